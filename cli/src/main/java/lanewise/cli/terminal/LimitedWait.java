package lanewise.cli.terminal;

import java.util.concurrent.TimeUnit;

/** Runs work that may never end, such as writing to a terminal that is stopped, and waits for it for a limited time. */
public final class LimitedWait {

    private static final long SECONDS = 2;

    private LimitedWait() {}

    /**
     * Runs the work in a thread of its own and waits for it for two seconds at most.
     *
     * @param work the work, which may continue after this method returns
     */
    public static void run(Runnable work) {
        run(work, TimeUnit.SECONDS.toMillis(SECONDS));
    }

    static void run(Runnable work, long millis) {
        Thread thread = new Thread(work, "limited-wait");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
