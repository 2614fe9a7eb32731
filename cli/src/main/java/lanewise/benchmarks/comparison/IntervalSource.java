package lanewise.benchmarks.comparison;

import java.util.Locale;

/** The source of an interval, the best one first. */
public enum IntervalSource {
    /** The means of two runs or more. */
    RUNS,
    /** One run, whose uncertainty is that of the runs of the other side. */
    ONE_RUN,
    /** The means, or the fastest iterations, of two forks or more. */
    FORKS,
    /** JMH's own error, which assumes that all iterations of all forks are independent. */
    SCORE_ERROR,
    /** The iterations of one fork, which do not show how much JVMs differ. */
    ITERATIONS,
    /** There is no interval. */
    NOTHING;

    /**
     * Returns the name in machine-readable output.
     *
     * @return a name such as {@code score-error}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
