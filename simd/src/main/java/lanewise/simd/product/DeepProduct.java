package lanewise.simd.product;

import java.util.Arrays;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/**
 * The product C = alpha A B for a C of one tile and a B with contiguous columns, such as dW2 = dZ2 A1' / m of the
 * video: C is 10 x 10, and the depth is the number of examples. Nearly as many elements are packed as are multiplied,
 * so packing must be fast: {@link ColumnPairs} packs only the columns that exist, into a block that stays in the
 * first-level cache. The sums stay in a tile for the whole depth.
 *
 * <p>A is read in place, which needs 32 registers.
 */
final class DeepProduct {

    /** The number of floats in 4 KB. Rows whose distance is a multiple of it share lines of the first-level cache. */
    private static final int SAME_CACHE_SET = 1024;

    private DeepProduct() {}

    /** Returns whether the operands are stored as this product needs them. */
    static boolean fits(Matrix a, Matrix b, Matrix c) {
        return Lanes.MANY_REGISTERS
                && c.rows() <= DeepTile.ROWS
                && c.cols() <= 2 * Lanes.COUNT
                && a.colStride() == 1
                && a.rowStride() % SAME_CACHE_SET != 0
                && b.rowStride() == 1;
    }

    /** Computes C = alpha A B. */
    static void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        Buffers buffers = Buffers.ofThisThread();
        float[] sums = buffers.sums(DeepTile.ROWS * DeepTile.COLS);
        Arrays.fill(sums, 0, DeepTile.ROWS * DeepTile.COLS, 0f);
        ColumnPairs pairs = buffers.columnPairs();
        pairs.clear();
        for (int p0 = 0; p0 < a.cols(); p0 += ColumnPairs.DEPTH) {
            int k = Math.min(ColumnPairs.DEPTH, a.cols() - p0);
            long[] panel = pairs.pack(b, p0, k);
            int from = a.index(0, p0);
            if (c.cols() <= Lanes.COUNT) {
                DeepTile.narrow(a.data(), from, a.rowStride(), c.rows(), panel, k, sums);
            } else {
                DeepTile.inPlace(a.data(), from, a.rowStride(), c.rows(), panel, k, sums, 0, DeepTile.COLS);
            }
        }
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                c.set(i, j, alpha * sums[i * DeepTile.COLS + j]);
            }
        }
    }
}
