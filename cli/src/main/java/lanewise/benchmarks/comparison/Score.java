package lanewise.benchmarks.comparison;

import java.util.Optional;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;

/**
 * A score and its uncertainty.
 *
 * @param unit unit of the score and of its interval
 * @param direction which scores are better
 * @param value score in the report, or the mean of the fastest iterations of the forks or of the runs; NaN if there is
 *     none
 * @param log logarithm of the score in base units, such as seconds or operations per second; empty if there is none
 * @param linear estimate of the mean itself, in the unit, from two forks or more; empty if there are fewer
 * @param interval confidence interval of the score; empty if unknown
 * @param basis source of the interval
 * @param forks number of forks, or of runs if the basis is runs; 0 if unknown
 */
public record Score(
        ScoreUnit unit,
        Direction direction,
        double value,
        Optional<Estimate> log,
        Optional<Estimate> linear,
        Optional<Interval> interval,
        IntervalSource basis,
        int forks) {

    /** Returns this score in another unit of the same quantity. */
    Score in(ScoreUnit other) {
        double factor = unit.in(other);
        return new Score(
                other,
                direction,
                value * factor,
                log,
                linear.map(e -> e.times(factor)),
                interval.map(i -> i.times(factor)),
                basis,
                forks);
    }

    /**
     * Returns whether the data suffice for a verdict.
     *
     * @param base the score to compare with
     */
    boolean isEnoughFor(Score base) {
        return isSample() && base.isSample()
                || basis == IntervalSource.ONE_RUN && base.basis == IntervalSource.RUNS
                || basis == IntervalSource.RUNS && base.basis == IntervalSource.ONE_RUN;
    }

    private boolean isSample() {
        return basis == IntervalSource.FORKS
                || basis == IntervalSource.RUNS
                || basis == IntervalSource.SCORE_ERROR && forks > 1;
    }

    /**
     * Returns the logarithm of the ratio to the base. Above 0 is better, or higher if the direction is unknown.
     *
     * @param base the score to compare with
     * @return the estimate; empty if a score has no logarithm
     */
    Optional<Estimate> logRatioTo(Score base) {
        if (base.log.isEmpty() || log.isEmpty()) {
            return Optional.empty();
        }
        Estimate from = base.log.get();
        Estimate to = log.get();
        Estimate more;
        if (basis == IntervalSource.ONE_RUN && base.basis == IntervalSource.RUNS) {
            more = from.toAnother(to.value(), base.forks);
        } else if (basis == IntervalSource.RUNS && base.basis == IntervalSource.ONE_RUN) {
            more = to.toAnother(from.value(), forks).negated();
        } else {
            more = to.minus(from);
        }
        return Optional.of(direction.sign() > 0 ? more : more.negated());
    }
}
