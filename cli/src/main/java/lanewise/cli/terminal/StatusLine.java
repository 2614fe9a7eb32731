package lanewise.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lanewise.text.Printable;

/**
 * Prints lines of text above a status line that is redrawn in place. Without a terminal there is no status line.
 *
 * <p>Not for use by several threads. A shutdown hook removes the status line if Ctrl-C stops the JVM.
 */
public final class StatusLine implements AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean live;
    private final LongSupplier clock;
    private String shown = "";
    private long drawnAt;
    private boolean closed;

    /** The shutdown hook; null without a status line. */
    private final Thread atExit;

    /**
     * Creates a status line.
     *
     * @param terminal where it is printed
     */
    public StatusLine(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    /**
     * Creates a status line with a clock of its own.
     *
     * @param clock returns nanoseconds
     */
    StatusLine(Terminal terminal, LongSupplier clock) {
        out = terminal.out();
        live = terminal.live();
        this.clock = clock;
        drawnAt = clock.getAsLong() - REDRAW_NANOS;
        atExit = live ? new Thread(() -> LimitedWait.run(this::erase), "status-line") : null;
        if (live) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    /**
     * Prints a line above the status line. Prints nothing after {@link #close}, because the JVM may be exiting.
     *
     * @param text the line; characters that are not printable are replaced
     */
    public synchronized void println(String text) {
        if (closed) {
            return;
        }
        String line = Printable.of(text);
        if (shown.isEmpty()) {
            out.println(line);
        } else {
            out.println(ERASE + line);
            out.print(shown);
            out.flush();
        }
    }

    /**
     * Redraws the status line, at most ten times per second.
     *
     * @param status returns the text
     */
    public synchronized void update(Supplier<String> status) {
        if (!live || closed || clock.getAsLong() - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = clock.getAsLong();
        shown = status.get();
        out.print(ERASE + shown);
        out.flush();
    }

    /** Removes the status line. */
    @Override
    public void close() {
        erase();
        try {
            if (live) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        } catch (IllegalStateException e) {
            // The JVM is exiting. The hook has nothing left to erase.
        }
    }

    private synchronized void erase() {
        closed = true;
        if (!shown.isEmpty()) {
            out.print(ERASE);
            out.flush();
            shown = "";
        }
    }
}
