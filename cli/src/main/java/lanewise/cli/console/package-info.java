/** The output of commands: the terminal, the files they write, and command lines for the user to copy. */
package lanewise.cli.console;
