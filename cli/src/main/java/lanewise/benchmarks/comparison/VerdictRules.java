package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.Direction;
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

    private static final String NO_RATIO =
            "no ratio: a score or the mean of a fork is not a finite number above 0, or the raw data"
                    + " contain a negative value";

    private static final String BYTES = "b/op";

    private final Settings settings;
    private final double confidence;
    private final StudentT t;
    private final RoutineDifference routine;

    /**
     * Creates the rules of a table.
     *
     * @param settings the settings
     * @param rows number of rows that may get a verdict, on all sides
     * @param routine the difference that forks of the same code often have
     */
    VerdictRules(Settings settings, long rows, RoutineDifference routine) {
        this.settings = settings;
        this.routine = routine;
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
        // A cost or a counter can be 0. A time or a rate of 0 was not measured.
        boolean zeroIsValid = settings.metric().isPresent();
        if (zeroIsValid && base.value() == 0 && score.value() == 0) {
            return new Judgment(
                    OptionalDouble.of(1),
                    Optional.of(new Interval(1, 1)),
                    Verdict.WITHIN_NOISE,
                    "both are 0",
                    false,
                    true);
        }
        Optional<Estimate> log = score.logRatioTo(base);
        if (isBelowFloor(base, score)) {
            String remark = "the difference is below " + plain(settings.allocationFloor()) + " "
                    + base.unit().text();
            return new Judgment(ratio(log), Optional.empty(), Verdict.BELOW_THRESHOLD, remark, false, true);
        }
        boolean onLogs = log.isPresent() && score.hasIntervalWith(base);
        if (!onLogs
                && zeroIsValid
                && base.linear().isPresent()
                && score.linear().isPresent()) {
            return withZero(base, score);
        }
        if (log.isEmpty()) {
            return new Judgment(
                    OptionalDouble.empty(), Optional.empty(), Verdict.NOT_ENOUGH_DATA, NO_RATIO, false, false);
        }
        Optional<Interval> interval = onLogs ? Optional.of(log.get().interval(t)) : Optional.empty();
        return score.isEnoughFor(base)
                ? decided(base, score, log.get().value(), interval.orElseThrow(), machine)
                : open(base, score, log.get().value(), interval);
    }

    private static OptionalDouble ratio(Optional<Estimate> log) {
        return log.isPresent() ? OptionalDouble.of(Math.exp(log.get().value())) : OptionalDouble.empty();
    }

    private boolean isBelowFloor(Score base, Score score) {
        return base.unit().text().toLowerCase(Locale.ROOT).equals(BYTES)
                && Math.abs(base.value() - score.value()) < settings.allocationFloor();
    }

    private Judgment decided(Score base, Score score, double ratio, Interval interval, List<Double> machine) {
        boolean directed = score.direction() != Direction.UNKNOWN;
        double allowed = Math.log1p(settings.regression().orElse(0.0));
        boolean regression = directed
                && settings.regression().isPresent()
                && interval.high() < 0
                && isBeyond(ratio, settings.regression().get(), machine);
        Judgment judgment = new Judgment(
                OptionalDouble.of(Math.exp(ratio)),
                Optional.of(interval.exp()),
                verdict(ratio, interval, machine, directed),
                "",
                regression,
                interval.low() >= -allowed);
        return judgment.remarked(skew(base, score, ratio));
    }

    private Verdict verdict(double ratio, Interval interval, List<Double> machine, boolean directed) {
        if (interval.contains(0)) {
            return Verdict.WITHIN_NOISE;
        }
        if (!isBeyond(ratio, settings.threshold(), machine)) {
            return Verdict.BELOW_THRESHOLD;
        }
        return change(ratio, directed);
    }

    private static Verdict change(double ratio, boolean directed) {
        if (directed) {
            return ratio > 0 ? Verdict.FASTER : Verdict.SLOWER;
        }
        return ratio > 0 ? Verdict.CHANGED_UP : Verdict.CHANGED_DOWN;
    }

    /** Returns whether the ratio is beyond the threshold, also after division by the ratio of each ruler. */
    private static boolean isBeyond(double ratio, double threshold, List<Double> machine) {
        double least = Math.log1p(threshold);
        return Math.abs(ratio) > least && machine.stream().allMatch(m -> Math.signum(ratio) * (ratio - m) > least);
    }

    /**
     * Returns a remark if the ratio of the printed scores, which are arithmetic means, is on the other side of 1 or
     * differs by more than the threshold from the ratio, which is that of geometric means.
     */
    private String skew(Score base, Score score, double ratio) {
        if (base.edited() || score.edited()) {
            return "a printed score is not the mean of its raw data; the ratio is computed from the raw data";
        }
        double printed = score.direction().sign() * Math.log(score.value() / base.value());
        boolean differs = Math.abs(printed - ratio) > Math.log1p(settings.threshold())
                || printed * ratio < 0 && Math.abs(printed - ratio) > Math.log1p(settings.threshold()) / 5;
        return differs
                ? "forks differ widely: the ratio of the printed scores is "
                        + String.format(Locale.ROOT, printed < Math.log(0.1) ? "%.3g" : "%.3f", Math.exp(printed))
                        + "; the ratio column compares geometric means"
                : "";
    }

    /**
     * Judges a row in which a fork has the value 0, such as allocation that was optimized away. Logarithms do not
     * exist, so the interval is Welch's for the difference of the means.
     */
    private Judgment withZero(Score base, Score score) {
        Estimate from = base.linear().get();
        Estimate to = score.linear().get();
        Estimate up = to.minus(from);
        boolean directed = score.direction() != Direction.UNKNOWN;
        boolean changed = !up.interval(t).contains(0);
        double better = score.direction().sign() * up.value();
        boolean beyond = Math.abs(up.value()) > settings.threshold() * Math.min(from.value(), to.value());
        Verdict verdict = !changed ? Verdict.WITHIN_NOISE : beyond ? change(better, directed) : Verdict.BELOW_THRESHOLD;
        double allowed = 1 + settings.regression().orElse(0.0);
        // Worse by more than is allowed: positive if the cost grew, or the rate fell, by more than the limit.
        Estimate excess = score.direction() == Direction.HIGHER_IS_BETTER
                ? from.minus(to.times(allowed))
                : to.minus(from.times(allowed));
        boolean regression =
                directed && settings.regression().isPresent() && changed && better < 0 && excess.value() > 0;
        String remark = "from " + plain(base.value()) + " to " + plain(score.value()) + " "
                + base.unit().text() + ": a fork is not above 0, so there is no ratio";
        return new Judgment(
                OptionalDouble.empty(),
                Optional.empty(),
                verdict,
                remark,
                regression,
                excess.interval(t).high() <= 0);
    }

    /** Judges a row without data on how much forks differ. */
    private Judgment open(Score base, Score score, double ratio, Optional<Interval> interval) {
        double common = routine.of(base, score);
        Score.Lack lack = Score.Lack.of(base, score).orElseThrow();
        boolean large = Math.abs(ratio) > Math.log1p(common)
                && interval.map(i -> !i.contains(0)).orElse(true);
        return new Judgment(
                OptionalDouble.of(Math.exp(ratio)),
                interval.map(Interval::exp),
                large ? Verdict.UNPROVEN : Verdict.ROUTINE,
                lack.note() + ": "
                        + (common < Double.POSITIVE_INFINITY
                                ? "differences below about " + percent(common)
                                : "differences of any size")
                        + (interval.isPresent() ? ", or within the interval," : "")
                        + " are common between forks of the same code",
                false,
                false,
                Optional.of(lack));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.4g", number).replaceFirst("\\.?0+$", "");
    }
}
