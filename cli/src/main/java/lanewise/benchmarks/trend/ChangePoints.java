package lanewise.benchmarks.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Splits a series into segments of constant mean by optimal partitioning: the splits minimize the sum of squares within
 * segments in units of the noise variance, plus a penalty per change (Jackson et al. 2005, with the penalty of Yao 1988
 * for a mean and a position). The noise is estimated from differences of neighbors, which a change affects only once.
 */
final class ChangePoints {

    /** Parameters per change: its mean, its position, and one more against chance findings in long series. */
    private static final double PENALTY = 3;

    /** The minimum length of a segment; a single run is an outlier. */
    private static final int SHORTEST = 2;

    /** Median absolute deviation of the standard normal distribution. */
    private static final double NORMAL = 0.6745;

    private ChangePoints() {}

    /**
     * Returns the indices at which a new segment starts.
     *
     * @param values the series
     * @return indices from 1, in order
     */
    static List<Integer> of(double... values) {
        int n = values.length;
        double variance = noise(values);
        if (n < 2 * SHORTEST || variance == 0) {
            return List.of();
        }
        double[] sums = new double[n + 1];
        double[] squares = new double[n + 1];
        for (int i = 0; i < n; i++) {
            // Differences from the first value lose no digits.
            double value = values[i] - values[0];
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
        double penalty = PENALTY * Math.log(n);
        double[] best = new double[n + 1];
        int[] previous = new int[n + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = -penalty;
        for (int end = SHORTEST; end <= n; end++) {
            for (int start = 0; start <= end - SHORTEST; start++) {
                double sum = sums[end] - sums[start];
                double within = squares[end] - squares[start] - sum * sum / (end - start);
                double cost = best[start] + within / variance + penalty;
                if (cost < best[end]) {
                    best[end] = cost;
                    previous[end] = start;
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        for (int at = previous[n]; at > 0; at = previous[at]) {
            starts.add(at);
        }
        Collections.reverse(starts);
        return starts;
    }

    /** Returns the variance of the noise, from the median of the absolute differences of neighbors. */
    private static double noise(double... values) {
        double[] differences = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.abs(values[i + 1] - values[i]);
        }
        if (differences.length == 0) {
            return 0;
        }
        Arrays.sort(differences);
        double deviation = differences[differences.length / 2] / NORMAL / Math.sqrt(2);
        return deviation * deviation;
    }
}
