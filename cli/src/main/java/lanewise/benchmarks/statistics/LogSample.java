package lanewise.benchmarks.statistics;

/**
 * Mean and variance of the natural logarithms of independent positive values.
 *
 * @param count number of values, 2 or more
 * @param mean mean of the logarithms
 * @param variance variance of the logarithms with the divisor {@code count - 1}
 */
public record LogSample(int count, double mean, double variance) {

    /**
     * Returns the sample of values.
     *
     * @param values 2 or more positive, finite values
     * @return the sample
     */
    public static LogSample of(double... values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = Math.log(values[i]);
        }
        return ofLogarithms(logs);
    }

    /**
     * Returns the sample of values with these logarithms.
     *
     * @param logs 2 or more natural logarithms
     * @return the sample
     */
    public static LogSample ofLogarithms(double... logs) {
        // Differences from the first value give equal values a variance of exactly 0.
        double sum = 0;
        for (double log : logs) {
            sum += log - logs[0];
        }
        double mean = logs[0] + sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return new LogSample(logs.length, mean, squares / (logs.length - 1));
    }

    /**
     * Returns the degrees of freedom of the variance.
     *
     * @return {@code count - 1}
     */
    public int degreesOfFreedom() {
        return count - 1;
    }

    /**
     * Returns the estimate of the mean by the variance of this sample alone.
     *
     * @return the estimate
     */
    public Estimate estimate() {
        return estimate(VariancePrior.NONE);
    }

    /**
     * Returns the estimate of the mean by a weighted variance of this sample and the other samples.
     *
     * @param prior the variance of the other samples
     * @return the estimate
     */
    public Estimate estimate(VariancePrior prior) {
        double degrees = degreesOfFreedom() + prior.degreesOfFreedom();
        double moderated = (degreesOfFreedom() * variance + prior.degreesOfFreedom() * prior.variance()) / degrees;
        return new Estimate(mean, moderated / count, degrees);
    }
}
