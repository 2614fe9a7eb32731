/** Formats numbers and untrusted text for messages. */
package lanewise.text;
