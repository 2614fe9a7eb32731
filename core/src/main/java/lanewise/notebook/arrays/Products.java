package lanewise.notebook.arrays;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Products of matrices, on several threads. The sums of each element are added in the same order, however it is
 * computed.
 */
final class Products {

    /**
     * Maximum number of columns of a block: a block of the result and a part of one row fit in the first-level cache.
     */
    private static final int BLOCK = 256;

    /** Columns that one thread computes at once. */
    private static final int PART = 64;

    private Products() {}

    /** Computes left right. The elements of the right matrix are known row by row. */
    static DenseMatrix times(DenseMatrix left, DenseMatrix right) {
        int n = right.cols();
        double[] factors = left.values();
        double[] elements = right.values();
        double[] result = new double[left.rows() * n];
        int blocks = (n + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int from = (int) ((long) n * block / blocks);
            int end = (int) ((long) n * (block + 1) / blocks);
            for (int k = 0; k < left.cols(); k++) {
                for (int i = 0; i < left.rows(); i++) {
                    add(factors[i * left.cols() + k], elements, k * n + from, result, i * n + from, end - from);
                }
            }
        });
        return new DenseMatrix(left.rows(), n, result);
    }

    /**
     * Computes left right'. The elements of the right matrix, n x inner, are known row by row. Its zeros, such as
     * background pixels, take no time.
     */
    static DenseMatrix timesTransposeOf(DenseMatrix left, DenseMatrix right) {
        int rows = left.rows();
        int inner = left.cols();
        int n = right.rows();
        double[] columns = left.transposed().values();
        double[] elements = right.values();
        boolean finite = left.isFinite();
        double[] result = new double[rows * n];
        IntStream.range(0, (n + PART - 1) / PART).parallel().forEach(part -> {
            double[] sums = new double[rows];
            for (int col = part * PART; col < Math.min(n, (part + 1) * PART); col++) {
                Arrays.fill(sums, 0);
                for (int k = 0, at = col * inner; k < inner; k++, at++) {
                    double factor = elements[at];
                    if (factor != 0 || !finite) {
                        add(factor, columns, k * rows, sums, 0, rows);
                    }
                }
                for (int i = 0; i < rows; i++) {
                    result[i * n + col] = sums[i];
                }
            }
        });
        return new DenseMatrix(rows, n, result);
    }

    /**
     * Adds a multiple of x to y. A method of its own, so that C2 compiles the loop early and to vector instructions.
     */
    private static void add(double factor, double[] x, int from, double[] y, int at, int n) {
        for (int k = 0; k < n; k++) {
            y[at + k] += factor * x[from + k];
        }
    }
}
