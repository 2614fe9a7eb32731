package lanewise.picture.image;

/**
 * The threshold that divides values into two groups with the minimum variance inside the groups (Otsu, "A threshold selection
 * method from gray-level histograms", 1979).
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
        float greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, value);
        }
        if (greatest == 0) {
            return 0;
        }
        int[] histogram = new int[BINS];
        for (float value : values) {
            histogram[bin(value, greatest)]++;
        }
        return (lastOfLower(histogram, values.length) + 1) * greatest / BINS;
    }

    private static int bin(float value, float greatest) {
        return Math.min(BINS - 1, (int) (value / greatest * BINS));
    }

    private static int lastOfLower(int[] histogram, int count) {
        double total = 0;
        for (int bin = 0; bin < BINS; bin++) {
            total += (double) bin * histogram[bin];
        }
        int best = 0;
        double greatest = -1;
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
            if (between > greatest) {
                greatest = between;
                best = bin;
            }
        }
        return best;
    }
}
