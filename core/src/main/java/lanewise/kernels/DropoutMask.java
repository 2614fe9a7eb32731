package lanewise.kernels;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * Which elements of a matrix dropout keeps, never stored as such: whether element (i, j) is kept follows from the seed
 * and from its position in the whole, p = i * columns + j, alone. So every thread and every vector finds out for
 * itself, and back propagation finds out again (Srivastava et al., "Dropout: a simple way to prevent neural networks
 * from overfitting", 2014).
 *
 * <p>In 32-bit arithmetic that wraps around: h = mix(mix(p + key0) ^ key1), and the element is kept if the upper 24
 * bits of h, as a number, are {@link #threshold()} or more. mix is lowbias32 (C. Wellons, "Prospecting for hash
 * functions", 2018): x ^= x &gt;&gt;&gt; 16, x *= {@link #FACTOR0}, x ^= x &gt;&gt;&gt; 15, x *= {@link #FACTOR1},
 * x ^= x &gt;&gt;&gt; 16.
 *
 * @param key0 lower half of {@link RandomStream#mix64} of the seed
 * @param key1 upper half of it
 * @param threshold the rate in steps of 2^-24, rounded
 * @param scale what kept elements are multiplied by, 1 / (1 - rate), so that their mean stays
 * @param origin position in the whole of element (0, 0)
 * @param stride columns of the whole
 * @param rows rows of this view
 * @param cols columns of this view
 */
public record DropoutMask(int key0, int key1, int threshold, float scale, int origin, int stride, int rows, int cols) {

    /** First multiplier of mix. */
    public static final int FACTOR0 = 0x7feb352d;

    /** Second multiplier of mix. */
    public static final int FACTOR1 = 0x846ca68b;

    /** How far h is shifted before it is compared with the threshold. */
    public static final int HASH_SHIFT = 8;

    private static final float STEPS = 0x1p24f;

    /**
     * A mask of its own for a whole matrix.
     *
     * @param seed of this mask; another layer or another step takes another
     * @param rate the probability that an element is dropped, from 0 up to but not including 1
     * @throws IllegalArgumentException if the rate is out of its range, or a size is negative
     */
    public static DropoutMask of(long seed, float rate, int rows, int cols) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("the rate of dropout is from 0 up to but not including 1, not " + rate);
        }
        if (rows < 0 || cols < 0) {
            throw new IllegalArgumentException("no negative sizes: " + rows + " x " + cols);
        }
        long keys = RandomStream.mix64(seed);
        int threshold = Math.round(rate * STEPS);
        return new DropoutMask(
                (int) keys, (int) (keys >>> Integer.SIZE), threshold, 1f / (1f - rate), 0, cols, rows, cols);
    }

    /** Position in the whole of element (i, j); what the hash is made of. */
    public int position(int i, int j) {
        return origin + i * stride + j;
    }

    /** True if element (i, j) is kept. */
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

    /** Rows {@code from} up to but not including {@code to}, a view: it keeps the same elements of the whole. */
    public DropoutMask rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new DropoutMask(key0, key1, threshold, scale, position(from, 0), stride, to - from, cols);
    }

    /** Columns {@code from} up to but not including {@code to}, a view: it keeps the same elements of the whole. */
    public DropoutMask cols(int from, int to) {
        Objects.checkFromToIndex(from, to, cols);
        return new DropoutMask(key0, key1, threshold, scale, position(0, from), stride, rows, to - from);
    }

    /** Shape, for messages. */
    public String shape() {
        return rows + " x " + cols;
    }
}
