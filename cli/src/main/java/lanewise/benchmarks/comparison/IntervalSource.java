package lanewise.benchmarks.comparison;

import java.util.Locale;

/** What an interval comes from, from the best to nothing. */
public enum IntervalSource {
    /** The means, or the fastest iterations, of two forks or more. */
    FORKS,
    /** JMH's own error, which takes all iterations of all forks for independent. */
    SCORE_ERROR,
    /** The iterations of one fork: how much JVMs differ does not show in it. */
    ITERATIONS,
    /** There is no interval. */
    NOTHING;

    /** For programs, such as {@code score-error}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
