package lanewise.benchmarks.comparison;

import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.statistics.Interval;

/**
 * How a score compares with that of the base.
 *
 * @param ratio how many times better than the base, more than 1 is better whatever the unit; empty if there is none
 * @param interval of the ratio; empty if nothing is known of it
 * @param verdict what can be said
 * @param remark why, where it needs a word; else empty
 * @param regression true if it is worse than the base by more than is allowed
 */
public record Judgment(
        OptionalDouble ratio, Optional<Interval> interval, Verdict verdict, String remark, boolean regression) {}
