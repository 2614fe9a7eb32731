package lanewise.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lanewise.errors.OutputException;

/**
 * Where the program writes, and what can be shown there.
 *
 * @param out results and progress
 * @param err errors
 * @param live true if the last line can be redrawn: a terminal, no pipe and no file
 * @param color shades of gray
 * @param unicode true if block characters arrive as such
 * @param width columns
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean live, Color color, boolean unicode, int width) {

    /** The system property by which the launcher names the file that errors are written to. */
    private static final String ERRORS = "lanewise.stderr";

    private static final int DEFAULT_WIDTH = 80;

    /** The terminal, pipe or file this process writes to. */
    public static Terminal ofProcess() {
        Console console = System.console();
        boolean terminal = console != null && isTerminal(console);
        Charset charset = terminal ? console.charset() : charsetOfPipes();
        PrintWriter out = writer(FileDescriptor.out, charset);
        return of(terminal, charset, System::getenv, out, errors(System.getProperty(ERRORS), charset));
    }

    /**
     * Returns the writer of errors: to the file that the launcher names, which filters what Java itself prints on
     * standard error; else to standard error.
     */
    private static PrintWriter errors(String file, Charset charset) {
        if (file != null) {
            try {
                // To append does not empty a file that several processes write to.
                return new StandardOutput(new FileOutputStream(file, true), charset);
            } catch (FileNotFoundException e) {
                return writer(FileDescriptor.err, charset);
            }
        }
        return writer(FileDescriptor.err, charset);
    }

    /**
     * What can be shown, by what is known of the place.
     *
     * <p>{@code COLUMNS} gives the width, {@code TERM} and {@code COLORTERM} the colors; {@code NO_COLOR} turns them
     * off.
     *
     * @param terminal false for a pipe or a file
     * @param charset of the writers
     * @param environment environment variables by name, null for those not set
     * @param out results and progress
     * @param err errors
     */
    public static Terminal of(
            boolean terminal, Charset charset, UnaryOperator<String> environment, PrintWriter out, PrintWriter err) {
        boolean live = terminal && knowsEscapes(environment);
        Color color = live ? color(environment) : Color.NONE;
        boolean unicode = charset.name().startsWith("UTF");
        return new Terminal(out, err, live, color, unicode, width(environment.apply("COLUMNS")));
    }

    /** Why not all that was written to {@link #out} has arrived; empty if it has, or if nobody wants it any longer. */
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

    /** Returns whether nobody reads {@link #out} any longer, as far as writes so far have shown. */
    public boolean isClosed() {
        return out instanceof StandardOutput standard && standard.isClosed();
    }

    /** Since JDK 22 there is a console without a terminal too, and a method that tells them apart. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** JDK 17 knows the second of the two properties alone. */
    private static Charset charsetOfPipes() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new StandardOutput(new FileOutputStream(descriptor), charset);
    }

    /** The terminals of Windows set no TERM; of those the ones named here know escape codes. */
    private static boolean knowsEscapes(UnaryOperator<String> environment) {
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

    private static int width(String columns) {
        try {
            int width = columns == null ? DEFAULT_WIDTH : Integer.parseInt(columns.strip());
            return width > 0 ? width : DEFAULT_WIDTH;
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
