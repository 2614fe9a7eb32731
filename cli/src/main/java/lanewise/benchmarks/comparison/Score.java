package lanewise.benchmarks.comparison;

import java.util.Optional;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;

/**
 * A score and its uncertainty.
 *
 * @param unit unit of the score and of its interval
 * @param value score in the report, or of the fastest iterations of the forks; NaN if there is none
 * @param log logarithm of the score in base units, such as seconds or operations per second; empty if there is none
 * @param interval confidence interval of the score; empty if unknown
 * @param basis source of the interval
 * @param forks number of forks
 */
public record Score(
        ScoreUnit unit,
        double value,
        Optional<Estimate> log,
        Optional<Interval> interval,
        IntervalSource basis,
        int forks) {

    /** Returns this score in another unit of the same quantity. */
    Score in(ScoreUnit other) {
        double factor = unit.in(other);
        return new Score(other, value * factor, log, interval.map(i -> i.times(factor)), basis, forks);
    }

    /** Returns whether the data suffice for a verdict. */
    boolean isEnough() {
        return basis == IntervalSource.FORKS || basis == IntervalSource.SCORE_ERROR && forks > 1;
    }
}
