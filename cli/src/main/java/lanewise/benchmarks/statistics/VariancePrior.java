package lanewise.benchmarks.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * What many samples of few values each tell of the variance of one of them.
 *
 * <p>Three forks say little of how much forks vary; thirty benchmarks with three forks each say much of how much they
 * vary on this machine. Following Smyth (2004), the true variances are taken to scatter about a common one like a
 * scaled inverse chi-square; how closely is estimated from the samples' variances. Where they agree, a sample's
 * variance is drawn to the common one and has more degrees of freedom; where they differ widely, it stays its own.
 *
 * @param variance the common variance
 * @param degreesOfFreedom how many the common variance is worth, 0 for none
 */
public record VariancePrior(double variance, double degreesOfFreedom) {

    /** Knows nothing: each sample has its own variance. */
    public static final VariancePrior NONE = new VariancePrior(0, 0);

    /** From fewer samples the scatter of variances is guesswork. */
    public static final int FEWEST = 8;

    /** Those whose trigamma is sought lie between. */
    private static final double SMALLEST = 1e-6;

    private static final double LARGEST = 1e6;

    /** What these samples tell; {@link #NONE} if fewer than {@value #FEWEST} of them vary at all. */
    public static VariancePrior of(List<LogSample> samples) {
        List<LogSample> varying = samples.stream().filter(s -> s.variance() > 0).toList();
        if (varying.size() < FEWEST) {
            return NONE;
        }
        // The logarithm of a sample's variance, less what its few degrees of freedom put in on average.
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
        // With the scatter that was found, not with the bound that the number of samples sets.
        double variance = Math.exp(mean - (half < LARGEST ? Math.log(half) - Digamma.value(half) : 0));
        return new VariancePrior(variance, degrees);
    }

    /** The mean of log(s^2 / sigma^2) for a variance s^2 of this many degrees of freedom. */
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

    /** The x whose trigamma, which falls everywhere, is y, by bisection of its logarithm. */
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
