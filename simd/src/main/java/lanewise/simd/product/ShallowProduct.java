package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * The product C = alpha A B + bias for a small A, such as W2 A1 + b2 and W2' dZ2 of the video: A is 10 x 10, and B has
 * a column per example. A tile covers all rows of C. Thus B is read only once, and packing it would cost more than the
 * product.
 */
final class ShallowProduct {

    /** The number of rows of a tile. */
    private static final int ROWS = 10;

    /** The maximum depth. Each row of B is on another page of memory, and a processor remembers few pages. */
    private static final int MAX_DEPTH = 32;

    private ShallowProduct() {}

    /**
     * Returns whether A is small, but has more rows than a tile of {@link FloatTile}, and whether the rows of B and C
     * are contiguous. With a bias, alpha is 1.
     */
    static boolean fits(float alpha, Matrix a, Matrix b, Matrix bias, Matrix c) {
        return a.rows() > FloatTile.ROWS
                && a.rows() <= ROWS
                && a.cols() <= MAX_DEPTH
                && b.colStride() == 1
                && c.colStride() == 1
                && c.cols() >= COUNT
                && (bias == null || alpha == 1f);
    }

    /** Computes C = alpha A B + bias. The bias may be null. */
    static void multiply(float alpha, Matrix a, Matrix b, Matrix bias, Matrix c) {
        Buffers buffers = Buffers.ofThisThread();
        int k = a.cols();
        int last = a.rows() - 1;
        float[] packed = buffers.a(k * ROWS);
        float[] addends = buffers.sums(ROWS);
        // The last row takes the place of the missing rows, and is stored several times.
        for (int r = 0; r < ROWS; r++) {
            int i = Math.min(r, last);
            for (int p = 0; p < k; p++) {
                packed[p * ROWS + r] = a.get(i, p);
            }
            // Without a bias, -0 is added. It changes no number, not even -0.
            addends[r] = bias == null ? -0f : bias.get(i, 0);
        }
        int end = c.cols() - COUNT;
        for (int j = 0; j < c.cols(); j += COUNT) {
            // The last vector may overlap the previous one. It computes some sums again, but no loop for a rest is
            // needed.
            int j0 = Math.min(j, end);
            tile(
                    packed,
                    b.data(),
                    b.offset() + j0,
                    b.rowStride(),
                    k,
                    alpha,
                    addends,
                    c.data(),
                    c.index(0, j0),
                    c.rowStride(),
                    last);
        }
    }

    /** Computes a vector of columns. With alpha 1 or an addend of -0, fma rounds as a product and a sum. */
    private static void tile(
            float[] a,
            float[] b,
            int bAt,
            int bStride,
            int k,
            float alpha,
            float[] bias,
            float[] c,
            int at,
            int stride,
            int last) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        FloatVector s4 = FloatVector.zero(FLOAT);
        FloatVector s5 = FloatVector.zero(FLOAT);
        FloatVector s6 = FloatVector.zero(FLOAT);
        FloatVector s7 = FloatVector.zero(FLOAT);
        FloatVector s8 = FloatVector.zero(FLOAT);
        FloatVector s9 = FloatVector.zero(FLOAT);
        FloatVector alphas = FloatVector.broadcast(FLOAT, alpha);
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOAT, b, bAt + p * bStride);
            s0 = FloatVector.broadcast(FLOAT, a[p * ROWS]).fma(b0, s0);
            s1 = FloatVector.broadcast(FLOAT, a[p * ROWS + 1]).fma(b0, s1);
            s2 = FloatVector.broadcast(FLOAT, a[p * ROWS + 2]).fma(b0, s2);
            s3 = FloatVector.broadcast(FLOAT, a[p * ROWS + 3]).fma(b0, s3);
            s4 = FloatVector.broadcast(FLOAT, a[p * ROWS + 4]).fma(b0, s4);
            s5 = FloatVector.broadcast(FLOAT, a[p * ROWS + 5]).fma(b0, s5);
            s6 = FloatVector.broadcast(FLOAT, a[p * ROWS + 6]).fma(b0, s6);
            s7 = FloatVector.broadcast(FLOAT, a[p * ROWS + 7]).fma(b0, s7);
            s8 = FloatVector.broadcast(FLOAT, a[p * ROWS + 8]).fma(b0, s8);
            s9 = FloatVector.broadcast(FLOAT, a[p * ROWS + 9]).fma(b0, s9);
        }
        s0.fma(alphas, FloatVector.broadcast(FLOAT, bias[0])).intoArray(c, at);
        s1.fma(alphas, FloatVector.broadcast(FLOAT, bias[1])).intoArray(c, at + Math.min(1, last) * stride);
        s2.fma(alphas, FloatVector.broadcast(FLOAT, bias[2])).intoArray(c, at + Math.min(2, last) * stride);
        s3.fma(alphas, FloatVector.broadcast(FLOAT, bias[3])).intoArray(c, at + Math.min(3, last) * stride);
        s4.fma(alphas, FloatVector.broadcast(FLOAT, bias[4])).intoArray(c, at + Math.min(4, last) * stride);
        s5.fma(alphas, FloatVector.broadcast(FLOAT, bias[5])).intoArray(c, at + Math.min(5, last) * stride);
        s6.fma(alphas, FloatVector.broadcast(FLOAT, bias[6])).intoArray(c, at + Math.min(6, last) * stride);
        s7.fma(alphas, FloatVector.broadcast(FLOAT, bias[7])).intoArray(c, at + Math.min(7, last) * stride);
        s8.fma(alphas, FloatVector.broadcast(FLOAT, bias[8])).intoArray(c, at + Math.min(8, last) * stride);
        s9.fma(alphas, FloatVector.broadcast(FLOAT, bias[9])).intoArray(c, at + Math.min(9, last) * stride);
    }
}
