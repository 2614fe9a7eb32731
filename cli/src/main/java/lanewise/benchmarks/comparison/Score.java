package lanewise.benchmarks.comparison;

import java.util.Optional;
import java.util.stream.Stream;
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
 * @param edited whether the value is not the mean of the raw data
 * @param lack why the data do not show how much forks or runs differ; empty if they do
 */
public record Score(
        ScoreUnit unit,
        Direction direction,
        double value,
        Optional<Estimate> log,
        Optional<Estimate> linear,
        Optional<Interval> interval,
        IntervalSource basis,
        int forks,
        boolean edited,
        Optional<Lack> lack) {

    /** The reason why the data of a score do not show how much its forks or runs differ; the most severe one last. */
    public enum Lack {
        /** One fork, or no raw data and one fork. */
        ONE_FORK("one fork", Advice.FORKS),
        /** One iteration of one fork. */
        ONE_ITERATION("one iteration of one fork", Advice.FORKS),
        /** JMH's error, but no raw data. The error does not contain how much forks differ. */
        NO_RAW_DATA("no raw data", Advice.RAW_DATA),
        /** Neither raw data nor an error. */
        NO_ERROR("no raw data and no error", Advice.RAW_DATA),
        /** One run, which the other side cannot complete because it also has one run. */
        ONE_RUN("one run on each side", Advice.RUNS),
        /** Raw data that are not finite, or not above 0. */
        BROKEN_DATA("the raw data contain a value that is not a finite number above 0", Advice.REPEAT);

        private final String note;
        private final Advice advice;

        /** What follows for the user. Several lacks share an advice. */
        public enum Advice {
            /** More forks are needed. */
            FORKS(
                    "one fork does not show how much JVMs differ",
                    "measure with five forks (-f 5) and write JSON (-rf json)"),
            /** Raw data are needed. */
            RAW_DATA(
                    "a report without raw data does not show how much JVMs differ",
                    "measure with five forks (-f 5) and write JSON (-rf json)"),
            /** More runs are needed. */
            RUNS(
                    "one run on each side does not show how much runs differ",
                    "use two or more runs of the base (--base, --window)"),
            /** The measurement must be repeated. */
            REPEAT("the raw data contain a value that is not a finite number above 0", "measure these rows again");

            private final String cause;
            private final String action;

            Advice(String cause, String action) {
                this.cause = cause;
                this.action = action;
            }

            /**
             * Returns why there is no verdict.
             *
             * @return a clause that follows "because"
             */
            public String cause() {
                return cause;
            }

            /**
             * Returns what to do.
             *
             * @return a clause in the imperative
             */
            public String action() {
                return action;
            }
        }

        Lack(String note, Advice advice) {
            this.note = note;
            this.advice = advice;
        }

        /** Returns the reason for a note on a row. */
        String note() {
            return note;
        }

        /**
         * Returns what follows for the user.
         *
         * @return the advice
         */
        public Advice advice() {
            return advice;
        }

        /** Returns the more severe lack of two scores. */
        static Optional<Lack> of(Score one, Score two) {
            return Stream.of(one, two).flatMap(score -> score.lack().stream()).max(Enum::compareTo);
        }
    }

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
                forks,
                edited,
                lack);
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

    /**
     * Returns whether the interval of the ratio is known. One run on each side gives none.
     *
     * @param base the score to compare with
     */
    boolean hasIntervalWith(Score base) {
        return basis != IntervalSource.NOTHING
                && base.basis != IntervalSource.NOTHING
                && !(basis == IntervalSource.ONE_RUN && base.basis == IntervalSource.ONE_RUN);
    }

    private boolean isSample() {
        return basis == IntervalSource.FORKS || basis == IntervalSource.RUNS;
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
