package lanewise.kernels;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * The elements of a matrix that dropout keeps. The mask is not stored: whether element (i, j) is kept depends only on
 * the seed and on the position of the element in the whole matrix, p = i * columns + j. Therefore threads, vectors and
 * back propagation can compute it independently (Srivastava et al., "Dropout: a simple way to prevent neural networks
 * from overfitting", 2014).
 *
 * <p>The arithmetic has 32 bits and wraps around: h = mix(mix(p + key0) ^ key1). The element is kept if the number in
 * the upper 24 bits of h is {@link #threshold()} or more. mix is lowbias32 (C. Wellons, "Prospecting for hash
 * functions", 2018): x ^= x &gt;&gt;&gt; 16, x *= {@link #FACTOR0}, x ^= x &gt;&gt;&gt; 15, x *= {@link #FACTOR1},
 * x ^= x &gt;&gt;&gt; 16.
 *
 * @param key0 the lower half of {@link RandomStream#mix64} of the seed
 * @param key1 the upper half of the same number
 * @param threshold the dropout rate in steps of 2^-24, rounded
 * @param scale the factor of the elements that are kept, 1 / (1 - rate), which preserves the mean
 * @param origin the position of element (0, 0) in the whole matrix
 * @param stride number of columns of the whole matrix
 * @param rows number of rows of this view
 * @param cols number of columns of this view
 */
public record DropoutMask(int key0, int key1, int threshold, float scale, int origin, int stride, int rows, int cols) {

    /** The first multiplier of mix. */
    public static final int FACTOR0 = 0x7feb352d;

    /** The second multiplier of mix. */
    public static final int FACTOR1 = 0x846ca68b;

    /** The number of bits by which h is shifted before it is compared with the threshold. */
    public static final int HASH_SHIFT = 8;

    private static final float STEPS = 0x1p24f;

    /**
     * Returns the mask of a whole matrix.
     *
     * @param seed the seed of this mask; every layer and every update has its own
     * @param rate the probability that an element is dropped, from 0 up to but not including 1
     * @param rows number of rows of the matrix
     * @param cols number of columns of the matrix
     * @return the mask
     * @throws IllegalArgumentException if the rate is out of its range, or a size is negative
     */
    public static DropoutMask of(long seed, float rate, int rows, int cols) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout rate must be 0 or more and below 1, not " + rate);
        }
        if (rows < 0 || cols < 0) {
            throw new IllegalArgumentException("sizes must not be negative: " + rows + " x " + cols);
        }
        long keys = RandomStream.mix64(seed);
        int threshold = Math.round(rate * STEPS);
        return new DropoutMask(
                (int) keys, (int) (keys >>> Integer.SIZE), threshold, 1f / (1f - rate), 0, cols, rows, cols);
    }

    /**
     * Returns the position that is hashed to decide whether an element is kept.
     *
     * @param i the row in this view
     * @param j the column in this view
     * @return the position in the whole matrix
     */
    public int position(int i, int j) {
        return origin + i * stride + j;
    }

    /**
     * Returns whether an element is kept.
     *
     * @param i the row in this view
     * @param j the column in this view
     * @return true if it is kept, false if it is dropped
     */
    public boolean keeps(int i, int j) {
        int hash = mix(mix(position(i, j) + key0) ^ key1);
        return hash >>> HASH_SHIFT >= threshold;
    }

    private static int mix(int x) {
        x ^= x >>> 16;
        x *= FACTOR0;
        x ^= x >>> 15;
        x *= FACTOR1;
        return x ^ x >>> 16;
    }

    /**
     * Returns a view of a range of rows. It keeps the same elements of the whole matrix.
     *
     * @param from the first row
     * @param to the row after the last
     * @return the view
     * @throws IndexOutOfBoundsException if the range is outside of this view
     */
    public DropoutMask rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new DropoutMask(key0, key1, threshold, scale, position(from, 0), stride, to - from, cols);
    }

    /**
     * Returns a view of a range of columns. It keeps the same elements of the whole matrix.
     *
     * @param from the first column
     * @param to the column after the last
     * @return the view
     * @throws IndexOutOfBoundsException if the range is outside of this view
     */
    public DropoutMask cols(int from, int to) {
        Objects.checkFromToIndex(from, to, cols);
        return new DropoutMask(key0, key1, threshold, scale, position(0, from), stride, rows, to - from);
    }

    /** {@return the shape, rows x columns, for messages} */
    public String shape() {
        return rows + " x " + cols;
    }
}
