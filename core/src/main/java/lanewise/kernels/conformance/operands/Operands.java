package lanewise.kernels.conformance.operands;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * The operands of one case, generated from a seed, so that two implementations get equal ones. Keeps every array: after
 * an operation all of them are compared, which also finds an implementation that writes next to the result or into an
 * operand.
 *
 * <p>After {@link #again} the same requests return the same arrays with other contents.
 */
public final class Operands {

    /** Where the elements are stored. */
    public enum Layout {
        /** Row by row from the start of the array. */
        PACKED(""),
        /** At an offset, with a gap after every row. */
        GAPS(" with gaps"),
        /** Column by column, at an offset: a transposed view that ends with the array. */
        TRANSPOSED(" transposed"),
        /** Row by row, every third element, with gaps: no stride is 1. */
        STRIDED(" with two strides"),
        /** All rows are the same memory: a row stride of 0. */
        ROW_STRIDE_0(" with a row stride of 0"),
        /** All elements of a row are the same memory: a column stride of 0. */
        COLUMN_STRIDE_0(" with a column stride of 0"),
        /** All elements are the same memory. */
        STRIDES_0(" with strides of 0"),
        /** Every row begins one element after the row above it. */
        OVERLAPPING(" with overlapping rows");

        private final String words;

        Layout(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private static final int OFFSET = 3;

    /** Offsets and gaps are below these primes, so that they have every remainder modulo the length of a vector. */
    private static final int OFFSETS = 37;

    private static final int GAPS = 19;

    /** The scale of pixels, relative to that of their predecessor. */
    private static final float OTHER_SCALE = 0.75f;

    private final List<Object> arrays = new ArrayList<>();
    private final ArrayPool pool;
    private final List<PixelMatrix> pixels = new ArrayList<>();
    private final int variant;
    private final int far;
    private SplittableRandom random;

    /** The places of changed elements. Separate, so that a changed operand changes no other one. */
    private SplittableRandom changes;

    private final long first;
    private boolean oneChanged;
    private boolean otherContents;
    private int next;
    private int nextPixels;

    /** Creates operands whose offsets and gaps depend on the seed. */
    public Operands(long seed) {
        this(seed, 0, null);
    }

    /**
     * Creates operands that lie far from the beginning of their arrays.
     *
     * @param far added to the offset of every layout that has one
     */
    public Operands(long seed, int far) {
        this(seed, far, null);
    }

    private Operands(long seed, int far, ArrayPool pool) {
        this.pool = pool;
        first = seed;
        random = new SplittableRandom(seed);
        changes = new SplittableRandom(~seed);
        variant = (int) Long.remainderUnsigned(seed, OFFSETS * GAPS);
        this.far = far;
    }

    /**
     * Creates operands of different operations that use the same arrays: an array may hold a result of one operation
     * and then an operand of another one.
     */
    public static Operands shared() {
        return new Operands(0, 0, new ArrayPool());
    }

    /** Begins again: the next requests fill the arrays of the previous ones. */
    public void again(long seed) {
        again(seed, false);
    }

    /**
     * Begins again.
     *
     * @param oneChanged whether one element of every operand differs from what the seed alone gives
     */
    public void again(long seed, boolean oneChanged) {
        random = new SplittableRandom(seed);
        changes = new SplittableRandom(~seed);
        this.oneChanged = oneChanged;
        otherContents = seed != first;
        next = 0;
        nextPixels = 0;
        if (pool != null) {
            arrays.clear();
            pixels.clear();
        }
    }

    /** Returns every array generated so far: of floats, bytes or ints. */
    public List<Object> arrays() {
        return arrays;
    }

    /** Returns the array of the last round, or a new one. */
    private <T> T array(Class<T> type, int length) {
        int n = next++;
        if (pool != null) {
            T array = pool.take(type, length, arrays, random);
            arrays.add(array);
            return array;
        }
        if (n < arrays.size()) {
            Object before = arrays.get(n);
            if (type.isInstance(before) && Array.getLength(before) == length) {
                return type.cast(before);
            }
            arrays.subList(n, arrays.size()).clear();
        }
        T array = type.cast(Array.newInstance(type.getComponentType(), length));
        arrays.add(array);
        return array;
    }

    /** Makes all arrays of {@link #shared} operands those of the last call, to compare them. */
    public void all() {
        arrays.clear();
        arrays.addAll(pool.all());
    }

    /**
     * Returns a row with floats at equal distances in the order of their bits.
     *
     * @param count the number of columns
     * @param first the bits of the first float
     * @param floats the number of floats from which one of {@code floats / count} is chosen
     */
    public Matrix everyRange(int count, int first, long floats) {
        float[] data = array(float[].class, count);
        long distance = floats / count;
        long start = first + random.nextLong(distance);
        for (int i = 0; i < count; i++) {
            data[i] = Float.intBitsToFloat((int) (start + i * distance));
        }
        return Matrix.of(data, 1, count);
    }

    /** Returns a matrix. The array around its elements is filled, too. */
    public Matrix matrix(int rows, int cols, Layout layout, Values values) {
        Matrix shape = view(rows, cols, layout);
        int offset = shape.offset();
        long last = offset + Math.max(0, rows - 1L) * shape.rowStride() + Math.max(0, cols - 1L) * shape.colStride();
        // An array of a stride of 0 is as long as without it, so that a wrong stride reads other elements.
        int end = layout == Layout.PACKED || layout == Layout.TRANSPOSED
                ? 0
                : shape.rowStride() == 0 || shape.colStride() == 0 ? rows * cols + GAPS : GAPS;
        // An empty matrix lies in an array that has all indices at which its rows and columns would begin.
        float[] data = array(float[].class, Math.toIntExact(last + 1 + end));
        values.fill(data, random);
        return changed(new Matrix(data, offset, rows, cols, shape.rowStride(), shape.colStride()));
    }

    /**
     * Changes one element, or with another seed exchanges two, if something is to be changed: an implementation may
     * look at some elements or at their sum to notice that a matrix changed.
     */
    private Matrix changed(Matrix matrix) {
        if (oneChanged && matrix.rows() > 0 && matrix.cols() > 0) {
            int i = changes.nextInt(matrix.rows());
            int j = changes.nextInt(matrix.cols());
            int row = changes.nextInt(matrix.rows());
            int col = changes.nextInt(matrix.cols());
            float one = matrix.get(i, j);
            float other = matrix.get(row, col);
            if (!otherContents || one == other) {
                matrix.set(i, j, one == 0.5f ? 0.25f : 0.5f);
            } else {
                matrix.set(i, j, other);
                matrix.set(row, col, one);
            }
        }
        return matrix;
    }

    /** Returns the offset and the strides of a layout, as an empty view. */
    private Matrix view(int rows, int cols, Layout layout) {
        int gap = 1 + (variant + next) % GAPS;
        int rowStride = switch (layout) {
            case PACKED -> cols;
            case GAPS -> cols + gap;
            case TRANSPOSED, OVERLAPPING -> 1;
            case STRIDED -> 3 * cols + 2;
            case ROW_STRIDE_0, STRIDES_0 -> 0;
            case COLUMN_STRIDE_0 -> 2;
        };
        int colStride = switch (layout) {
            case PACKED, GAPS, ROW_STRIDE_0, OVERLAPPING -> 1;
            case TRANSPOSED -> rows + gap;
            case STRIDED -> 3;
            case COLUMN_STRIDE_0, STRIDES_0 -> 0;
        };
        int offset = layout == Layout.PACKED ? far : far + 1 + (variant + 5 * next) % OFFSETS;
        return new Matrix(new float[0], offset, 0, 0, rowStride, colStride);
    }

    /** Returns matrices with contiguous rows in one array, one after the other. */
    public List<Matrix> inOneArray(Values values, int[]... shapes) {
        int at = far + 1 + variant % OFFSETS;
        int length = at;
        for (int[] shape : shapes) {
            length += shape[0] * (shape[1] + 1);
        }
        float[] data = array(float[].class, length);
        values.fill(data, random);
        List<Matrix> matrices = new ArrayList<>();
        for (int[] shape : shapes) {
            matrices.add(changed(new Matrix(data, at, shape[0], shape[1], shape[1] + 1, 1)));
            at += shape[0] * (shape[1] + 1);
        }
        return matrices;
    }

    /** Returns two matrices of one shape in one array whose rows alternate. */
    public List<Matrix> alternatingRows(Values values, int rows, int cols) {
        float[] data = array(float[].class, OFFSET + 2 * rows * cols);
        values.fill(data, random);
        return List.of(
                new Matrix(data, OFFSET, rows, cols, 2 * cols, 1),
                new Matrix(data, OFFSET + cols, rows, cols, 2 * cols, 1));
    }

    /** Returns a seed for the random numbers of an operation. */
    public long seed() {
        return random.nextLong();
    }

    /** Returns images with blank rows, blank columns, gray and full pixels. */
    public PixelMatrix pixels(int examples, int height, int width) {
        return pixels(examples, height, width, PixelMatrix.SCALE, PixelFill.DIGITS);
    }

    /**
     * Returns images. After {@link #again}, images of several rows are the {@linkplain PixelMatrix#successor successor}
     * of those before, and others are new ones in the same array. With another seed than at first they have another
     * scale.
     */
    public PixelMatrix pixels(int examples, int height, int width, float scale, PixelFill fill) {
        int inputs = height * width;
        int offset = OFFSET + far;
        byte[] data = array(byte[].class, offset + examples * inputs);
        if (inputs > 0) {
            fill.fill(data, offset, examples, inputs, random);
        }
        if (oneChanged && examples * inputs > 0) {
            data[offset + changes.nextInt(examples * inputs)] ^= 0x55;
        }
        int n = nextPixels++;
        boolean known = n < pixels.size() && pixels.get(n).pixels() == data;
        float own = otherContents ? OTHER_SCALE * scale : scale;
        PixelMatrix X = known && height > 1
                ? pixels.get(n).successor(examples, own)
                : PixelMatrix.ofExamples(data, offset, examples, height, width, own);
        if (!known && height > 1) {
            // An implementation may treat the successor of a matrix differently.
            X = X.successor(examples, own);
        }
        if (n < pixels.size()) {
            pixels.set(n, X);
        } else {
            pixels.add(X);
        }
        return X;
    }

    /** Returns images that are not a successor, as a training on all examples has them. */
    public PixelMatrix allExamples(int examples, int height, int width) {
        byte[] data = array(byte[].class, OFFSET + examples * height * width);
        PixelFill.DIGITS.fill(data, OFFSET, examples, height * width, random);
        return PixelMatrix.ofExamples(data, OFFSET, examples, height, width);
    }

    /** Returns the labels of {@code count} columns. */
    public OneHot labels(int classes, int count) {
        int offset = OFFSET + far;
        int[] labels = array(int[].class, offset + count);
        for (int j = 0; j < labels.length; j++) {
            labels[j] = (int) Long.remainderUnsigned(random.nextLong(), classes);
        }
        if (oneChanged && count > 0) {
            int j = offset + changes.nextInt(count);
            labels[j] = (labels[j] + 1) % classes;
        }
        return OneHot.of(labels, classes).cols(offset, offset + count);
    }

    /**
     * Returns the worst difference between these arrays and those of the reference; null if there is none.
     *
     * @param unknown the elements of the reference that were not computed, by their arrays
     */
    public Difference differenceFrom(Operands expected, Map<float[], BitSet> unknown) {
        Difference worst = null;
        for (int n = 0; n < expected.arrays.size(); n++) {
            Object right = expected.arrays.get(n);
            Object wrong = arrays.get(n);
            if (right instanceof float[] floats) {
                worst = Difference.worse(worst, Difference.of(n, floats, (float[]) wrong, unknown.get(floats)));
            } else if (right instanceof byte[] bytes && !Arrays.equals(bytes, (byte[]) wrong)
                    || right instanceof int[] ints && !Arrays.equals(ints, (int[]) wrong)) {
                worst = Difference.ofIntegers(n);
            }
        }
        return worst;
    }
}
