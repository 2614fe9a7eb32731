package lanewise.benchmarks.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The prior of the variance of a sample, estimated from many samples of few values each.
 *
 * <p>Three forks contain little information about how much forks vary; thirty benchmarks with three forks each
 * contain much about how much they vary on this machine. Following Smyth (2004), the true variances are assumed to
 * scatter around a common one as a scaled inverse chi-square distribution, whose scatter is estimated from the
 * variances of the samples. If they agree, the variance of a sample is moved towards the common one and gets more
 * degrees of freedom. If they differ widely, it stays almost unchanged.
 *
 * @param variance the common variance
 * @param degreesOfFreedom weight of the common variance in degrees of freedom, 0 for none
 */
public record VariancePrior(double variance, double degreesOfFreedom) {

    /** No prior: each sample has its own variance. */
    public static final VariancePrior NONE = new VariancePrior(0, 0);

    /** The minimum number of samples; with fewer, the scatter of the variances cannot be estimated. */
    public static final int FEWEST = 8;

    /** Lower end of the search for the inverse of trigamma. */
    private static final double SMALLEST = 1e-6;

    private static final double LARGEST = 1e6;

    /**
     * Estimates the prior from samples.
     *
     * @param samples the samples
     * @return the prior; {@link #NONE} if fewer than {@value #FEWEST} samples have a variance above 0
     */
    public static VariancePrior of(List<LogSample> samples) {
        List<LogSample> varying = samples.stream().filter(s -> s.variance() > 0).toList();
        if (varying.size() < FEWEST) {
            return NONE;
        }
        // The logarithm of the variance of a sample without the bias of its few degrees of freedom.
        double[] logs = varying.stream()
                .mapToDouble(s -> Math.log(s.variance()) - bias(s.degreesOfFreedom()))
                .toArray();
        double mean = mean(logs);
        double scatter = 0;
        double expected = 0;
        double most = 0;
        for (int i = 0; i < logs.length; i++) {
            scatter += Math.pow(logs[i] - mean, 2) / (logs.length - 1);
            expected += Trigamma.value(varying.get(i).degreesOfFreedom() / 2.0) / logs.length;
            most += varying.get(i).degreesOfFreedom();
        }
        double half = scatter > expected ? inverseTrigamma(scatter - expected) : LARGEST;
        double degrees = Math.min(2 * half, most);
        // Uses the estimated scatter, not the bound from the number of samples.
        double variance = Math.exp(mean - (half < LARGEST ? Math.log(half) - Digamma.value(half) : 0));
        return new VariancePrior(variance, degrees);
    }

    /**
     * Returns the share of this prior for one of several groups of samples, from which it was estimated together. If
     * each group used all degrees of freedom, the difference of two groups would count them twice.
     *
     * @param groups number of groups, 1 or more
     * @return the prior with the same variance
     */
    public VariancePrior divided(int groups) {
        return equals(NONE) ? NONE : new VariancePrior(variance, degreesOfFreedom / groups);
    }

    /** Returns the mean of log(s^2 / sigma^2) for a variance s^2 with these degrees of freedom. */
    private static double bias(int degreesOfFreedom) {
        return Digamma.value(degreesOfFreedom / 2.0) - Math.log(degreesOfFreedom / 2.0);
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the x with trigamma(x) = y, by bisection of log x; trigamma decreases everywhere. */
    private static double inverseTrigamma(double y) {
        double low = Math.log(SMALLEST);
        double high = Math.log(LARGEST);
        for (int i = 0; i < 64; i++) {
            double middle = (low + high) / 2;
            if (Trigamma.value(Math.exp(middle)) > y) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
