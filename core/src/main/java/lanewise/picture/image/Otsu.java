package lanewise.picture.image;

/**
 * The threshold that divides values into two groups with the minimum variance inside the groups (Otsu, "A threshold
 * selection method from gray-level histograms", 1979).
 */
public final class Otsu {

    private static final int BINS = 256;

    private Otsu() {}

    /**
     * Returns the threshold. Values up to it are one group, those above it the other.
     *
     * @param values the values, at least 0
     * @return the threshold; 0 if all values are 0
     */
    public static float threshold(float[] values) {
        float maximum = 0;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        if (maximum == 0) {
            return 0;
        }
        int[] histogram = new int[BINS];
        for (float value : values) {
            histogram[bin(value, maximum)]++;
        }
        return (lastOfLower(histogram, values.length) + 1) * maximum / BINS;
    }

    private static int bin(float value, float maximum) {
        return Math.min(BINS - 1, (int) (value / maximum * BINS));
    }

    private static int lastOfLower(int[] histogram, int count) {
        double total = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += (double) bin * histogram[bin];
        }
        int best = 0;
        double maximum = -1;
        double lower = 0;
        double lowerSum = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            lower += histogram[bin];
            lowerSum += (double) bin * histogram[bin];
            double upper = count - lower;
            if (lower == 0 || upper == 0) {
                continue;
            }
            double apart = lowerSum / lower - (total - lowerSum) / upper;
            double between = lower * upper * apart * apart;
            if (between > maximum) {
                maximum = between;
                best = bin;
            }
        }
        return best;
    }
}
