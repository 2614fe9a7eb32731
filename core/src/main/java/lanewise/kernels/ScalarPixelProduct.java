package lanewise.kernels;

import java.util.Arrays;

/**
 * The reference implementation of the products with pixels. It reads {@link PixelMatrix#get} and nothing else: it
 * shares no code with the layouts that fast implementations read, so that a fault in those changes a result.
 *
 * <p>The inner loops are methods of their own: the compiler optimizes a method that is called once per example better than
 * a loop in a method that runs for many milliseconds.
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
        int[] columns = b.coveredColumns();
        if (b.examplesAsColumns()) {
            sumColumnByColumn(a, b, columns, c);
        } else {
            sumRowByRow(a, b, columns, c);
        }
        for (int i = 0; i < c.rows(); i++) {
            for (int j : columns) {
                float product = factor * c.get(i, j);
                c.set(i, j, bias == null ? product : product + bias.get(i, 0));
            }
        }
    }

    /** For each column j: c[i][j] = the sum over p of a[i][p] * pixel[p][j], for all i at once. */
    private static void sumColumnByColumn(Matrix a, PixelMatrix b, int[] columns, Matrix c) {
        int m = a.rows();
        float[] factors = columnByColumn(a);
        float[] sums = new float[m];
        int[] rows = new int[b.rows()];
        float[] pixels = new float[b.rows()];
        for (int j : columns) {
            int count = nonZerosOfColumn(b, j, rows, pixels);
            Arrays.fill(sums, 0f);
            for (int n = 0; n < count; n++) {
                addScaledColumn(pixels[n], factors, rows[n] * m, sums);
            }
            for (int i = 0; i < m; i++) {
                c.set(i, j, sums[i]);
            }
        }
    }

    /** Lists the pixels of column j that are not 0, with their rows; returns their number. */
    private static int nonZerosOfColumn(PixelMatrix b, int j, int[] rows, float[] pixels) {
        int count = 0;
        for (int p = 0; p < b.rows(); p++) {
            int pixel = b.get(p, j);
            if (pixel != 0) {
                rows[count] = p;
                pixels[count++] = pixel;
            }
        }
        return count;
    }

    /** sums[i] = fma(factors[start + i], pixel, sums[i]). */
    private static void addScaledColumn(float pixel, float[] factors, int start, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.fma(factors[start + i], pixel, sums[i]);
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

    /** For each row p: c[i][j] = fma(a[i][p], pixel[p][j], c[i][j]), for all j at once. */
    private static void sumRowByRow(Matrix a, PixelMatrix b, int[] columns, Matrix c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j : columns) {
                c.set(i, j, 0f);
            }
        }
        int[] cols = new int[columns.length];
        float[] pixels = new float[columns.length];
        for (int p = 0; p < b.rows(); p++) {
            int count = nonZerosOfRow(b, p, columns, cols, pixels);
            for (int i = 0; i < c.rows(); i++) {
                addScaledPixels(a.get(i, p), cols, pixels, count, c.data(), c.index(i, 0), c.colStride());
            }
        }
    }

    /** Lists the pixels of row p that are not 0, with their columns; returns their number. */
    private static int nonZerosOfRow(PixelMatrix b, int p, int[] columns, int[] cols, float[] pixels) {
        int count = 0;
        for (int j : columns) {
            int pixel = b.get(p, j);
            if (pixel != 0) {
                cols[count] = j;
                pixels[count++] = pixel;
            }
        }
        return count;
    }

    /** c[j] = fma(a, pixel[j], c[j]) for the listed columns j of a row of C, which begins at {@code row}. */
    private static void addScaledPixels(
            float a, int[] cols, float[] pixels, int count, float[] c, int row, int colStride) {
        for (int n = 0; n < count; n++) {
            int at = row + cols[n] * colStride;
            c[at] = Math.fma(a, pixels[n], c[at]);
        }
    }
}
