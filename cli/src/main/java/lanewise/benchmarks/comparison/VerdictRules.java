package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.StudentT;

/**
 * Says what can be said of a score against the base's.
 *
 * <p>Faster or slower needs both: the whole interval of the ratio beyond 1, and the ratio beyond the threshold. The
 * intervals of all rows of a table hold at once, each with a confidence of 1 - (1 - confidence) / rows, so that a table
 * of a hundred rows finds no more differences by chance than a table of one. Where a ruler says that the machine itself
 * changed by more than the threshold, the ratio must lie beyond the threshold after dividing by the ruler's ratio too:
 * only then does it not matter how much of the machine's change the benchmark felt.
 */
final class VerdictRules {

    private static final String ZERO = "no ratio: a score is no finite number above 0";

    private final Settings settings;
    private final double confidence;
    private final StudentT t;

    /**
     * @param rows that may get a verdict, of all sides
     */
    VerdictRules(Settings settings, long rows) {
        this.settings = settings;
        confidence = 1 - (1 - settings.confidence()) / Math.max(1, rows);
        t = new StudentT(confidence);
    }

    /** Of each interval. */
    double confidence() {
        return confidence;
    }

    /**
     * The judgment.
     *
     * @param machine logarithms of how much faster the machine itself was by each ruler, where that counts
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

    /** How much better, as a logarithm. */
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

    /** True if the ratio is beyond the threshold, and on the same side of it whatever ruler it is divided by. */
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
