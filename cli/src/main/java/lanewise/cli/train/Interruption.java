package lanewise.cli.train;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or any other signal that ends the JVM, as a question to a work that wants to save what it has. The JVM ends when
 * the work has closed this.
 */
final class Interruption implements AutoCloseable {

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "interruption");
    private volatile boolean asked;

    /** Listens from here on. */
    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        asked = true;
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to stop. */
    boolean asked() {
        return asked;
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is being ended; the hook waits no longer.
        }
    }
}
