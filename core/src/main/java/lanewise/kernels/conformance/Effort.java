package lanewise.kernels.conformance;

import java.time.Duration;

/** How much the suite tries. */
public enum Effort {

    /** A few seconds: the small cases, and a few of the others. For tests that run often. */
    QUICK(1_000, 300, Duration.ofMillis(3), 5_000_000L),

    /** At most a minute with fast kernels: shapes up to those of all usual trainings. */
    STANDARD(110_000, 6_000, Duration.ofMillis(100), 400_000_000L),

    /** Several minutes: more calls, longer races, larger shapes. */
    THOROUGH(1_500_000, 60_000, Duration.ofSeconds(2), 1_000_000_000L);

    private final int calls;
    private final int mixedCalls;
    private final Duration race;
    private final long largestCase;

    Effort(int calls, int mixedCalls, Duration race, long largestCase) {
        this.calls = calls;
        this.mixedCalls = mixedCalls;
        this.race = race;
        this.largestCase = largestCase;
    }

    /** Returns the number of calls of each operation that are made one after the other. */
    int calls() {
        return calls;
    }

    /** Returns the number of calls of all operations in turns. */
    int mixedCalls() {
        return mixedCalls;
    }

    /** Returns how long concurrent calls of one case are repeated. */
    Duration race() {
        return race;
    }

    /** Returns the maximum number of multiply-adds of a case. */
    long largestCase() {
        return largestCase;
    }

    boolean atLeast(Effort other) {
        return compareTo(other) >= 0;
    }
}
