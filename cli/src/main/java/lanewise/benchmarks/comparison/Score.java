package lanewise.benchmarks.comparison;

import java.util.Optional;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;

/**
 * A score and how sure it is.
 *
 * @param unit of the score and its interval
 * @param value as in the report, or of the forks' fastest iterations; NaN if there is none
 * @param log of the score in seconds, operations per second or the like; empty if there is none
 * @param interval of the score; empty if nothing is known of it
 * @param basis what the interval comes from
 * @param forks how many JVMs
 */
public record Score(
        ScoreUnit unit,
        double value,
        Optional<Estimate> log,
        Optional<Interval> interval,
        IntervalSource basis,
        int forks) {

    /** The same in another unit of the same kind. */
    Score in(ScoreUnit other) {
        double factor = unit.in(other);
        return new Score(other, value * factor, log, interval.map(i -> i.times(factor)), basis, forks);
    }

    /** True if a verdict may rest on it. */
    boolean isEnough() {
        return basis == IntervalSource.FORKS || basis == IntervalSource.SCORE_ERROR && forks > 1;
    }
}
