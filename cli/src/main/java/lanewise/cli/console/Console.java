package lanewise.cli.console;

import lanewise.cli.terminal.Terminal;

/**
 * The place where commands print.
 *
 * @param terminal the terminal, pipe or file
 */
public record Console(Terminal terminal) {

    /** The name of the program. */
    public static final String PROGRAM = "lanewise";
}
