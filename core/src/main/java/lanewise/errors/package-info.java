/** The exceptions whose messages are written for the person who runs the program. */
package lanewise.errors;
