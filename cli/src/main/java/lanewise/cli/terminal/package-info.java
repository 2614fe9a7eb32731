/** The capabilities of a terminal, and drawing on it. Independent of networks. */
package lanewise.cli.terminal;
