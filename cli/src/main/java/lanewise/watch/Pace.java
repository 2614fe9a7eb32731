package lanewise.watch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Specifies when the page sends its next request, so that the server and the browser together take a limited share of
 * the time while the training runs. What they take is a debt that decreases with time; the next request is due when it
 * is paid. This also holds for several pages, which have one debt together. Thread-safe.
 *
 * <p>The share is one of the elapsed time, not of the time of all processors: an operation is finished when all threads
 * have finished their parts, so a thread that waits for a processor can hold up all others.
 */
class Pace {

    /** The shortest time between two requests of a page, in milliseconds. */
    static final long SHORTEST = 2_500;

    /** The longest time between two requests of a page, in milliseconds. */
    static final long LONGEST = 30_000;

    /**
     * The maximum processor time, as a share of the elapsed time. A training on two processors lost 56 ms in an update
     * that took about 45 ms of processor time, and up to 87 ms within the confidence interval ({@code WatchCost}, Intel
     * Xeon, JDK 17, 2026-11-29). With this share, the page took 1.0 % of the time, 1.5 % at the end of the interval.
     */
    static final double SHARE = 0.0075;

    /**
     * Processor time of all processes of the browser per time of an update, as the page measures it. Measured with
     * Chromium without a graphics processor (2026-11-29).
     */
    static final double BROWSER = 2;

    private static final double MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final LongSupplier clock;
    private double debt;
    private long paidAt;

    /**
     * Creates a pace without a debt.
     *
     * @param clock returns the time in nanoseconds
     */
    Pace(LongSupplier clock) {
        this.clock = clock;
        paidAt = clock.getAsLong();
    }

    /**
     * Adds the cost of a request.
     *
     * @param server processor time of the server in nanoseconds
     * @param page time that the page has spent in updates since its previous request, in milliseconds, as the page
     *     reports it
     * @return milliseconds until the page sends the next request
     */
    synchronized long next(long server, int page) {
        long now = clock.getAsLong();
        debt = Math.max(0, debt - SHARE * (now - paidAt));
        paidAt = now;
        debt = Math.min(SHARE * LONGEST * MILLI, debt + server + BROWSER * MILLI * Math.max(0, page));
        return Math.max(SHORTEST, Math.round(debt / SHARE / MILLI));
    }
}
