package lanewise.cli.reports;

/**
 * What is kept of the samples of one JVM.
 *
 * @param count samples, 1 or more; operations where a histogram was read
 * @param mean of the samples
 * @param logMean mean of their natural logarithms, NaN if one has none
 * @param logVariance variance of the logarithms by {@code count - 1}, NaN if there is one sample alone
 */
public record Fork(long count, double mean, double logMean, double logVariance) {

    /** Takes samples one by one, after Welford, "Note on a method for calculating corrected sums of squares" (1962). */
    static final class Builder {
        private long count;
        private double mean;
        private double logMean;
        private double logSquares;

        void add(double value, long times) {
            count += times;
            double share = (double) times / count;
            mean += (value - mean) * share;
            double log = value > 0 && value < Double.POSITIVE_INFINITY ? Math.log(value) : Double.NaN;
            double difference = log - logMean;
            logMean += difference * share;
            logSquares += times * difference * (log - logMean);
        }

        boolean isEmpty() {
            return count == 0;
        }

        Fork build() {
            return new Fork(count, mean, logMean, count > 1 ? logSquares / (count - 1) : Double.NaN);
        }
    }
}
