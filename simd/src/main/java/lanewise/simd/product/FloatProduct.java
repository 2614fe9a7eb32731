package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.CacheLines;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/**
 * The product C = alpha A B + bias, computed with {@link FloatTile}.
 *
 * <p>The depth k is divided into blocks. C holds the sums from one block to the next, so that the order of additions
 * per element does not change. Within a block the columns of B are packed into panels, and the rows of A into tiles. A
 * tile of C is scaled after its last terms, while it is in the first-level cache.
 */
public final class FloatProduct {

    /**
     * The number of rows of a block. With it, packed A takes 1 MB of the second-level cache if it is packed row by row,
     * 1.3 MB if it is packed column by column, and 192 KB with 16 registers.
     */
    private static final int BLOCK_ROWS = (Lanes.MANY_REGISTERS ? 40 : 24) * FloatTile.ROWS;

    /** The number of columns of a block. It limits packed B to 16 MB. */
    private static final int BLOCK_COLS = 4096;

    /** The sums before the first block: one row for all rows of a tile. */
    private static final float[] ZEROS = new float[FloatTile.COLS];

    private final float alpha;
    private final Matrix a;
    private final Matrix b;
    private final Matrix bias;
    private final Matrix c;
    private final Buffers buffers = Buffers.ofThisThread();
    private final boolean columns;
    private final float[] edge = new float[FloatTile.ROWS * FloatTile.COLS];

    private FloatProduct(float alpha, Matrix a, Matrix b, Matrix bias, Matrix c) {
        this.alpha = alpha;
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.c = c;
        columns = FloatTile.packsColumns(a);
    }

    /**
     * Computes C = alpha A B + bias.
     *
     * @param alpha the factor
     * @param a m x k
     * @param b k x n
     * @param bias m x 1, or null for none
     * @param c m x n, with contiguous rows
     */
    public static void multiply(float alpha, Matrix a, Matrix b, Matrix bias, Matrix c) {
        if (c.rows() == 0 || c.cols() == 0) {
            return;
        }
        if (bias == null && RowProduct.fits(a, b, c)) {
            RowProduct.multiply(alpha, a, b, c);
            return;
        }
        if (c.cols() == 1 && RowProduct.fits(b.transposed(), a.transposed(), c.transposed())) {
            // C' = B' A' has the same terms in the same order, and the order of the two factors of fma changes no bit.
            RowProduct.multiply(alpha, b.transposed(), a.transposed(), c.transposed());
            for (int i = 0; bias != null && i < c.rows(); i++) {
                c.set(i, 0, c.get(i, 0) + bias.get(i, 0));
            }
            return;
        }
        if (bias == null && DeepProduct.fits(a, b, c)) {
            DeepProduct.multiply(alpha, a, b, c);
            return;
        }
        if (ShallowProduct.fits(alpha, a, b, bias, c)) {
            ShallowProduct.multiply(alpha, a, b, bias, c);
            return;
        }
        FloatProduct product = new FloatProduct(alpha, a, b, bias, c);
        for (int j = 0; j < c.cols(); j += BLOCK_COLS) {
            product.columns(j, Math.min(BLOCK_COLS, c.cols() - j));
        }
    }

    private void columns(int j0, int cols) {
        // The loop runs at least once, so that a product of depth 0 is written too.
        for (int p0 = 0; p0 == 0 || p0 < a.cols(); p0 += FloatTile.DEPTH) {
            int k = Math.min(FloatTile.DEPTH, a.cols() - p0);
            int panels = (cols + FloatTile.COLS - 1) / FloatTile.COLS;
            float[] packedB = buffers.aligned(panels * k * FloatTile.COLS);
            for (int i0 = 0; i0 < a.rows(); i0 += BLOCK_ROWS) {
                int rows = Math.min(BLOCK_ROWS, a.rows() - i0);
                float[] packedA = buffers.a(Packing.rowTiles(rows) * FloatTile.TILE);
                Packing.rows(a, i0, rows, p0, k, packedA);
                for (int panel = 0; panel < panels; panel++) {
                    int j = j0 + panel * FloatTile.COLS;
                    int bAt = CacheLines.START + panel * k * FloatTile.COLS;
                    if (i0 == 0) {
                        Packing.panel(b, p0, k, j, packedB, bAt);
                    }
                    tiles(packedA, p0, i0, rows, packedB, bAt, k, j);
                }
            }
        }
    }

    /** Computes all tiles of one panel. */
    private void tiles(float[] packedA, int p0, int i0, int rows, float[] panel, int bAt, int k, int j) {
        int cols = Math.min(FloatTile.COLS, c.cols() - j);
        for (int tile = 0; tile < Packing.rowTiles(rows); tile++) {
            int i = i0 + tile * FloatTile.ROWS;
            int count = Math.min(FloatTile.ROWS, i0 + rows - i);
            boolean whole = count == FloatTile.ROWS && cols == FloatTile.COLS;
            float[] to = whole ? c.data() : edge;
            int toAt = whole ? c.index(i, j) : 0;
            int toStride = whole ? c.rowStride() : FloatTile.COLS;
            int aAt = tile * FloatTile.TILE;
            if (p0 == 0) {
                FloatTile.multiply(columns, packedA, aAt, panel, bAt, k, cols, ZEROS, 0, 0, to, toAt, toStride);
            } else {
                if (!whole) {
                    copyRows(count, cols, c.data(), c.index(i, j), c.rowStride(), edge, 0, FloatTile.COLS);
                }
                FloatTile.multiply(columns, packedA, aAt, panel, bAt, k, cols, to, toAt, toStride, to, toAt, toStride);
            }
            if (p0 + k == a.cols()) {
                finish(i, count, to, toAt, toStride);
            }
            if (!whole) {
                copyRows(count, cols, edge, 0, FloatTile.COLS, c.data(), c.index(i, j), c.rowStride());
            }
        }
    }

    private static void copyRows(
            int rows, int cols, float[] from, int fromAt, int fromStride, float[] to, int toAt, int toStride) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, fromAt + r * fromStride, to, toAt + r * toStride, cols);
        }
    }

    /** Computes c = alpha * c + bias with two roundings, for {@code count} rows of a tile from row {@code i} on. */
    private void finish(int i, int count, float[] to, int toAt, int stride) {
        if (alpha != 1f) {
            for (int r = 0, at = toAt; r < count; r++, at += stride) {
                for (int n = 0; n < FloatTile.COLS; n += COUNT) {
                    FloatVector.fromArray(FLOAT, to, at + n).mul(alpha).intoArray(to, at + n);
                }
            }
        }
        if (bias != null) {
            for (int r = 0, at = toAt; r < count; r++, at += stride) {
                float addend = bias.get(i + r, 0);
                for (int n = 0; n < FloatTile.COLS; n += COUNT) {
                    FloatVector.fromArray(FLOAT, to, at + n).add(addend).intoArray(to, at + n);
                }
            }
        }
    }
}
