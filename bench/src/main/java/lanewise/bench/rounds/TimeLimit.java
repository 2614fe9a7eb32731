package lanewise.bench.rounds;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides whether a run makes another round, so that a slow machine makes fewer rounds within the same time. At least
 * two rounds are made, because one has no confidence interval.
 */
final class TimeLimit {

    private static final int FEWEST = 2;

    private final long limit;
    private final LongSupplier clock;
    private final long start;

    /**
     * Starts the clock.
     *
     * @param limit time limit of the whole run
     * @param clock returns nanoseconds
     */
    TimeLimit(Duration limit, LongSupplier clock) {
        this.limit = limit.toNanos();
        this.clock = clock;
        start = clock.getAsLong();
    }

    /**
     * Returns whether another round of average duration would end within the limit.
     *
     * @param rounds number of rounds so far
     */
    boolean allowsAnotherAfter(int rounds) {
        double spent = clock.getAsLong() - start;
        return rounds < FEWEST || spent + spent / rounds <= limit;
    }
}
