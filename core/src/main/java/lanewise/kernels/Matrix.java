package lanewise.kernels;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * A view of {@code rows x cols} floats in an array: element (i, j) is {@code data[offset + i * rowStride + j * colStride]}.
 *
 * <p>Views share their array. A transposed matrix, a range of rows or columns and a column vector are views, so none of
 * them costs a copy. {@code W'} in the equations is {@link #transposed() W.transposed()}.
 *
 * @param data the array, shared with every other view of it
 * @param offset index of element (0, 0)
 * @param rows number of rows, 0 or more
 * @param cols number of columns, 0 or more
 * @param rowStride distance in the array between an element and the one below it, 0 or more
 * @param colStride distance in the array between an element and the one to its right, 0 or more
 */
public record Matrix(float[] data, int offset, int rows, int cols, int rowStride, int colStride) {

    /** What one Java array holds. */
    public static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    /**
     * Checks the view.
     *
     * @throws NullPointerException if data is null
     * @throws IllegalArgumentException if a number is negative
     * @throws IndexOutOfBoundsException if an element would lie outside the array
     */
    public Matrix {
        Objects.requireNonNull(data, "data");
        if (offset < 0 || rows < 0 || cols < 0 || rowStride < 0 || colStride < 0) {
            throw new IllegalArgumentException("a matrix has no negative offset, size or stride: offset " + offset
                    + ", " + rows + " x " + cols + ", strides " + rowStride + " and " + colStride);
        }
        if (rows > 0 && cols > 0) {
            long last = offset + (rows - 1L) * rowStride + (cols - 1L) * colStride;
            if (last >= data.length) {
                throw new IndexOutOfBoundsException(rows + " x " + cols + " with offset " + offset + " and strides "
                        + rowStride + " and " + colStride + " ends at " + last + ", the array at " + (data.length - 1));
            }
        }
    }

    /**
     * A new matrix of zeros, row after row.
     *
     * @throws IllegalArgumentException if a size is negative, or the product is beyond what one array holds
     */
    public static Matrix zeros(int rows, int cols) {
        return of(new float[elements(rows, cols)], rows, cols);
    }

    /**
     * Creates a matrix of random numbers, uniform in (-0.5, 0.5), drawn row by row.
     *
     * @param rows number of rows
     * @param cols number of columns
     * @param random stream from which the numbers are drawn
     * @return a new matrix
     * @throws IllegalArgumentException if a size is negative, or one array cannot hold the matrix
     */
    public static Matrix random(int rows, int cols, RandomStream random) {
        Matrix matrix = zeros(rows, cols);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextUniform();
        }
        return matrix;
    }

    /** The whole of {@code data} from its start, row after row. */
    public static Matrix of(float[] data, int rows, int cols) {
        return new Matrix(data, 0, rows, cols, cols, 1);
    }

    private static int elements(int rows, int cols) {
        long elements = (long) rows * cols;
        if (rows < 0 || cols < 0 || elements > MOST_ELEMENTS) {
            throw new IllegalArgumentException(
                    rows + " x " + cols + " floats do not fit one Java array (at most " + MOST_ELEMENTS + ")");
        }
        return (int) elements;
    }

    /** Element (i, j). */
    public float get(int i, int j) {
        return data[offset + i * rowStride + j * colStride];
    }

    /** Sets element (i, j). */
    public void set(int i, int j, float value) {
        data[offset + i * rowStride + j * colStride] = value;
    }

    /** Index in {@link #data} of element (i, j). */
    public int index(int i, int j) {
        return offset + i * rowStride + j * colStride;
    }

    /** The transposed matrix, {@code cols x rows}, a view. */
    public Matrix transposed() {
        return new Matrix(data, offset, cols, rows, colStride, rowStride);
    }

    /** Rows {@code from} up to but not including {@code to}, a view. */
    public Matrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new Matrix(data, from == to ? offset : index(from, 0), to - from, cols, rowStride, colStride);
    }

    /** Columns {@code from} up to but not including {@code to}, a view. */
    public Matrix cols(int from, int to) {
        Objects.checkFromToIndex(from, to, cols);
        return new Matrix(data, from == to ? offset : index(0, from), rows, to - from, rowStride, colStride);
    }

    /** True if the elements of a row lie side by side. */
    public boolean rowsContiguous() {
        return colStride == 1 || cols <= 1;
    }

    /** True if the elements of a column lie side by side. */
    public boolean colsContiguous() {
        return rowStride == 1 || rows <= 1;
    }

    /** Shape, for messages. */
    public String shape() {
        return rows + " x " + cols;
    }

    @Override
    public String toString() {
        return "Matrix[" + shape() + ", offset " + offset + ", strides " + rowStride + " and " + colStride + "]";
    }
}
