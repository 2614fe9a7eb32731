package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.StudentT;

/**
 * Decides the verdict on a score in comparison with the base.
 *
 * <p>Faster or slower requires that the whole interval of the ratio is on one side of 1 and that the ratio is beyond
 * the threshold. The intervals of all rows of a table hold simultaneously, each at a confidence level of 1 - (1 -
 * confidence) / rows, so that a table of a hundred rows has no more false differences than a table of one. If a ruler
 * shows that the machine itself changed by more than the threshold, the ratio must also be beyond the threshold after
 * division by the ratio of the ruler. The verdict is then independent of how much the change of the machine affected
 * the benchmark.
 */
final class VerdictRules {

    private static final String ZERO = "no ratio: a score is no finite number above 0";

    private final Settings settings;
    private final double confidence;
    private final StudentT t;

    /**
     * Creates the rules of a table.
     *
     * @param settings the settings
     * @param rows number of rows that may get a verdict, on all sides
     */
    VerdictRules(Settings settings, long rows) {
        this.settings = settings;
        confidence = 1 - (1 - settings.confidence()) / Math.max(1, rows);
        t = new StudentT(confidence);
    }

    /** Returns the confidence level of each interval. */
    double confidence() {
        return confidence;
    }

    /**
     * Returns the judgment of a score.
     *
     * @param base score of the base
     * @param score score to judge
     * @param machine logarithms of how much faster the machine was by each ruler, where that applies
     */
    Judgment judge(Score base, Score score, List<Double> machine) {
        if (base.value() == 0 && score.value() == 0) {
            return new Judgment(
                    OptionalDouble.of(1), Optional.of(new Interval(1, 1)), Verdict.WITHIN_NOISE, "both are 0", false);
        }
        Optional<Estimate> log = logRatio(base, score);
        if (log.isEmpty()) {
            return new Judgment(OptionalDouble.empty(), Optional.empty(), Verdict.NOT_ENOUGH_DATA, ZERO, false);
        }
        double ratio = log.get().value();
        Optional<Interval> interval = base.basis() == IntervalSource.NOTHING || score.basis() == IntervalSource.NOTHING
                ? Optional.empty()
                : Optional.of(log.get().interval(t));
        boolean enough = base.isEnough() && score.isEnough();
        Verdict verdict = enough ? verdict(ratio, interval.orElseThrow(), machine) : Verdict.NOT_ENOUGH_DATA;
        boolean regression = enough
                && settings.regression().isPresent()
                && interval.orElseThrow().high() < 0
                && isBeyond(ratio, settings.regression().get(), machine);
        return new Judgment(
                OptionalDouble.of(Math.exp(ratio)),
                interval.map(Interval::exp),
                verdict,
                enough ? remark(base, score) : lack(base, score),
                regression);
    }

    /** Returns the logarithm of the ratio, where above 0 is better. */
    static Optional<Estimate> logRatio(Score base, Score score) {
        if (base.log().isEmpty() || score.log().isEmpty()) {
            return Optional.empty();
        }
        Estimate more = score.log().get().minus(base.log().get());
        return Optional.of(base.unit().moreIsBetter() ? more : more.negated());
    }

    private Verdict verdict(double ratio, Interval interval, List<Double> machine) {
        if (interval.contains(0)) {
            return Verdict.WITHIN_NOISE;
        }
        if (!isBeyond(ratio, settings.threshold(), machine)) {
            return Verdict.BELOW_THRESHOLD;
        }
        return ratio > 0 ? Verdict.FASTER : Verdict.SLOWER;
    }

    /** Returns whether the ratio is beyond the threshold, also after division by the ratio of each ruler. */
    private static boolean isBeyond(double ratio, double threshold, List<Double> machine) {
        double least = Math.log1p(threshold);
        return Math.abs(ratio) > least && machine.stream().allMatch(m -> Math.signum(ratio) * (ratio - m) > least);
    }

    private static String remark(Score base, Score score) {
        return base.basis() == IntervalSource.SCORE_ERROR || score.basis() == IntervalSource.SCORE_ERROR
                ? "from JMH's error: no raw data"
                : "";
    }

    private static String lack(Score base, Score score) {
        if (base.basis() == IntervalSource.NOTHING || score.basis() == IntervalSource.NOTHING) {
            return "no interval: one measurement, or no raw data and no error";
        }
        return "one fork: how much JVMs differ is not in the interval";
    }
}
