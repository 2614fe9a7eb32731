package lanewise.measurement;

import java.util.Arrays;

/** How long runs of a work took. */
public final class Times {

    private final double[] sorted;

    /**
     * Some times.
     *
     * @param seconds of one run each, one or more, in any order
     */
    public Times(double... seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("no times");
        }
        sorted = seconds.clone();
        Arrays.sort(sorted);
    }

    /** How many were measured. */
    public int count() {
        return sorted.length;
    }

    /** Half of the times are below it. */
    public double median() {
        return quantile(0.5);
    }

    /** A quarter of the times are below it. */
    public double lowerQuartile() {
        return quantile(0.25);
    }

    /** A quarter of the times are above it. */
    public double upperQuartile() {
        return quantile(0.75);
    }

    /** Between two times in proportion. */
    private double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
