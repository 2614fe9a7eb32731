package lanewise.cli.console;

import java.util.Collection;
import lanewise.cli.terminal.Terminal;
import lanewise.cli.terminal.TextLayout;
import lanewise.text.Printable;

/**
 * The output of commands. Characters that could control a terminal are replaced in all text, because text may come from
 * files. Only drawings keep their escape codes.
 *
 * @param terminal the terminal, pipe or file
 */
public record Console(Terminal terminal) {

    /** The name of the program, which starts every error message. */
    public static final String PROGRAM = "lanewise";

    /** The exit code that a shell reports for a program that writes to a closed pipe: 128 + 13. */
    public static final int CLOSED = 141;

    /**
     * Prints a line.
     *
     * @param line any text; characters that are not printable are replaced
     */
    public void println(String line) {
        terminal.out().println(Printable.of(line));
    }

    /**
     * Prints several lines.
     *
     * @param lines any texts; characters that are not printable are replaced
     */
    public void println(Collection<String> lines) {
        lines.forEach(this::println);
    }

    /**
     * Prints a line of prose. On a terminal, it is broken between words if it is longer than the terminal is wide.
     *
     * @param line any text; characters that are not printable are replaced
     */
    public void prose(String line) {
        if (terminal.live()) {
            println(TextLayout.paragraph(line, terminal.width()));
        } else {
            println(line);
        }
    }

    /**
     * Prints a document.
     *
     * @param text lines that each end with a line feed; other characters that are not printable are replaced
     */
    public void print(String text) {
        text.lines().forEach(this::println);
        flush();
    }

    /**
     * Prints a drawing.
     *
     * @param lines lines that may contain escape codes, and therefore no text from files
     */
    public void draw(Collection<String> lines) {
        lines.forEach(terminal.out()::println);
    }

    /**
     * Prints a message on standard error, after the name of the program.
     *
     * @param message one line; characters that are not printable are replaced
     */
    public void error(String message) {
        terminal.err().println(PROGRAM + ": " + Printable.of(message));
        terminal.err().flush();
    }

    /**
     * Prints an error and its causes with their stack traces on standard error.
     *
     * @param e the error, whose messages may contain text from files
     */
    public void stackTrace(Throwable e) {
        String start = "";
        for (Throwable each = e; each != null; each = each.getCause()) {
            terminal.err().println(start + Printable.of(each.toString()));
            for (StackTraceElement frame : each.getStackTrace()) {
                terminal.err().println("\tat " + Printable.of(frame.toString()));
            }
            start = "Caused by: ";
        }
        terminal.err().flush();
    }

    /**
     * Writes bytes to standard output, such as a picture.
     *
     * @param bytes the content
     */
    public void write(byte[] bytes) {
        terminal.write(bytes);
    }

    /**
     * Returns whether nobody reads standard output any longer, as after {@code | head}.
     *
     * @return true if a write has failed for this reason
     */
    public boolean isClosed() {
        return terminal.isClosed();
    }

    /** Flushes standard output. */
    public void flush() {
        terminal.out().flush();
    }

    /**
     * Returns whether block characters can be shown.
     *
     * @return true for Unicode
     */
    public boolean unicode() {
        return terminal.unicode();
    }

    /**
     * Returns the maximum width of lines.
     *
     * @return the width of the terminal in columns; 0 if the output is not a terminal
     */
    public int lineWidth() {
        return terminal.live() ? terminal.width() : 0;
    }

    /**
     * Returns the width of the terminal.
     *
     * @return the width in columns
     */
    public int width() {
        return terminal.width();
    }
}
