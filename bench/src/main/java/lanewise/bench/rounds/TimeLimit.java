package lanewise.bench.rounds;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides whether a run makes another round: a slow machine makes fewer rather than keep its user waiting. Two it makes
 * in any case, since one has no interval.
 */
final class TimeLimit {

    private static final int FEWEST = 2;

    private final long limit;
    private final LongSupplier clock;
    private final long start;

    /**
     * Begins to count the time.
     *
     * @param limit of the whole run
     * @param clock nanoseconds
     */
    TimeLimit(Duration limit, LongSupplier clock) {
        this.limit = limit.toNanos();
        this.clock = clock;
        start = clock.getAsLong();
    }

    /** True if a round after so many, as long as they were on average, ends within the limit. */
    boolean allowsAnotherAfter(int rounds) {
        double spent = clock.getAsLong() - start;
        return rounds < FEWEST || spent + spent / rounds <= limit;
    }
}
