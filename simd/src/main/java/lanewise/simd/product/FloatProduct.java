package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/**
 * The product C = alpha A B + bias, computed with {@link FloatTile}.
 *
 * <p>A tile of C is cleared before its first terms and scaled after its last terms, while it is in the first-level
 * cache. The depth k is divided into blocks. C holds the sums from one block to the next, so that the order of
 * additions per element does not change. Within a block the columns of B are packed into panels, unless A has so few
 * rows that packing would cost more than it saves. A is packed into tiles. With 32 registers A is read in place if its
 * rows or columns are contiguous.
 */
public final class FloatProduct {

    /**
     * The depth of a block. With it, a panel of B of 32 columns takes 64 KB of the second-level cache, and a panel of
     * 16 columns takes half of the first-level cache.
     */
    private static final int BLOCK_K = Lanes.MANY_REGISTERS ? 512 : 256;

    /**
     * The number of rows of a block. With it, packed A takes 480 KB of the second-level cache, or 192 KB with 16
     * registers.
     */
    private static final int BLOCK_ROWS = 24 * FloatTile.ROWS;

    /** The number of columns of a block. It limits packed B to 8 MB. */
    private static final int BLOCK_COLS = 4096;

    /** B is read in place if A has at most this many tiles and B at most {@link #UNPACKED_K} rows. */
    private static final int UNPACKED_TILES = 20 / FloatTile.ROWS;

    private static final int UNPACKED_K = 64;

    /** Contiguous rows or columns of A are read in place if B has at most this many panels. */
    private static final int IN_PLACE_PANELS = 64;

    /** The number of floats in 4 KB. Rows whose distance is a multiple of it share lines of the first-level cache. */
    static final int SAME_CACHE_SET = 1024;

    private final float alpha;
    private final Matrix a;
    private final Matrix b;
    private final Matrix bias;
    private final Matrix c;
    private final boolean unpacked;
    private final boolean rowsInPlace;
    private final boolean colsInPlace;
    private final Packing packing = Packing.ofThisThread();
    private final float[] edge = new float[FloatTile.ROWS * FloatTile.COLS];

    private FloatProduct(float alpha, Matrix a, Matrix b, Matrix bias, Matrix c) {
        this.alpha = alpha;
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.c = c;
        boolean inPlace = Lanes.MANY_REGISTERS && c.cols() <= IN_PLACE_PANELS * FloatTile.COLS;
        rowsInPlace = inPlace && a.colStride() == 1 && a.rowStride() % SAME_CACHE_SET != 0;
        colsInPlace = inPlace && a.rowStride() == 1 && a.colStride() % SAME_CACHE_SET != 0;
        unpacked = b.colStride() == 1 && a.cols() <= UNPACKED_K && Packing.rowTiles(a.rows()) <= UNPACKED_TILES;
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
        FloatProduct product = new FloatProduct(alpha, a, b, bias, c);
        for (int j = 0; j < c.cols(); j += BLOCK_COLS) {
            product.columns(j, Math.min(BLOCK_COLS, c.cols() - j));
        }
    }

    private void columns(int j0, int cols) {
        // The loop runs at least once, so that a product of depth 0 is written too.
        for (int p0 = 0; p0 == 0 || p0 < a.cols(); p0 += BLOCK_K) {
            int k = Math.min(BLOCK_K, a.cols() - p0);
            int panels = (cols + FloatTile.COLS - 1) / FloatTile.COLS;
            float[] packedB = packing.b(panels * k * FloatTile.COLS);
            for (int i0 = 0; i0 < a.rows(); i0 += BLOCK_ROWS) {
                int rows = Math.min(BLOCK_ROWS, a.rows() - i0);
                float[] packedA = packedRows(i0, rows, p0, k);
                for (int panel = 0; panel < panels; panel++) {
                    int j = j0 + panel * FloatTile.COLS;
                    int bAt = panel * k * FloatTile.COLS;
                    if (unpacked && j + FloatTile.COLS <= b.cols()) {
                        tiles(packedA, p0, i0, rows, b.data(), b.index(p0, j), b.rowStride(), k, j);
                    } else {
                        if (i0 == 0) {
                            Packing.panel(b, p0, k, j, packedB, bAt);
                        }
                        tiles(packedA, p0, i0, rows, packedB, bAt, FloatTile.COLS, k, j);
                    }
                }
            }
        }
    }

    /** Packs the rows that are not read in place: all rows, none, or those of an incomplete last tile. */
    private float[] packedRows(int i0, int rows, int p0, int k) {
        int from = rowsInPlace ? rows : colsInPlace ? rows - rows % FloatTile.ROWS : 0;
        float[] packedA = packing.a(from == rows ? 0 : Packing.rowTiles(rows) * k * FloatTile.STEP);
        Packing.rows(a, i0 + from, rows - from, p0, k, packedA, from / FloatTile.ROWS * k * FloatTile.STEP);
        return packedA;
    }

    /** Computes all tiles of one panel. */
    private void tiles(float[] packedA, int p0, int i0, int rows, float[] panel, int bAt, int bStride, int k, int j) {
        int cols = Math.min(FloatTile.COLS, c.cols() - j);
        for (int tile = 0; tile < Packing.rowTiles(rows); tile++) {
            int i = i0 + tile * FloatTile.ROWS;
            int count = Math.min(FloatTile.ROWS, i0 + rows - i);
            boolean whole = count == FloatTile.ROWS && cols == FloatTile.COLS;
            float[] to = whole ? c.data() : edge;
            int toAt = whole ? c.index(i, j) : 0;
            int toStride = whole ? c.rowStride() : FloatTile.COLS;
            if (p0 == 0) {
                clear(to, toAt, toStride);
            } else if (!whole) {
                for (int r = 0; r < count; r++) {
                    System.arraycopy(c.data(), c.index(i + r, j), edge, r * FloatTile.COLS, cols);
                }
            }
            if (rowsInPlace) {
                FloatTile.inPlace(
                        a.data(), a.index(i, p0), a.rowStride(), count, panel, bAt, bStride, k, to, toAt, toStride);
            } else if (colsInPlace && count == FloatTile.ROWS) {
                FloatTile.multiply(
                        a.data(), a.index(i, p0), a.colStride(), count, panel, bAt, bStride, k, to, toAt, toStride);
            } else {
                int aAt = tile * k * FloatTile.STEP;
                FloatTile.multiply(packedA, aAt, FloatTile.STEP, count, panel, bAt, bStride, k, to, toAt, toStride);
            }
            if (p0 + k == a.cols()) {
                finish(i, count, to, toAt, toStride);
            }
            if (!whole) {
                for (int r = 0; r < count; r++) {
                    System.arraycopy(edge, r * FloatTile.COLS, c.data(), c.index(i + r, j), cols);
                }
            }
        }
    }

    /** Clears the sums of a tile just before they are loaded, which also loads them into the first-level cache. */
    private static void clear(float[] to, int at, int stride) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int r = 0; r < FloatTile.ROWS; r++, at += stride) {
            zero.intoArray(to, at);
            zero.intoArray(to, at + COUNT);
        }
    }

    /** Computes c = alpha * c + bias with two roundings, for {@code count} rows of a tile from row {@code i} on. */
    private void finish(int i, int count, float[] to, int toAt, int stride) {
        if (alpha != 1f) {
            for (int r = 0, at = toAt; r < count; r++, at += stride) {
                FloatVector.fromArray(FLOAT, to, at).mul(alpha).intoArray(to, at);
                FloatVector.fromArray(FLOAT, to, at + COUNT).mul(alpha).intoArray(to, at + COUNT);
            }
        }
        if (bias != null) {
            for (int r = 0, at = toAt; r < count; r++, at += stride) {
                float addend = bias.get(i + r, 0);
                FloatVector.fromArray(FLOAT, to, at).add(addend).intoArray(to, at);
                FloatVector.fromArray(FLOAT, to, at + COUNT).add(addend).intoArray(to, at + COUNT);
            }
        }
    }
}
