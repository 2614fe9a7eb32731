package lanewise.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lanewise.cli.terminal.LimitedWait;
import lanewise.text.Text;

/**
 * Delays the exit of the JVM after Ctrl-C or another signal, until the command has saved or printed its results and
 * closed this object. The delay is limited to {@value #MOST_SECONDS} seconds, because writing to some drives may never
 * end.
 */
public final class Interruption implements AutoCloseable {

    /** The exit code that a shell reports for a program that Ctrl-C stopped: 128 + 2. */
    public static final int EXIT_CODE = 130;

    private static final int MOST_SECONDS = 60;

    private final Console console;
    private final long seconds;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "interruption");
    private volatile boolean requested;
    private volatile boolean signaled;

    /**
     * Registers a shutdown hook.
     *
     * @param console where it reports that the delay is over
     */
    public Interruption(Console console) {
        this(console, MOST_SECONDS);
    }

    /** @param seconds the maximum delay */
    Interruption(Console console, long seconds) {
        this.console = console;
        this.seconds = seconds;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits in the shutdown hook until this object is closed. */
    void await() {
        requested = true;
        signaled = true;
        try {
            if (!finished.await(seconds, TimeUnit.SECONDS)) {
                LimitedWait.run(
                        () -> console.error("interrupted; saving did not end within " + Text.count(seconds, "second")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the training as a signal does, but not the program. */
    public void request() {
        requested = true;
    }

    /**
     * Returns whether the training is to end.
     *
     * @return true if a signal has arrived, or {@link #request} was called
     */
    public boolean requested() {
        return requested;
    }

    /**
     * Returns whether the program is to end.
     *
     * @return true if a signal has arrived
     */
    public boolean signaled() {
        return signaled;
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and the hook has been released.
        }
    }
}
