package lanewise.picture.image;

import java.util.concurrent.CancellationException;

/** Ends the work on a picture when its thread is interrupted. */
public final class Interruption {

    private Interruption() {}

    /**
     * Checks whether the current thread is interrupted. Its interrupted status does not change.
     *
     * @throws CancellationException if it is
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the thread was interrupted");
        }
    }
}
