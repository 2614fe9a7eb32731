package lanewise.notebook.arrays;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** A matrix of doubles. Immutable by convention: no method changes its elements. */
public final class DenseMatrix {

    /** Rows and columns of a tile of a transposition. */
    private static final int TILE = 32;

    /** Elements that one thread computes at once. */
    private static final int PART = 1 << 16;

    /** Maximum number of elements of a repeated row combined with a repeated column. */
    private static final int LARGEST_REPEATED = 1 << 26;

    private final int rows;
    private final int cols;

    /** The elements, row by row; null while only {@link #transpose} has them. */
    private double[] values;

    /**
     * The matrix whose transpose this is; null if the elements were given. X is large, and is not copied to be
     * transposed.
     */
    private final DenseMatrix transpose;

    /**
     * Creates a matrix.
     *
     * @param rows number of rows
     * @param cols number of columns
     * @param values the elements, row by row; not copied
     */
    public DenseMatrix(int rows, int cols, double[] values) {
        if (values.length != Math.multiplyExact(rows, cols)) {
            throw new IllegalArgumentException(values.length + " elements are not " + rows + " x " + cols);
        }
        this.rows = rows;
        this.cols = cols;
        this.values = values;
        transpose = null;
    }

    private DenseMatrix(DenseMatrix transpose) {
        rows = transpose.cols;
        cols = transpose.rows;
        this.transpose = transpose;
    }

    public int rows() {
        return rows;
    }

    public int cols() {
        return cols;
    }

    /** Returns the number of elements. */
    public int size() {
        return rows * cols;
    }

    /** Returns the elements, row by row. */
    public double[] values() {
        double[] known = values;
        if (known == null) {
            known = transpose.inColumns();
            values = known;
        }
        return known;
    }

    /** Returns the elements in any order, without a copy. */
    public double[] elements() {
        return values == null ? transpose.values : values;
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
        double[] known = values;
        return known == null ? transpose.values[col * rows + row] : known[row * cols + col];
    }

    public boolean sameShape(DenseMatrix other) {
        return rows == other.rows && cols == other.cols;
    }

    public boolean isFinite() {
        for (double value : elements()) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the maximum magnitude of the finite elements; 0 if there are none. */
    public double magnitude() {
        double most = 0;
        for (double value : elements()) {
            double size = Math.abs(value);
            if (size > most && size < Double.POSITIVE_INFINITY) {
                most = size;
            }
        }
        return most;
    }

    public DenseMatrix map(DoubleUnaryOperator f) {
        if (values == null) {
            return transpose.map(f).transposed();
        }
        double[] from = values;
        double[] result = new double[from.length];
        int parts = (result.length + PART - 1) / PART;
        IntStream.range(0, parts).parallel().forEach(part -> {
            int end = Math.min(result.length, (part + 1) * PART);
            for (int i = part * PART; i < end; i++) {
                result[i] = f.applyAsDouble(from[i]);
            }
        });
        return new DenseMatrix(rows, cols, result);
    }

    public DenseMatrix times(double factor) {
        return map(x -> x * factor);
    }

    /**
     * Combines two matrices element by element. As in NumPy, an operand with one row or one column is repeated.
     *
     * @throws ShapeException if the shapes do not fit, or a row and a column would give a very large matrix, which no
     *     equation of a network contains
     */
    public DenseMatrix zip(DenseMatrix other, DoubleBinaryOperator f) {
        int r = repeated(rows, other.rows, other);
        int c = repeated(cols, other.cols, other);
        if ((long) r * c > Math.max(LARGEST_REPEATED, Math.max(size(), other.size()))) {
            throw new ShapeException(this, other);
        }
        double[] left = values();
        double[] right = other.values();
        double[] result = new double[r * c];
        for (int i = 0; i < r; i++) {
            int a = rows == 1 ? 0 : i * cols;
            int b = other.rows == 1 ? 0 : i * other.cols;
            for (int j = 0; j < c; j++) {
                result[i * c + j] = f.applyAsDouble(left[cols == 1 ? a : a + j], right[other.cols == 1 ? b : b + j]);
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

    /** Returns the first columns; this matrix if it has no more. */
    public DenseMatrix firstCols(int most) {
        if (cols <= most) {
            return this;
        }
        if (values == null) {
            return new DenseMatrix(most, rows, Arrays.copyOf(transpose.values, most * rows)).transposed();
        }
        double[] result = new double[rows * most];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * cols, result, i * most, most);
        }
        return new DenseMatrix(rows, most, result);
    }

    /** Returns the transpose. Its elements are copied only if an operation needs them row by row. */
    public DenseMatrix transposed() {
        return transpose == null ? new DenseMatrix(this) : transpose;
    }

    private double[] inColumns() {
        double[] from = values;
        double[] result = new double[from.length];
        int tiles = (rows + TILE - 1) / TILE;
        IntStream.range(0, tiles).parallel().forEach(tile -> {
            int end = Math.min(rows, (tile + 1) * TILE);
            for (int first = 0; first < cols; first += TILE) {
                for (int j = first; j < Math.min(cols, first + TILE); j++) {
                    for (int i = tile * TILE; i < end; i++) {
                        result[j * rows + i] = from[i * cols + j];
                    }
                }
            }
        });
        return result;
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
        return other.values == null ? Products.timesTransposeOf(this, other.transpose) : Products.times(this, other);
    }

    /**
     * Computes the product of this matrix and the transpose of another one.
     *
     * @throws ShapeException if the numbers of columns differ
     */
    public DenseMatrix productTransposed(DenseMatrix other) {
        if (cols != other.cols) {
            throw new ShapeException(this, other);
        }
        return other.values == null ? Products.times(this, other.transpose) : Products.timesTransposeOf(this, other);
    }

    /** Returns one sum per row, rows x 1. */
    public DenseMatrix rowSums() {
        double[] from = values();
        double[] sums = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                sums[i] += from[i * cols + j];
            }
        }
        return new DenseMatrix(rows, 1, sums);
    }

    /** Returns one sum per column, 1 x cols. */
    public DenseMatrix colSums() {
        double[] from = values();
        double[] sums = new double[cols];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                sums[j] += from[i * cols + j];
            }
        }
        return new DenseMatrix(1, cols, sums);
    }

    public double sum() {
        return Arrays.stream(values()).sum();
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
        double[] from = values();
        double[] result = new double[from.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                result[i * cols + Math.floorMod(j + by, cols)] = from[i * cols + j];
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
