package lanewise.augmentation;

/**
 * One direction of a smoothed lattice: which of its points each pixel hears, and with what weights.
 *
 * <p>Lattice points stand {@code sigma} pixels apart. A pixel hears the {@value #TAPS} nearest ones, weighted by a
 * Gaussian of standard deviation sigma about it; none nearer than three sigma is left out. The squares of a pixel's
 * weights sum to 1, so that noise of variance 1 at the points gives variance 1 at every pixel.
 */
final class LatticeAxis {

    private static final int TAPS = 6;

    /** Points that a pixel hears before the one at it or right before it. */
    private static final int BEFORE = TAPS / 2 - 1;

    /** Lattice points along this axis. */
    final int points;

    /** For each pixel the first point it hears. */
    private final int[] first;

    /** {@value #TAPS} weights for each pixel. */
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

    /** The weights of points 0, 1, 2, ... for a pixel at the place given in units of their distance. */
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
     * @param from a row for each lattice point
     * @param to takes a row for each pixel, as long as those of {@code from}
     */
    void smooth(float[][] from, float[][] to) {
        for (int p = 0; p < to.length; p++) {
            int f = first[p];
            weigh(weights[p], from[f], from[f + 1], from[f + 2], from[f + 3], from[f + 4], from[f + 5], to[p]);
        }
    }

    /**
     * The weighted sum of six rows. Every row is an array of its own, read and written at the same index, so that the
     * compiler sees that no row written is read shifted, and makes vector code of the loop.
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
