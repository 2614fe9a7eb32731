package lanewise.augmentation;

/**
 * One axis of a smoothed lattice: the points that contribute to each pixel, and their weights.
 *
 * <p>Lattice points are {@code sigma} pixels apart. The {@value #TAPS} nearest points contribute to a pixel, weighted
 * by a Gaussian of standard deviation sigma; these include all points closer than three sigma. The squares of the
 * weights of a pixel sum to 1, so noise of variance 1 at the points gives variance 1 at every pixel.
 */
final class LatticeAxis {

    private static final int TAPS = 6;

    /** Number of contributing points before the last point at or before the pixel. */
    private static final int BEFORE = TAPS / 2 - 1;

    /** Number of lattice points along this axis. */
    final int points;

    /** For each pixel, the first contributing point. */
    private final int[] first;

    /** For each pixel, {@value #TAPS} weights. */
    private final float[][] weights;

    LatticeAxis(int pixels, float sigma) {
        first = new int[pixels];
        weights = new float[pixels][];
        for (int p = 0; p < pixels; p++) {
            double place = p / (double) sigma;
            first[p] = (int) place;
            weights[p] = weights(place - first[p] + BEFORE);
        }
        points = first[pixels - 1] + TAPS;
    }

    /**
     * Returns the weights of points 0, 1, 2, ... for a pixel at a position, in units of the distance between points.
     */
    private static float[] weights(double place) {
        double[] gaussian = new double[TAPS];
        double squares = 0;
        for (int t = 0; t < TAPS; t++) {
            gaussian[t] = StrictMath.exp(-(place - t) * (place - t) / 2);
            squares += gaussian[t] * gaussian[t];
        }
        float[] weights = new float[TAPS];
        for (int t = 0; t < TAPS; t++) {
            weights[t] = (float) (gaussian[t] / Math.sqrt(squares));
        }
        return weights;
    }

    /**
     * Smooths along this axis.
     *
     * @param from one row per lattice point
     * @param to one row per pixel, overwritten; the rows are as long as those of {@code from}
     */
    void smooth(float[][] from, float[][] to) {
        for (int p = 0; p < to.length; p++) {
            int f = first[p];
            weigh(weights[p], from[f], from[f + 1], from[f + 2], from[f + 3], from[f + 4], from[f + 5], to[p]);
        }
    }

    /**
     * Computes the weighted sum of six rows. Each row is a separate array, and all are accessed at the same index, so
     * that the compiler can vectorize the loop.
     */
    private static void weigh(float[] w, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, float[] to) {
        float wa = w[0];
        float wb = w[1];
        float wc = w[2];
        float wd = w[3];
        float we = w[4];
        float wf = w[5];
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.fma(wa, a[i], Math.fma(wb, b[i], wc * c[i]))
                    + Math.fma(wd, d[i], Math.fma(we, e[i], wf * f[i]));
        }
    }
}
