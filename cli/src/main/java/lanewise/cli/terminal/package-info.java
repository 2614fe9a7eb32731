/** What a terminal can show, and how to draw on it. Knows no network. */
package lanewise.cli.terminal;
