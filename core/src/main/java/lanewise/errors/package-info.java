/** The exceptions whose messages are written for the user of the program. */
package lanewise.errors;
