/** Wording of numbers and of text from outside in messages. */
package lanewise.text;
