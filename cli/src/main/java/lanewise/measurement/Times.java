package lanewise.measurement;

import java.util.Arrays;

/** Durations of the runs of a workload. */
public final class Times {

    private final double[] sorted;

    /**
     * Creates a set of durations.
     *
     * @param seconds durations of one run each in seconds, one or more, in any order
     */
    public Times(double... seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("no times");
        }
        sorted = seconds.clone();
        Arrays.sort(sorted);
    }

    /**
     * Returns the number of durations.
     *
     * @return number of durations
     */
    public int count() {
        return sorted.length;
    }

    /**
     * Returns the median.
     *
     * @return the median in seconds
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * Returns the lower quartile.
     *
     * @return the duration in seconds below which a quarter of the durations are
     */
    public double lowerQuartile() {
        return quantile(0.25);
    }

    /**
     * Returns the upper quartile.
     *
     * @return the duration in seconds above which a quarter of the durations are
     */
    public double upperQuartile() {
        return quantile(0.75);
    }

    /** Returns a quantile, interpolated linearly. */
    private double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
