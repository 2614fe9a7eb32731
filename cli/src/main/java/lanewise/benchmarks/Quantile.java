package lanewise.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/**
 * A percentile of the samples of a fork: the smallest sample that is not exceeded by at least this fraction of all
 * samples (the inverse of the empirical distribution function; definition 1 in Hyndman and Fan, "Sample quantiles in
 * statistical packages", The American Statistician 50, 1996).
 */
final class Quantile implements Fork.Samples {

    /** Keeps a fraction such as 0.95 x 20 from exceeding 19 by rounding. */
    private static final double ROUNDING = 1e-9;

    private final double fraction;
    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private long total;

    /**
     * Creates an empty collection.
     *
     * @param fraction from 0 to 1, such as 0.99
     */
    Quantile(double fraction) {
        this.fraction = fraction;
    }

    @Override
    public void add(double value, long times) {
        counts.merge(value, times, Long::sum);
        total += times;
    }

    @Override
    public boolean isEmpty() {
        return total == 0;
    }

    @Override
    public Fork build() {
        double needed = fraction * total * (1 - ROUNDING);
        long below = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            below += entry.getValue();
            if (below >= needed) {
                return Fork.of(entry.getKey());
            }
        }
        return Fork.of(counts.lastKey());
    }
}
