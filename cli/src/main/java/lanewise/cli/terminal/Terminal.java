package lanewise.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import lanewise.errors.OutputException;

/**
 * The output of the program and its capabilities.
 *
 * @param out results and progress
 * @param err errors
 * @param live whether the last line can be redrawn: true for a terminal, false for a pipe or a file
 * @param color the colors
 * @param unicode whether block characters can be shown
 * @param columns returns the current width in columns
 */
public record Terminal(
        PrintWriter out, PrintWriter err, boolean live, Color color, boolean unicode, IntSupplier columns) {

    /** The system property with the number of the file descriptor that errors are written to. */
    private static final String ERRORS = "lanewise.stderr";

    private static final int DEFAULT_WIDTH = 80;

    /**
     * Returns the terminal, pipe or file that this process writes to.
     *
     * @return the terminal
     */
    public static Terminal ofProcess() {
        Console console = System.console();
        boolean terminal = console != null && isTerminal(console);
        Charset charset = terminal ? console.charset() : charsetOfPipes();
        PrintWriter out = writer(FileDescriptor.out, charset);
        return of(
                terminal,
                charset,
                System::getenv,
                terminal ? new MeasuredWidth() : () -> 0,
                out,
                writer(errors(Integer.getInteger(ERRORS)), charset));
    }

    /**
     * Returns the file descriptor that errors are written to. The launcher filters the standard error of Java, so it
     * gives the program another descriptor.
     *
     * <p>Opening its name in {@code /dev/fd} instead would open a regular file a second time, with a position of its
     * own. In a file that receives output and errors, each would overwrite the other. No public method returns an
     * inherited descriptor. The manifest of cli.jar opens {@code java.io} for this constructor.
     *
     * @param number the number of the descriptor, null for standard error
     */
    private static FileDescriptor errors(Integer number) {
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            Constructor<FileDescriptor> inherited = FileDescriptor.class.getDeclaredConstructor(int.class);
            inherited.setAccessible(true);
            return inherited.newInstance(number);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return FileDescriptor.err;
        }
    }

    /**
     * Returns a terminal whose capabilities are derived from the environment, and whose width is not measured.
     *
     * @param terminal false for a pipe or a file
     * @param charset encoding of the writers
     * @param environment returns environment variables by name, null if not set
     * @param out results and progress
     * @param err errors
     * @return the terminal
     */
    public static Terminal of(
            boolean terminal, Charset charset, UnaryOperator<String> environment, PrintWriter out, PrintWriter err) {
        return of(terminal, charset, environment, () -> 0, out, err);
    }

    /**
     * Returns a terminal whose capabilities are derived from the environment.
     *
     * <p>{@code TERM} and {@code COLORTERM} give the colors; {@code NO_COLOR} disables them. {@code COLUMNS} overrides
     * the measured width.
     *
     * @param measured returns the measured width in columns; 0 or less if it is unknown
     */
    static Terminal of(
            boolean terminal,
            Charset charset,
            UnaryOperator<String> environment,
            IntSupplier measured,
            PrintWriter out,
            PrintWriter err) {
        boolean live = terminal && supportsEscapes(environment);
        Color color = live ? color(environment) : Color.NONE;
        boolean unicode = charset.name().startsWith("UTF");
        return new Terminal(out, err, live, color, unicode, columns(environment.apply("COLUMNS"), measured));
    }

    /**
     * Returns the current width.
     *
     * @return the width in columns; 80 if it is unknown
     */
    public int width() {
        return columns.getAsInt();
    }

    /**
     * Returns the first error of writing to {@link #out}.
     *
     * @return the error; empty if there is none, or if the reader closed the pipe
     */
    public Optional<OutputException> failure() {
        return out instanceof StandardOutput standard ? standard.failure() : Optional.empty();
    }

    /** Writes bytes to {@link #out}, after the text so far. */
    public void write(byte[] bytes) {
        if (!(out instanceof StandardOutput standard)) {
            throw new IllegalStateException("bytes are written to standard output, not to " + out);
        }
        standard.write(bytes);
    }

    /** Returns whether a write to {@link #out} failed because the reader closed the pipe. */
    public boolean isClosed() {
        return out instanceof StandardOutput standard && standard.isClosed();
    }

    /** Returns whether a console is a terminal. Since JDK 22 this can be false; before, every console is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Returns the encoding of pipes. JDK 17 sets only the second property. */
    private static Charset charsetOfPipes() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new StandardOutput(new FileOutputStream(descriptor), charset);
    }

    /**
     * Returns whether the terminal supports escape codes. On Windows, TERM is not set; two terminals set other
     * variables.
     */
    private static boolean supportsEscapes(UnaryOperator<String> environment) {
        String term = environment.apply("TERM");
        return term == null
                ? environment.apply("WT_SESSION") != null || "ON".equals(environment.apply("ConEmuANSI"))
                : !term.isEmpty() && !term.equals("dumb");
    }

    private static Color color(UnaryOperator<String> environment) {
        String noColor = environment.apply("NO_COLOR");
        if (noColor != null && !noColor.isEmpty()) {
            return Color.NONE;
        }
        String depth = environment.apply("COLORTERM");
        if ("truecolor".equals(depth) || "24bit".equals(depth) || environment.apply("WT_SESSION") != null) {
            return Color.TRUE;
        }
        String term = environment.apply("TERM");
        boolean few = term != null && (term.startsWith("vt") || term.startsWith("linux"));
        return few ? Color.NONE : Color.INDEXED;
    }

    private static IntSupplier columns(String given, IntSupplier measured) {
        int fixed = number(given);
        return fixed > 0
                ? () -> fixed
                : () -> {
                    int width = measured.getAsInt();
                    return width > 0 ? width : DEFAULT_WIDTH;
                };
    }

    private static int number(String columns) {
        try {
            return columns == null ? 0 : Integer.parseInt(columns.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
