package lanewise.kernels;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * A view of {@code rows x cols} floats in an array: element (i, j) is {@code data[offset + i * rowStride + j *
 * colStride]}.
 *
 * <p>Views share their array. A transposed matrix, a range of rows or columns and a column vector are views, so no copy
 * is made. {@code W'} in the equations is {@link #transposed() W.transposed()}.
 *
 * @param data the array, shared with every other view of it
 * @param offset the index of element (0, 0)
 * @param rows number of rows, 0 or more
 * @param cols number of columns, 0 or more
 * @param rowStride distance in the array between an element and the one below it, 0 or more
 * @param colStride distance in the array between an element and the one to its right, 0 or more
 */
public record Matrix(float[] data, int offset, int rows, int cols, int rowStride, int colStride) {

    /** The maximum number of elements of a Java array. */
    public static final int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    /**
     * Checks the view.
     *
     * @param data the array
     * @param offset the index of element (0, 0)
     * @param rows number of rows
     * @param cols number of columns
     * @param rowStride the distance between rows
     * @param colStride the distance between columns
     * @throws NullPointerException if data is null
     * @throws IllegalArgumentException if a number is negative
     * @throws IndexOutOfBoundsException if an element would lie outside the array
     */
    public Matrix {
        Objects.requireNonNull(data, "data");
        if (offset < 0 || rows < 0 || cols < 0 || rowStride < 0 || colStride < 0) {
            throw new IllegalArgumentException("the offset, sizes and strides must not be negative: offset " + offset
                    + ", " + rows + " x " + cols + ", strides " + rowStride + " and " + colStride);
        }
        if (rows > 0 && cols > 0) {
            long last = offset + (rows - 1L) * rowStride + (cols - 1L) * colStride;
            if (last >= data.length) {
                throw new IndexOutOfBoundsException(rows + " x " + cols + " with offset " + offset + " and strides "
                        + rowStride + " and " + colStride + " ends at index " + last + ", but the array ends at index "
                        + (data.length - 1));
            }
        }
    }

    /**
     * Returns a new matrix of zeros, stored row by row.
     *
     * @param rows number of rows
     * @param cols number of columns
     * @return the matrix
     * @throws IllegalArgumentException if a size is negative, or the elements do not fit into one array
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

    /**
     * Returns a view of an array from its start, row by row.
     *
     * @param data the elements, at least {@code rows * cols}
     * @param rows number of rows
     * @param cols number of columns
     * @return the view
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public static Matrix of(float[] data, int rows, int cols) {
        return new Matrix(data, 0, rows, cols, cols, 1);
    }

    /**
     * Returns a new matrix of zeros of the same shape, stored in the same order: column by column if this matrix has
     * contiguous columns but no contiguous rows, else row by row.
     *
     * @return the matrix
     */
    public Matrix zerosLike() {
        return rowsContiguous() || !colsContiguous()
                ? zeros(rows, cols)
                : zeros(cols, rows).transposed();
    }

    /**
     * Returns a copy that is stored row by row.
     *
     * @return the copy
     */
    public Matrix copyByRows() {
        Matrix copy = zeros(rows, cols);
        copyTo(copy);
        return copy;
    }

    /**
     * Returns a copy that is stored column by column.
     *
     * @return the copy
     */
    public Matrix copyByColumns() {
        Matrix copy = zeros(cols, rows).transposed();
        copyTo(copy);
        return copy;
    }

    /**
     * Returns a copy that is stored column by column, in which every column begins at a line of the cache if {@link
     * CacheLines} permits. It suits large weights, whose columns are read again and again. The copy takes at least half
     * a region of the heap, 0.5 to 16 MB.
     *
     * @return the copy
     * @throws IllegalArgumentException if one array cannot hold it
     */
    public Matrix copyByAlignedColumns() {
        int stride = CacheLines.wholeLines(rows);
        float[] aligned = CacheLines.floats(elements(stride, cols));
        Matrix copy = new Matrix(aligned, CacheLines.START, rows, cols, 1, stride);
        copyTo(copy);
        return copy;
    }

    /**
     * Copies every element to another matrix of the same shape, in the order in which the other matrix is stored.
     *
     * @param to the other matrix
     */
    public void copyTo(Matrix to) {
        if (!to.rowsContiguous() && to.colsContiguous()) {
            transposed().copyTo(to.transposed());
            return;
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                to.set(i, j, get(i, j));
            }
        }
    }

    private static int elements(int rows, int cols) {
        long elements = (long) rows * cols;
        if (rows < 0 || cols < 0 || elements > MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    rows + " x " + cols + " floats do not fit into one Java array (at most " + MAX_ELEMENTS + ")");
        }
        return (int) elements;
    }

    /**
     * Returns element (i, j).
     *
     * @param i the row
     * @param j the column
     * @return the element
     */
    public float get(int i, int j) {
        return data[offset + i * rowStride + j * colStride];
    }

    /**
     * Sets element (i, j).
     *
     * @param i the row
     * @param j the column
     * @param value the new value
     */
    public void set(int i, int j, float value) {
        data[offset + i * rowStride + j * colStride] = value;
    }

    /**
     * Returns the index of element (i, j) in {@link #data}.
     *
     * @param i the row
     * @param j the column
     * @return the index
     */
    public int index(int i, int j) {
        return offset + i * rowStride + j * colStride;
    }

    /** {@return the transposed matrix, {@code cols x rows}, a view} */
    public Matrix transposed() {
        return new Matrix(data, offset, cols, rows, colStride, rowStride);
    }

    /**
     * Returns a view of a range of rows.
     *
     * @param from the first row
     * @param to the row after the last
     * @return the view
     * @throws IndexOutOfBoundsException if the range is outside of this matrix
     */
    public Matrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new Matrix(data, from == to ? offset : index(from, 0), to - from, cols, rowStride, colStride);
    }

    /**
     * Returns a view of a range of columns.
     *
     * @param from the first column
     * @param to the column after the last
     * @return the view
     * @throws IndexOutOfBoundsException if the range is outside of this matrix
     */
    public Matrix cols(int from, int to) {
        Objects.checkFromToIndex(from, to, cols);
        return new Matrix(data, from == to ? offset : index(0, from), rows, to - from, rowStride, colStride);
    }

    /**
     * {@return true if the elements of a row are adjacent in memory; with at most one column, this is true for any
     * column stride}
     */
    public boolean rowsContiguous() {
        return colStride == 1 || cols <= 1;
    }

    /**
     * {@return true if the elements of a column are adjacent in memory; with at most one row, this is true for any row
     * stride}
     */
    public boolean colsContiguous() {
        return rowStride == 1 || rows <= 1;
    }

    /** {@return the shape, rows x columns, for messages} */
    public String shape() {
        return rows + " x " + cols;
    }

    @Override
    public String toString() {
        return "Matrix[" + shape() + ", offset " + offset + ", strides " + rowStride + " and " + colStride + "]";
    }
}
