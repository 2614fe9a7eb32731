package lanewise.kernels;

import java.util.Arrays;

/**
 * The reference implementation of the products with pixels. It reads only {@link PixelMatrix#get} and shares no code
 * with the layouts of the fast implementations, so that a fault in a layout makes the results differ.
 */
final class ScalarPixelProduct {

    /**
     * The number of columns computed at a time. The sums of ten units fit the first-level cache, and a loop over them
     * is long enough for C2 to use vector instructions.
     */
    private static final int BLOCK = 512;

    private ScalarPixelProduct() {}

    /**
     * Computes C = factor A B + bias for the columns that B covers: A is m x k, B is k x n, bias is m x 1 or null.
     *
     * <p>sum = fma(a[i][p], pixel[p][j], sum) for p = 0, 1, ..., k-1. A row of B whose pixels are all 0 is skipped,
     * because it changes no sum.
     */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        int[] columns = b.coveredColumns();
        for (int from = 0; from < columns.length; from += BLOCK) {
            int[] block = Arrays.copyOfRange(columns, from, Math.min(columns.length, from + BLOCK));
            float[][] sums = new float[a.rows()][block.length];
            float[] pixels = new float[block.length];
            for (int p = 0; p < b.rows(); p++) {
                if (readRow(b, p, block, pixels)) {
                    for (int i = 0; i < a.rows(); i++) {
                        addScaled(a.get(i, p), pixels, sums[i]);
                    }
                }
            }
            for (int i = 0; i < a.rows(); i++) {
                for (int n = 0; n < block.length; n++) {
                    float product = factor * sums[i][n];
                    c.set(i, block[n], bias == null ? product : product + bias.get(i, 0));
                }
            }
        }
    }

    /** Reads the given columns of a row of B. Returns false if all their pixels are 0. */
    private static boolean readRow(PixelMatrix b, int p, int[] columns, float[] pixels) {
        int union = 0;
        for (int n = 0; n < columns.length; n++) {
            int pixel = b.get(p, columns[n]);
            pixels[n] = pixel;
            union |= pixel;
        }
        return union != 0;
    }

    /** sum[n] = fma(factor, pixel[n], sum[n]) */
    private static void addScaled(float factor, float[] pixels, float[] sums) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] = Math.fma(factor, pixels[n], sums[n]);
        }
    }
}
