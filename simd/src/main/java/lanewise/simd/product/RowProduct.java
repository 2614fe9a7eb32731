package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * The product C = alpha A B for an A of one row. B is read only once, so packing it would cost more than the product.
 * The latency of successive fused multiply-adds limits the speed; computing two vectors at a time doubles it.
 */
final class RowProduct {

    private RowProduct() {}

    /** Returns whether A has one row, and B and C have contiguous rows. */
    static boolean fits(Matrix a, Matrix b, Matrix c) {
        return a.rows() == 1 && b.colStride() == 1 && c.colStride() == 1;
    }

    /** Computes C = alpha A B. */
    static void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        if (c.cols() < COUNT) {
            partOfVector(alpha, a, b, c);
            return;
        }
        int last = c.cols() - COUNT;
        for (int j = 0; j < c.cols(); j += 2 * COUNT) {
            // The last vectors may overlap the previous ones. They compute some sums again, but no loop for a rest is
            // needed.
            twoVectors(alpha, a, b, c, Math.min(j, last), Math.min(j + COUNT, last));
        }
    }

    private static void twoVectors(float alpha, Matrix a, Matrix b, Matrix c, int j0, int j1) {
        float[] factors = a.data();
        float[] rows = b.data();
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        for (int p = 0; p < a.cols(); p++) {
            FloatVector factor = FloatVector.broadcast(FLOAT, factors[a.offset() + p * a.colStride()]);
            int row = b.offset() + p * b.rowStride();
            s0 = factor.fma(FloatVector.fromArray(FLOAT, rows, row + j0), s0);
            s1 = factor.fma(FloatVector.fromArray(FLOAT, rows, row + j1), s1);
        }
        s0.mul(alpha).intoArray(c.data(), c.index(0, j0));
        s1.mul(alpha).intoArray(c.data(), c.index(0, j1));
    }

    /**
     * Computes a C of less than one vector. Each vector of B covers a row and elements after it, whose sums are not
     * used. The last rows, after which the array has too few elements, are added one by one.
     */
    private static void partOfVector(float alpha, Matrix a, Matrix b, Matrix c) {
        float[] factors = a.data();
        float[] rows = b.data();
        int vectors = 0;
        FloatVector s = FloatVector.zero(FLOAT);
        for (; vectors < a.cols() && b.offset() + vectors * b.rowStride() <= rows.length - COUNT; vectors++) {
            FloatVector factor = FloatVector.broadcast(FLOAT, factors[a.offset() + vectors * a.colStride()]);
            s = factor.fma(FloatVector.fromArray(FLOAT, rows, b.offset() + vectors * b.rowStride()), s);
        }
        float[] sums = Buffers.ofThisThread().sums(COUNT);
        s.intoArray(sums, 0);
        for (int j = 0; j < c.cols(); j++) {
            float sum = sums[j];
            for (int p = vectors; p < a.cols(); p++) {
                sum = Math.fma(a.get(0, p), b.get(p, j), sum);
            }
            c.set(0, j, alpha * sum);
        }
    }
}
