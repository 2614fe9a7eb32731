package lanewise.kernels;

import java.util.Arrays;

/**
 * The reference implementation of the products with pixels. It reads {@link PixelMatrix#get} and nothing else: it
 * shares no code with the layouts that fast implementations read, so that a fault in those changes a result.
 */
final class ScalarPixelProduct {

    private ScalarPixelProduct() {}

    /**
     * Computes C = factor A B + bias for the columns that B covers: A is m x k, B is k x n, bias is m x 1 or null.
     *
     * <p>sum = fma(a[i][p], pixel[p][j], sum) for p = 0, 1, ..., k-1; pixels of 0 change no sum and are left out. The
     * pixels of an example are neighbors in memory. An example is a column of X and a row of X', so X is read column by
     * column and X' row by row.
     */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        int m = a.rows();
        float[] factors = columnByColumn(a);
        int[] columns = b.coveredColumns();
        if (b.examplesAsColumns()) {
            float[] sums = new float[m];
            for (int j : columns) {
                Arrays.fill(sums, 0f);
                for (int p = 0; p < b.rows(); p++) {
                    addScaled(b.get(p, j), factors, p * m, sums, 0, m);
                }
                write(factor, sums, 0, bias, c, j);
            }
        } else {
            float[] sums = new float[Math.multiplyExact(columns.length, m)];
            for (int p = 0; p < b.rows(); p++) {
                for (int n = 0; n < columns.length; n++) {
                    addScaled(b.get(p, columns[n]), factors, p * m, sums, n * m, m);
                }
            }
            for (int n = 0; n < columns.length; n++) {
                write(factor, sums, n * m, bias, c, columns[n]);
            }
        }
    }

    /** Copies A column by column: a[i][p] becomes element p * m + i. */
    private static float[] columnByColumn(Matrix a) {
        float[] copy = new float[Math.multiplyExact(a.rows(), a.cols())];
        for (int i = 0; i < a.rows(); i++) {
            for (int p = 0; p < a.cols(); p++) {
                copy[p * a.rows() + i] = a.get(i, p);
            }
        }
        return copy;
    }

    /** For all i at once: sum[i] = fma(a[i][p], pixel, sum[i]). */
    private static void addScaled(int pixel, float[] factors, int factorsAt, float[] sums, int sumsAt, int m) {
        if (pixel == 0) {
            return;
        }
        for (int i = 0; i < m; i++) {
            sums[sumsAt + i] = Math.fma(factors[factorsAt + i], (float) pixel, sums[sumsAt + i]);
        }
    }

    /** c[i][j] = factor * sum[i] + bias[i], two roundings. */
    private static void write(float factor, float[] sums, int sumsAt, Matrix bias, Matrix c, int j) {
        for (int i = 0; i < c.rows(); i++) {
            float product = factor * sums[sumsAt + i];
            c.set(i, j, bias == null ? product : product + bias.get(i, 0));
        }
    }
}
