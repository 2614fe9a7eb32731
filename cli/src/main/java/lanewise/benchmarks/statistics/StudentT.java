package lanewise.benchmarks.statistics;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t distribution: the half width of a confidence interval in standard errors, for one confidence level and
 * any degrees of freedom.
 *
 * <p>A long table needs thousands of values, mostly for the same degrees of freedom. They are cached.
 */
public final class StudentT {

    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double PRECISION = 1e-12;
    private static final int MOST_STEPS = 100;

    private final double tail;

    /** The half width for the normal distribution. */
    private final double normal;

    private final Map<Double, Double> known = new HashMap<>();

    /**
     * Creates the distribution.
     *
     * @param confidence confidence level, above 0 and below 1
     */
    public StudentT(double confidence) {
        tail = (1 - confidence) / 2;
        normal = NORMAL.inverseSurvivalProbability(tail);
    }

    /**
     * Returns the half width in standard errors.
     *
     * @param degreesOfFreedom degrees of freedom, above 0; infinite for the normal distribution
     */
    double standardErrors(double degreesOfFreedom) {
        if (tail == 0 || tail >= 0.5) {
            return tail == 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return known.computeIfAbsent(degreesOfFreedom, this::quantile);
    }

    /**
     * Returns the value that is exceeded with probability {@code tail}, above 0 and below 1/2.
     *
     * <p>Newton's method on logarithms, starting at the value of the normal distribution. The density of log t is
     * log-concave, so the logarithm of the probability S(t) of exceeding t is concave in log t. After the first step
     * the iterates therefore decrease to the root without passing it. The search of the library makes no use of this
     * shape and evaluates S(t) several times as often.
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
