/** Parses and formats numbers, and formats untrusted text and pictures for messages. */
package lanewise.text;
