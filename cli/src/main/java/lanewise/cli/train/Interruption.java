package lanewise.cli.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.LimitedWait;
import lanewise.text.Text;

/**
 * Delays the end of the JVM after Ctrl-C, or another signal, until the work that this belongs to has saved its state and closed
 * this; at most for {@value #MOST_SECONDS} seconds, because a drive may never take what is written.
 */
final class Interruption implements AutoCloseable {

    private static final int MOST_SECONDS = 60;

    private final Console console;
    private final long seconds;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "interruption");
    private volatile boolean asked;

    /** Starts to wait for a signal. */
    Interruption(Console console) {
        this(console, MOST_SECONDS);
    }

    /** @param seconds how long the JVM waits for the work at most */
    Interruption(Console console, long seconds) {
        this.console = console;
        this.seconds = seconds;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits, in the shutdown hook, for the work to end. */
    void await() {
        asked = true;
        try {
            if (!finished.await(seconds, TimeUnit.SECONDS)) {
                LimitedWait.run(() -> console.error("interrupted; nothing was saved, because this took more than "
                        + Text.count(seconds, "second")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether a signal arrived. */
    boolean asked() {
        return asked;
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
