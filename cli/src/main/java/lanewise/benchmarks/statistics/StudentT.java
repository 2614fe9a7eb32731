package lanewise.benchmarks.statistics;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many standard errors Student's t allows on either side, for one confidence and any degrees of freedom.
 *
 * <p>A long table asks thousands of times, mostly for the same degrees: those are remembered.
 */
public final class StudentT {

    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double PRECISION = 1e-12;
    private static final int MOST_STEPS = 100;

    private final double tail;

    /** What the normal distribution passes with that probability. */
    private final double normal;

    private final Map<Double, Double> known = new HashMap<>();

    /** @param confidence that the true number is within, above 0, below 1 */
    public StudentT(double confidence) {
        tail = (1 - confidence) / 2;
        normal = NORMAL.inverseSurvivalProbability(tail);
    }

    /** @param degreesOfFreedom above 0; infinite for the normal distribution */
    double standardErrors(double degreesOfFreedom) {
        if (tail == 0 || tail >= 0.5) {
            return tail == 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return known.computeIfAbsent(degreesOfFreedom, this::quantile);
    }

    /**
     * The value that is passed with probability {@code tail}, above 0 and below 1/2.
     *
     * <p>By Newton's method on logarithms, from the normal distribution's value: the density of log t is log-concave,
     * so the logarithm of the probability S(t) to pass t bends downwards over log t, and after the first step the
     * others fall to the root without passing it. The library's own search, which cannot know the shape, asks for S(t)
     * several times as often.
     */
    private double quantile(double degreesOfFreedom) {
        ContinuousDistribution t = TDistribution.of(degreesOfFreedom);
        double log = Math.log(normal);
        for (int i = 0; i < MOST_STEPS; i++) {
            double value = Math.exp(log);
            double survival = t.survivalProbability(value);
            double step = Math.log(survival / tail) * survival / (value * t.density(value));
            log += step;
            if (Math.abs(step) < PRECISION) {
                break;
            }
        }
        return Math.exp(log);
    }
}
