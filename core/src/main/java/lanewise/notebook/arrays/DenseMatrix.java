package lanewise.notebook.arrays;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A matrix of doubles, row by row. Immutable by convention: no method changes its elements.
 *
 * @param rows number of rows
 * @param cols number of columns
 * @param values the elements, row by row; not copied
 */
public record DenseMatrix(int rows, int cols, double[] values) {

    /** Columns of a block of a product: a block of the result and a part of one row fit in the first-level cache. */
    private static final int BLOCK = 512;

    /** Rows and columns of a tile of a transposition. */
    private static final int TILE = 32;

    public DenseMatrix {
        if (values.length != Math.multiplyExact(rows, cols)) {
            throw new IllegalArgumentException(values.length + " elements are not " + rows + " x " + cols);
        }
    }

    public static DenseMatrix of(double number) {
        return new DenseMatrix(1, 1, new double[] {number});
    }

    public static DenseMatrix filled(int rows, int cols, double number) {
        double[] values = new double[rows * cols];
        Arrays.fill(values, number);
        return new DenseMatrix(rows, cols, values);
    }

    public double get(int row, int col) {
        return values[row * cols + col];
    }

    public boolean sameShape(DenseMatrix other) {
        return rows == other.rows && cols == other.cols;
    }

    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the maximum magnitude of the finite elements; 0 if there are none. */
    public double magnitude() {
        double most = 0;
        for (double value : values) {
            double size = Math.abs(value);
            if (size > most && size < Double.POSITIVE_INFINITY) {
                most = size;
            }
        }
        return most;
    }

    public DenseMatrix map(DoubleUnaryOperator f) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = f.applyAsDouble(values[i]);
        }
        return new DenseMatrix(rows, cols, result);
    }

    public DenseMatrix times(double factor) {
        return map(x -> x * factor);
    }

    /**
     * Combines two matrices element by element. As in NumPy, an operand with one row or one column is repeated.
     *
     * @throws ShapeException if the shapes do not fit
     */
    public DenseMatrix zip(DenseMatrix other, DoubleBinaryOperator f) {
        int r = repeated(rows, other.rows, other);
        int c = repeated(cols, other.cols, other);
        double[] result = new double[r * c];
        for (int i = 0; i < r; i++) {
            int a = rows == 1 ? 0 : i * cols;
            int b = other.rows == 1 ? 0 : i * other.cols;
            for (int j = 0; j < c; j++) {
                result[i * c + j] =
                        f.applyAsDouble(values[cols == 1 ? a : a + j], other.values[other.cols == 1 ? b : b + j]);
            }
        }
        return new DenseMatrix(r, c, result);
    }

    private int repeated(int mine, int others, DenseMatrix other) {
        if (mine != others && mine != 1 && others != 1) {
            throw new ShapeException(this, other);
        }
        return Math.max(mine, others);
    }

    public DenseMatrix plus(DenseMatrix other) {
        return zip(other, Double::sum);
    }

    public DenseMatrix minus(DenseMatrix other) {
        return zip(other, (x, y) -> x - y);
    }

    /** Multiplies element by element. */
    public DenseMatrix hadamard(DenseMatrix other) {
        return zip(other, (x, y) -> x * y);
    }

    public DenseMatrix transposed() {
        double[] result = new double[values.length];
        int tiles = (rows + TILE - 1) / TILE;
        IntStream.range(0, tiles).parallel().forEach(tile -> {
            int end = Math.min(rows, (tile + 1) * TILE);
            for (int from = 0; from < cols; from += TILE) {
                for (int j = from; j < Math.min(cols, from + TILE); j++) {
                    for (int i = tile * TILE; i < end; i++) {
                        result[j * rows + i] = values[i * cols + j];
                    }
                }
            }
        });
        return new DenseMatrix(cols, rows, result);
    }

    /**
     * Computes the product of this matrix and another one.
     *
     * @throws ShapeException if the inner sizes differ
     */
    public DenseMatrix product(DenseMatrix other) {
        if (cols != other.rows) {
            throw new ShapeException(this, other);
        }
        int n = other.cols;
        double[] result = new double[rows * n];
        IntStream.range(0, (n + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int end = Math.min(n, from + BLOCK);
            for (int k = 0; k < cols; k++) {
                for (int i = 0; i < rows; i++) {
                    double factor = values[i * cols + k];
                    add(factor, other.values, k * n + from, result, i * n + from, end - from);
                }
            }
        });
        return new DenseMatrix(rows, n, result);
    }

    /**
     * Computes the product of this matrix and the transpose of another one. Zeros of the other matrix, such as background pixels,
     * take no time.
     *
     * @throws ShapeException if the numbers of columns differ
     */
    public DenseMatrix productTransposed(DenseMatrix other) {
        if (cols != other.cols) {
            throw new ShapeException(this, other);
        }
        double[] columns = transposed().values;
        boolean finite = isFinite();
        double[] result = new double[rows * other.rows];
        IntStream.range(0, other.rows).parallel().forEach(row -> {
            double[] sums = new double[rows];
            for (int j = 0, at = row * cols; j < cols; j++, at++) {
                double factor = other.values[at];
                if (factor != 0 || !finite) {
                    add(factor, columns, j * rows, sums, 0, rows);
                }
            }
            for (int i = 0; i < rows; i++) {
                result[i * other.rows + row] = sums[i];
            }
        });
        return new DenseMatrix(rows, other.rows, result);
    }

    /** Adds a multiple of x to y. A method of its own, so that C2 compiles the loop early and to vector instructions. */
    private static void add(double factor, double[] x, int from, double[] y, int at, int n) {
        for (int k = 0; k < n; k++) {
            y[at + k] += factor * x[from + k];
        }
    }

    /** Returns one sum per row, rows x 1. */
    public DenseMatrix rowSums() {
        double[] sums = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                sums[i] += values[i * cols + j];
            }
        }
        return new DenseMatrix(rows, 1, sums);
    }

    /** Returns one sum per column, 1 x cols. */
    public DenseMatrix colSums() {
        double[] sums = new double[cols];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                sums[j] += values[i * cols + j];
            }
        }
        return new DenseMatrix(1, cols, sums);
    }

    public double sum() {
        return Arrays.stream(values).sum();
    }

    /** Returns the row of the maximum of each column. */
    public int[] argmax() {
        int[] at = new int[cols];
        for (int j = 0; j < cols; j++) {
            for (int i = 1; i < rows; i++) {
                if (get(i, j) > get(at[j], j)) {
                    at[j] = i;
                }
            }
        }
        return at;
    }

    /** Returns the matrix with its columns moved to the right, the last ones to the front. */
    public DenseMatrix rolledCols(int by) {
        double[] result = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                result[i * cols + Math.floorMod(j + by, cols)] = values[i * cols + j];
            }
        }
        return new DenseMatrix(rows, cols, result);
    }

    /** Returns the matrix with its rows moved down, the last ones to the top. */
    public DenseMatrix rolledRows(int by) {
        return transposed().rolledCols(by).transposed();
    }

    /** Two shapes that do not fit in an operation. */
    public static final class ShapeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ShapeException(DenseMatrix a, DenseMatrix b) {
            super(a.rows + " x " + a.cols + " and " + b.rows + " x " + b.cols, null, false, false);
        }
    }
}
