package lanewise.kernels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A matrix of pixels. A pixel is an unsigned byte, 0..255, and stands for the value {@code pixel * scale}. The scale is
 * 1/255 by default.
 *
 * <p>X has one example per column, X' one example per row. Both are views of the same bytes, in which the examples lie
 * one after another.
 *
 * <p>A {@linkplain #part part} is a view that covers some of the columns. It has the shape of the whole matrix, but a
 * product with it writes only the covered columns of its result, so that threads can share a product. The columns of a
 * part are a range in the order of {@link #column}. This order is ascending in X. In X' it follows blocks of 4 x 4
 * pixels of the image, so that a part of X' is a compact region of the image.
 *
 * <p>An implementation of {@link Kernels} may derive another form of the pixels. {@link #derived} builds it once
 * per matrix. The package {@code lanewise.kernels.layout} contains such forms.
 *
 * <p>Instances may be used by several threads. The bytes must not change after the first product.
 */
public final class PixelMatrix {

    /** The default scale: 1/255, rounded to float. */
    public static final float SCALE = 1f / 255f;

    private final Pixels pixels;
    private final boolean examplesAsColumns;

    /** The pixel at (row, col) is element {@code offset + row * rowStride + col * colStride}. */
    private final byte[] data;

    private final int offset;
    private final int rowStride;
    private final int colStride;

    private final PixelMatrix transposed;

    /** The matrix of which this is a part or another view; this matrix itself if it is neither. */
    private final PixelMatrix whole;

    private final int from;
    private final int to;
    private final PixelLayout layout;

    /** Forms derived from the pixels of the whole matrix, by type. */
    private final Map<Class<?>, Object> derived;

    /** The forms of the predecessor of the whole matrix, whose buffers may be reused; empty if there is none. */
    private final Map<Class<?>, Object> predecessor;

    private boolean successor;

    /** Creates X if {@code x} is null, otherwise X' of {@code x}. */
    private PixelMatrix(Pixels pixels, PixelMatrix x) {
        this.pixels = pixels;
        examplesAsColumns = x == null;
        data = pixels.data;
        offset = pixels.offset;
        rowStride = examplesAsColumns ? 1 : pixels.perExample();
        colStride = examplesAsColumns ? pixels.perExample() : 1;
        whole = this;
        from = 0;
        to = cols();
        layout = null;
        derived = new ConcurrentHashMap<>();
        predecessor = new HashMap<>();
        transposed = x == null ? new PixelMatrix(pixels, this) : x;
    }

    /** Creates a view of {@code of} that covers the given positions and has the given layout. */
    private PixelMatrix(PixelMatrix of, int from, int to, PixelLayout layout) {
        pixels = of.pixels;
        examplesAsColumns = of.examplesAsColumns;
        data = of.data;
        offset = of.offset;
        rowStride = of.rowStride;
        colStride = of.colStride;
        transposed = of.transposed;
        whole = of.whole;
        this.from = from;
        this.to = to;
        this.layout = layout;
        derived = of.derived;
        predecessor = of.predecessor;
    }

    /**
     * Returns the matrix X of examples with the {@linkplain #SCALE default scale}.
     *
     * @param data the pixels, one example after another, row by row; kept, not copied
     * @param offset the index of the first pixel of the first example
     * @param examples number of examples
     * @param height number of rows of an image; 1 if the inputs are not an image
     * @param width number of columns of an image
     * @return X, {@code height * width} x {@code examples}
     * @throws IndexOutOfBoundsException if the examples do not fit into the array
     * @throws IllegalArgumentException if a size is negative
     */
    public static PixelMatrix ofExamples(byte[] data, int offset, int examples, int height, int width) {
        return ofExamples(data, offset, examples, height, width, SCALE);
    }

    /**
     * Returns the matrix X of examples.
     *
     * @param data the pixels, one example after another, row by row; kept, not copied
     * @param offset the index of the first pixel of the first example
     * @param examples number of examples
     * @param height number of rows of an image; 1 if the inputs are not an image
     * @param width number of columns of an image
     * @param scale the factor by which a pixel is multiplied to get its value, finite
     * @return X, {@code height * width} x {@code examples}
     * @throws IndexOutOfBoundsException if the examples do not fit into the array
     * @throws IllegalArgumentException if a size is negative or the scale is not finite
     */
    public static PixelMatrix ofExamples(byte[] data, int offset, int examples, int height, int width, float scale) {
        return new PixelMatrix(new Pixels(data, offset, examples, height, width, scale), null);
    }

    /**
     * Returns the matrix X of other examples, whose pixels were written over those of this matrix. It may reuse the
     * buffers of the forms {@linkplain #derived derived} from this matrix. Therefore this matrix, its transposed matrix
     * and their derived forms must no longer be used.
     *
     * @param examples number of examples, at most as many as the array holds
     * @param scale the factor by which a pixel is multiplied to get its value, finite
     * @return the new X
     * @throws IndexOutOfBoundsException if the examples do not fit into the array
     * @throws IllegalArgumentException if the number is negative or the scale is not finite
     */
    public PixelMatrix successor(int examples, float scale) {
        PixelMatrix next = ofExamples(pixels.data, pixels.offset, examples, pixels.height, pixels.width, scale);
        next.succeed(whole);
        next.transposed.succeed(transposed.whole);
        return next;
    }

    private void succeed(PixelMatrix before) {
        successor = true;
        predecessor.putAll(before.predecessor);
        predecessor.putAll(before.derived);
    }

    /**
     * Returns whether {@link #successor} returned this matrix or its transposed matrix. A successor holds one
     * mini-batch in buffers that exist already. A derived form that needs much memory per example may suit it, but not
     * a matrix of all examples.
     *
     * @return true for the whole matrix of a successor; false for its parts and for views with another layout
     */
    public boolean isSuccessor() {
        return successor;
    }

    /** {@return the number of rows: inputs in X, examples in X'} */
    public int rows() {
        return examplesAsColumns ? pixels.perExample() : pixels.examples;
    }

    /** {@return the number of columns, covered or not: examples in X, inputs in X'} */
    public int cols() {
        return examplesAsColumns ? pixels.examples : pixels.perExample();
    }

    /**
     * Returns a pixel.
     *
     * @param row the row
     * @param col the column; it need not be covered
     * @return the pixel, 0..255
     */
    public int get(int row, int col) {
        return Byte.toUnsignedInt(data[offset + row * rowStride + col * colStride]);
    }

    /**
     * {@return the factor by which a pixel is multiplied to get its value: any finite float, including 0 and negative
     * and subnormal numbers}
     */
    public float scale() {
        return pixels.scale;
    }

    /** {@return true for X, which has one example per column; false for X'} */
    public boolean examplesAsColumns() {
        return examplesAsColumns;
    }

    /** {@return the bytes of the examples, one example after another, which must not be changed} */
    public byte[] pixels() {
        return pixels.data;
    }

    /**
     * Returns the index in {@link #pixels()} of the first pixel of an example. In X and in X', pixel j of the example
     * has the index {@code exampleStart(example) + j}.
     *
     * @param example index of the example, from 0
     * @return the index of its first pixel
     */
    public int exampleStart(int example) {
        return pixels.offset + example * pixels.perExample();
    }

    /** {@return the whole transposed matrix; always the same object, so that each form is derived from it once} */
    public PixelMatrix transposed() {
        return transposed;
    }

    /** {@return the shape, rows x columns, for messages} */
    public String shape() {
        return rows() + " x " + cols();
    }

    /** {@return true if this matrix covers all its columns} */
    public boolean isWhole() {
        return to - from == cols();
    }

    /** {@return the position of the first column covered, in the order of {@link #column}; 0 unless this is a part} */
    public int from() {
        return from;
    }

    /** {@return the position after the last column covered; the number of columns unless this is a part} */
    public int to() {
        return to;
    }

    /**
     * Returns the column at a position of the order in which columns are divided among parts.
     *
     * @param position 0 to {@code cols() - 1}
     * @return the column
     */
    public int column(int position) {
        return examplesAsColumns ? position : pixels.blockOrder()[position];
    }

    /** {@return the columns covered, in ascending order} */
    public int[] coveredColumns() {
        int[] columns = new int[to - from];
        if (examplesAsColumns || isWhole()) {
            Arrays.setAll(columns, n -> from + n);
        } else {
            System.arraycopy(pixels.blockOrder(), from, columns, 0, columns.length);
            Arrays.sort(columns);
        }
        return columns;
    }

    /**
     * Returns this matrix restricted to a range of its columns.
     *
     * @param from the {@linkplain #column position} of the first column
     * @param to the position after the last column
     * @return a view that covers these columns, with the {@link #layout()} of this matrix
     * @throws IndexOutOfBoundsException if this matrix does not cover these columns
     */
    public PixelMatrix part(int from, int to) {
        if (from < this.from || to > this.to || from > to) {
            throw new IndexOutOfBoundsException(
                    "columns " + from + " to " + to + " are not within " + this.from + " to " + this.to);
        }
        return new PixelMatrix(this, from, to, layout);
    }

    /**
     * Returns this matrix with a layout.
     *
     * @param layout the layout that {@link Kernels#layout} returned
     * @return a view that covers the same columns
     */
    public PixelMatrix withLayout(PixelLayout layout) {
        return new PixelMatrix(this, from, to, layout);
    }

    /** {@return the layout in which a product reads this matrix; null if no layout was selected} */
    public PixelLayout layout() {
        return layout;
    }

    /**
     * Returns a form of the whole matrix. The first call for a type builds the form. All parts share it. X and X' have
     * separate forms.
     *
     * @param <T> the type of the form
     * @param type the class of the form
     * @param build builds the form. It must not call this method on other threads. Its argument is the form of this
     *     type that the predecessor of a {@link #successor} had, whose buffers may be reused, or null if there is none.
     * @return the form, always the same object
     */
    public <T> T derived(Class<T> type, UnaryOperator<T> build) {
        Object form = derived.get(type);
        if (form == null) {
            synchronized (whole) {
                form = derived.get(type);
                if (form == null) {
                    form = build.apply(type.cast(predecessor.remove(type)));
                    derived.put(type, form);
                }
            }
        }
        return type.cast(form);
    }
}
