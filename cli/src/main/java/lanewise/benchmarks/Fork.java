package lanewise.benchmarks;

/**
 * Summary of the samples of one fork.
 *
 * @param count number of samples, 1 or more; number of operations for a histogram
 * @param mean mean of the samples
 * @param logMean mean of their natural logarithms, NaN if a sample has none
 * @param logVariance variance of the logarithms with the divisor {@code count - 1}, NaN for a single sample
 * @param minimum the minimum
 * @param maximum the maximum
 */
public record Fork(long count, double mean, double logMean, double logVariance, double minimum, double maximum) {

    /**
     * Returns a fork with a single sample.
     *
     * @param sample the sample
     * @return the fork
     */
    public static Fork of(double sample) {
        Builder builder = new Builder();
        builder.add(sample, 1);
        return builder.build();
    }

    /**
     * Returns this fork with all samples times a factor.
     *
     * @param factor the factor, above 0
     * @return the fork
     */
    public Fork times(double factor) {
        return new Fork(
                count, mean * factor, logMean + Math.log(factor), logVariance, minimum * factor, maximum * factor);
    }

    /** Collects the samples of a fork one by one. */
    interface Samples {

        /**
         * Adds a sample.
         *
         * @param value the sample
         * @param times how often it occurred, 1 or more
         */
        void add(double value, long times);

        /** Returns whether no sample was added. */
        boolean isEmpty();

        /** Returns the fork. */
        Fork build();
    }

    /**
     * Collects samples one by one, after Welford, "Note on a method for calculating corrected sums of squares"
     * (1962).
     */
    static final class Builder implements Samples {
        private long count;
        private double mean;
        private double logMean;
        private double logSquares;
        private double minimum = Double.POSITIVE_INFINITY;
        private double maximum = Double.NEGATIVE_INFINITY;

        @Override
        public void add(double value, long times) {
            count += times;
            double share = (double) times / count;
            mean += (value - mean) * share;
            double log = value > 0 && value < Double.POSITIVE_INFINITY ? Math.log(value) : Double.NaN;
            double difference = log - logMean;
            logMean += difference * share;
            logSquares += times * difference * (log - logMean);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }

        @Override
        public boolean isEmpty() {
            return count == 0;
        }

        @Override
        public Fork build() {
            double logVariance = count > 1 ? logSquares / (count - 1) : Double.NaN;
            return new Fork(count, mean, logMean, logVariance, minimum, maximum);
        }
    }
}
