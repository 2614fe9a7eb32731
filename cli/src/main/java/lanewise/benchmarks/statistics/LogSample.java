package lanewise.benchmarks.statistics;

/**
 * What is known of independent positive values: mean and variance of their natural logarithms.
 *
 * @param count values, 2 or more
 * @param mean of the logarithms
 * @param variance of the logarithms, by {@code count - 1}
 */
public record LogSample(int count, double mean, double variance) {

    /** Of these values, 2 or more; their logarithms are finite. */
    public static LogSample of(double... values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            logs[i] = Math.log(values[i]);
        }
        return ofLogarithms(logs);
    }

    /** Of values with these logarithms, 2 or more. */
    public static LogSample ofLogarithms(double... logs) {
        // Differences from the first: equal values have exactly no variance.
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

    /** Degrees of freedom of the variance. */
    public int degreesOfFreedom() {
        return count - 1;
    }

    /** The mean with the sample's own variance. */
    public Estimate estimate() {
        return estimate(VariancePrior.NONE);
    }

    /** The mean with a variance between the sample's own and that of the other samples, by what each is worth. */
    public Estimate estimate(VariancePrior prior) {
        double degrees = degreesOfFreedom() + prior.degreesOfFreedom();
        double moderated = (degreesOfFreedom() * variance + prior.degreesOfFreedom() * prior.variance()) / degrees;
        return new Estimate(mean, moderated / count, degrees);
    }
}
