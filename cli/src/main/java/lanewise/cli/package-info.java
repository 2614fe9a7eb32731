/** The program {@code lanewise}: its commands, what they print, and its exit codes. */
package lanewise.cli;
