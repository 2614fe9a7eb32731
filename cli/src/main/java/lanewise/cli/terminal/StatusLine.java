package lanewise.cli.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lanewise.text.Printable;

/**
 * Lines of text with a last line that is redrawn below them. Where there is no terminal that last line is left out.
 *
 * <p>For one thread. Where the JVM is ended meanwhile, by Ctrl-C say, the last line is taken away all the same.
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

    /** Null where there is nothing to take away. */
    private final Thread atExit;

    /** A status line on a terminal. */
    public StatusLine(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    /**
     * A status line with its own clock.
     *
     * @param clock nanoseconds
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

    /** Prints a line above the status line; nothing once that is taken away, as the JVM may be ending. */
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

    /** Redraws the status line, unless that was done a moment ago. */
    public synchronized void update(Supplier<String> status) {
        if (!live || closed || clock.getAsLong() - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = clock.getAsLong();
        shown = status.get();
        out.print(ERASE + shown);
        out.flush();
    }

    /** Takes the status line away; from then on there is none. */
    @Override
    public void close() {
        erase();
        try {
            if (live) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        } catch (IllegalStateException e) {
            // The JVM is being ended; the hook finds nothing left to erase.
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
