package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.Matrix;

/**
 * Packs contiguous columns of B for {@link DeepTile}, two at a time: a long holds the elements of a row in two columns.
 * First, vectors of two columns are interleaved into a small buffer. Then single longs are copied, which is half as
 * many as there are floats. Transposing whole vectors in registers is slower on JDK 17.
 */
final class ColumnPairs {

    /** The maximum number of rows that are packed at once. */
    static final int DEPTH = 128;

    /** The number of pairs that are copied in one loop. */
    private static final int GROUP = 5;

    /** The number of longs from one packed row to the next. */
    static final int STEP = COUNT;

    private static final int ODD_ROWS = DEPTH / 2;
    private static final long FIRST = 0xFFFFFFFFL;

    private final long[] pairs = new long[STEP * DEPTH];
    private final long[] panel = new long[STEP * DEPTH];

    /** Sets all lanes to 0, so that no subnormal number of another product slows the missing columns down. */
    void clear() {
        Arrays.fill(panel, 0);
    }

    /**
     * Packs rows {@code p0} to {@code p0 + k} of all columns of B, which are contiguous. If their number is odd, the
     * last one is packed twice. The lanes after it are not written.
     *
     * @return the packed rows; the element of row p and column j is float {@code p * 2 * STEP + j}
     */
    long[] pack(Matrix b, int p0, int k) {
        int count = (b.cols() + 1) / 2;
        int whole = k & -COUNT;
        for (int n = 0; n < count; n++) {
            int first = b.index(p0, 2 * n);
            int second = b.index(p0, Math.min(2 * n + 1, b.cols() - 1));
            interleave(b.data(), first, second, whole, pairs, n * DEPTH);
            for (int p = whole; p < k; p++) {
                panel[p * STEP + n] = Float.floatToRawIntBits(b.data()[first + p]) & FIRST
                        | (long) Float.floatToRawIntBits(b.data()[second + p]) << Integer.SIZE;
            }
        }
        int n = 0;
        for (; n + GROUP <= count; n += GROUP) {
            copyFive(pairs, n * DEPTH, whole, panel, n);
        }
        for (; n < count; n++) {
            copyOne(pairs, n * DEPTH, whole, panel, n);
        }
        return panel;
    }

    /** Stores the pairs of even rows from {@code at} on, and those of odd rows from {@code at + ODD_ROWS} on. */
    private static void interleave(float[] from, int first, int second, int k, long[] to, int at) {
        for (int p = 0; p < k; p += COUNT) {
            LongVector x = FloatVector.fromArray(FLOAT, from, first + p).reinterpretAsLongs();
            LongVector y = FloatVector.fromArray(FLOAT, from, second + p).reinterpretAsLongs();
            x.and(FIRST).or(y.lanewise(VectorOperators.LSHL, Integer.SIZE)).intoArray(to, at + p / 2);
            x.lanewise(VectorOperators.LSHR, Integer.SIZE).or(y.and(~FIRST)).intoArray(to, at + ODD_ROWS + p / 2);
        }
    }

    private static void copyFive(long[] from, int at, int k, long[] to, int toAt) {
        for (int p = 0; p < k / 2; p++) {
            int even = toAt + 2 * p * STEP;
            int row = at + p;
            to[even] = from[row];
            to[even + 1] = from[row + DEPTH];
            to[even + 2] = from[row + 2 * DEPTH];
            to[even + 3] = from[row + 3 * DEPTH];
            to[even + 4] = from[row + 4 * DEPTH];
            int odd = even + STEP;
            to[odd] = from[row + ODD_ROWS];
            to[odd + 1] = from[row + ODD_ROWS + DEPTH];
            to[odd + 2] = from[row + ODD_ROWS + 2 * DEPTH];
            to[odd + 3] = from[row + ODD_ROWS + 3 * DEPTH];
            to[odd + 4] = from[row + ODD_ROWS + 4 * DEPTH];
        }
    }

    private static void copyOne(long[] from, int at, int k, long[] to, int toAt) {
        for (int p = 0; p < k / 2; p++) {
            to[toAt + 2 * p * STEP] = from[at + p];
            to[toAt + 2 * p * STEP + STEP] = from[at + ODD_ROWS + p];
        }
    }
}
