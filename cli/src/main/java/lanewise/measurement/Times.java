package lanewise.measurement;

import java.util.Arrays;

/** Durations of the runs of a workload. */
public final class Times {

    /** Two such intervals give one of the ratio of two medians with a confidence of 95 %. */
    private static final double ALPHA = 0.025;

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
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Returns the lower end of a confidence interval of the median, from the order of the durations alone: no
     * distribution is assumed. The interval has a confidence of at least 97.5 %, or is the whole range if there are
     * fewer than seven durations. (Conover, "Practical Nonparametric Statistics", section 3.2.)
     *
     * @return the duration in seconds
     */
    public double medianLow() {
        return sorted[outside()];
    }

    /**
     * Returns the upper end of the confidence interval of the median.
     *
     * @return the duration in seconds
     */
    public double medianHigh() {
        return sorted[sorted.length - 1 - outside()];
    }

    /** Returns how many of the durations lie outside of the confidence interval on either side. */
    private int outside() {
        // The probability that n or fewer of all durations are below the median; computed by its logarithm.
        int n = sorted.length;
        double below = 0;
        double logTerm = -n * Math.log(2);
        int outside = 0;
        for (int k = 0; 2 * k < n; k++) {
            below += Math.exp(logTerm);
            if (2 * below > ALPHA) {
                break;
            }
            outside = k;
            logTerm += Math.log((double) (n - k) / (k + 1));
        }
        return outside;
    }
}
