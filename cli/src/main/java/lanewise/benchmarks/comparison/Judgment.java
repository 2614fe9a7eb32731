package lanewise.benchmarks.comparison;

import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.statistics.Interval;

/**
 * The comparison of a score with that of the base.
 *
 * @param ratio ratio to the base, above 1 is better, or higher if the direction is unknown; empty if there is none
 * @param interval confidence interval of the ratio; empty if unknown
 * @param verdict the verdict
 * @param remark a reason where one is needed; else empty
 * @param regression whether the score is worse than that of the base by more than is allowed
 * @param cleared whether the data exclude a regression
 * @param lack why there is no verdict although there is a ratio; else empty
 */
public record Judgment(
        OptionalDouble ratio,
        Optional<Interval> interval,
        Verdict verdict,
        String remark,
        boolean regression,
        boolean cleared,
        Optional<Score.Lack> lack) {

    /**
     * Creates a judgment with a verdict, or without a ratio.
     *
     * @param ratio ratio to the base; empty if there is none
     * @param interval confidence interval of the ratio; empty if unknown
     * @param verdict the verdict
     * @param remark a reason where one is needed; else empty
     * @param regression whether the score is worse than that of the base by more than is allowed
     * @param cleared whether the data exclude a regression
     */
    public Judgment(
            OptionalDouble ratio,
            Optional<Interval> interval,
            Verdict verdict,
            String remark,
            boolean regression,
            boolean cleared) {
        this(ratio, interval, verdict, remark, regression, cleared, Optional.empty());
    }

    /** Returns this judgment with a remark, unless it has one already. */
    Judgment remarked(String text) {
        return remark.isEmpty() ? new Judgment(ratio, interval, verdict, text, regression, cleared, lack) : this;
    }
}
