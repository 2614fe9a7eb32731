/** Where commands print, the files they write, and command lines for people to copy. */
package lanewise.cli.console;
