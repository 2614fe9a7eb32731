package lanewise.simd.product;

import java.util.Arrays;
import lanewise.kernels.CacheLines;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/**
 * The product C = alpha A B for a C of one tile and a B with contiguous columns, such as dW2 = dZ2 A1' / m of the
 * video: C is 10 x 10, and the depth is the number of examples. Nearly as many elements are packed as are multiplied,
 * so packing must be fast: only the columns that exist are packed, into a block that stays in the first-level cache.
 * The sums stay in a tile for the whole depth.
 *
 * <p>A is read in place, which needs 32 registers.
 */
final class DeepProduct {

    /** The depth of a block. With it, packed B takes 16 KB, and a third of the first-level cache is left for A. */
    private static final int BLOCK_K = 4096 / DeepTile.COLS;

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
        int packed = Math.min(BLOCK_K, a.cols()) * DeepTile.COLS;
        float[] panel = buffers.aligned(packed);
        Arrays.fill(sums, 0, DeepTile.ROWS * DeepTile.COLS, 0f);
        // The lanes of missing columns are 0 in every block, because packing does not write them.
        Arrays.fill(panel, CacheLines.START, CacheLines.START + packed, 0f);
        for (int p0 = 0; p0 < a.cols(); p0 += BLOCK_K) {
            int k = Math.min(BLOCK_K, a.cols() - p0);
            Packing.columnsOfB(b.data(), b.index(p0, 0), b.colStride(), k, c.cols(), panel, CacheLines.START);
            if (c.cols() <= Lanes.COUNT) {
                DeepTile.narrow(a.data(), a.index(0, p0), a.rowStride(), c.rows(), panel, CacheLines.START, k, sums);
            } else {
                DeepTile.inPlace(
                        a.data(),
                        a.index(0, p0),
                        a.rowStride(),
                        c.rows(),
                        panel,
                        CacheLines.START,
                        k,
                        sums,
                        0,
                        DeepTile.COLS);
            }
        }
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                c.set(i, j, alpha * sums[i * DeepTile.COLS + j]);
            }
        }
    }
}
