package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/** Copies operands into the order in which the tiles read them. */
final class Packing {

    /** The number of columns that are packed for all rows before the next columns. */
    private static final int DEPTH_BLOCK = 64;

    /** The number of floats in the vectors that cover a column of a tile of floats. */
    private static final int COLUMN_VECTORS = (FloatTile.ROWS + COUNT - 1) / COUNT * COUNT;

    /** The number of rows of A in a tile of pixels. */
    private static final int TEN = PanelTile.ROWS;

    private Packing() {}

    /** Returns the number of tiles of {@link FloatTile#ROWS} rows that cover {@code rows} rows. */
    static int rowTiles(int rows) {
        return (rows + FloatTile.ROWS - 1) / FloatTile.ROWS;
    }

    /**
     * Packs columns {@code p0} to {@code p0 + k} of a range of rows of A in tiles, either {@code to[tile * TILE + r *
     * ROW_STEP + p]} or, if {@link FloatTile#packsColumns}, {@code to[tile * TILE + p * COLUMN_STEP + r]}. The missing
     * rows of the last tile are 0.
     */
    static void rows(Matrix a, int i0, int rows, int p0, int k, float[] to) {
        if (k == 0) {
            return; // A has no elements, so its rows may have no index in the array.
        }
        if (!FloatTile.packsColumns(a)) {
            for (int r = 0; r < rowTiles(rows) * FloatTile.ROWS; r++) {
                int at = r / FloatTile.ROWS * FloatTile.TILE + r % FloatTile.ROWS * FloatTile.ROW_STEP;
                row(a, i0 + r, r < rows, p0, k, to, at);
            }
            return;
        }
        // A block of columns is packed for all tiles, so that each line of the cache is read once.
        for (int p = 0; p < k; p += DEPTH_BLOCK) {
            int depth = Math.min(DEPTH_BLOCK, k - p);
            for (int r = 0; r < rows; r += FloatTile.ROWS) {
                int at = r / FloatTile.ROWS * FloatTile.TILE + p * FloatTile.COLUMN_STEP;
                tileByColumns(a, i0 + r, Math.min(FloatTile.ROWS, rows - r), p0 + p, depth, to, at);
            }
        }
    }

    /** Packs a row, or zeros if it is missing, so that no subnormal numbers of other products slow the tile down. */
    private static void row(Matrix a, int i, boolean exists, int p0, int k, float[] to, int at) {
        if (!exists) {
            Arrays.fill(to, at, at + k, 0f);
        } else if (a.colStride() == 1) {
            System.arraycopy(a.data(), a.index(i, p0), to, at, k);
        } else {
            for (int p = 0; p < k; p++) {
                to[at + p] = a.get(i, p0 + p);
            }
        }
    }

    private static void tileByColumns(Matrix a, int i, int rows, int p0, int k, float[] to, int at) {
        if (rows == FloatTile.ROWS && a.rowStride() == 1 && a.colStride() > 0) {
            contiguousColumns(a.data(), a.index(i, p0), a.colStride(), k, to, at);
        } else if (rows == FloatTile.ROWS && a.colStride() == 1) {
            fiveContiguousRows(a.data(), a.index(i, p0), a.rowStride(), k, to, at);
        } else {
            for (int r = 0; r < FloatTile.ROWS; r++) {
                for (int p = 0; p < k; p++) {
                    to[at + p * FloatTile.COLUMN_STEP + r] = r < rows ? a.get(i + r, p0 + p) : 0f;
                }
            }
        }
    }

    /**
     * Packs the contiguous columns of a tile with whole vectors. The elements after the last row of the tile are
     * overwritten by the next column or not used.
     */
    private static void contiguousColumns(float[] from, int fromAt, int stride, int k, float[] to, int at) {
        // The vectors of the last columns could end after the array.
        long vectors = (from.length - COLUMN_VECTORS - fromAt + (long) stride) / stride;
        int whole = (int) Math.max(0, Math.min(k, vectors));
        for (int p = 0; p < whole; p++) {
            for (int r = 0; r < COLUMN_VECTORS; r += COUNT) {
                FloatVector.fromArray(FLOAT, from, fromAt + p * stride + r)
                        .intoArray(to, at + p * FloatTile.COLUMN_STEP + r);
            }
        }
        for (int p = whole; p < k; p++) {
            System.arraycopy(from, fromAt + p * stride, to, at + p * FloatTile.COLUMN_STEP, FloatTile.ROWS);
        }
    }

    /** Packs the contiguous rows of a tile of five rows, for 16 registers. All steps are constants. */
    private static void fiveContiguousRows(float[] from, int at0, int stride, int k, float[] to, int toAt) {
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        int at4 = at3 + stride;
        for (int p = 0; p < k; p++) {
            int t = toAt + p * FloatTile.COLUMN_STEP;
            to[t] = from[at0 + p];
            to[t + 1] = from[at1 + p];
            to[t + 2] = from[at2 + p];
            to[t + 3] = from[at3 + p];
            to[t + 4] = from[at4 + p];
        }
    }

    /**
     * Packs one tile of {@code count} rows: {@code to[at + p * step + r]}, 0 for r from {@code count} to {@code step}.
     */
    static void tile(Matrix a, int i, int count, int p0, int k, float[] to, int at, int step) {
        pack(a.data(), a.index(i, p0), a.colStride(), k, a.rowStride(), count, to, at, step);
    }

    /**
     * Packs {@code count} rows of A, a multiple of 4, column by column: {@code to[at + p * SparseProduct.UNITS + r]}.
     * The columns are packed in blocks, so that the cache lines that are written alternately stay in the first-level
     * cache.
     */
    static void columns(Matrix a, int i, int count, float[] to, int at) {
        if (a.rowStride() == 1) {
            for (int p = 0; p < a.cols(); p++) {
                for (int r = 0; r < count; r += COUNT) {
                    FloatVector.fromArray(FLOAT, a.data(), a.index(i + r, p))
                            .intoArray(to, at + p * SparseProduct.UNITS + r);
                }
            }
            return;
        }
        if (a.colStride() != 1) {
            tile(a, i, count, 0, a.cols(), to, at, SparseProduct.UNITS);
            return;
        }
        for (int p0 = 0; p0 < a.cols(); p0 += DEPTH_BLOCK) {
            int end = Math.min(p0 + DEPTH_BLOCK, a.cols());
            for (int r = 0; r < count; r += 4) {
                fourRows(a.data(), a.index(i + r, 0), a.rowStride(), p0, end, to, at + r);
            }
        }
    }

    /** Packs four contiguous rows. All steps are constants. */
    private static void fourRows(float[] from, int at0, int stride, int p0, int end, float[] to, int toAt) {
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int p = p0; p < end; p++) {
            int t = toAt + p * SparseProduct.UNITS;
            to[t] = from[at0 + p];
            to[t + 1] = from[at1 + p];
            to[t + 2] = from[at2 + p];
            to[t + 3] = from[at3 + p];
        }
    }

    /**
     * Packs rows {@code p0} to {@code p0 + k} of the columns from {@code j} on: {@code to[at + p * COLS + lane]}.
     * Columns beyond the last column of B are 0.
     */
    static void panel(Matrix b, int p0, int k, int j, float[] to, int at) {
        int cols = Math.min(FloatTile.COLS, b.cols() - j);
        if (b.colStride() == 1 && cols == FloatTile.COLS) {
            copyRows(b.data(), b.index(p0, j), b.rowStride(), k, to, at);
            return;
        }
        pack(b.data(), b.index(p0, j), b.rowStride(), k, b.colStride(), cols, to, at, FloatTile.COLS);
    }

    /** Packs the rows of a complete panel. */
    private static void copyRows(float[] from, int fromAt, int stride, int k, float[] to, int at) {
        for (int p = 0; p < k; p++) {
            int row = fromAt + p * stride;
            int packed = at + p * FloatTile.COLS;
            for (int n = 0; n < FloatTile.COLS; n += COUNT) {
                FloatVector.fromArray(FLOAT, from, row + n).intoArray(to, packed + n);
            }
        }
    }

    /**
     * Sets {@code to[at + p * width + n] = from[fromAt + p * pStride + n * nStride]} for p below k and n below count,
     * and 0 for n from count to width.
     */
    private static void pack(
            float[] from, int fromAt, int pStride, int k, int nStride, int count, float[] to, int at, int width) {
        if (count < width) {
            Arrays.fill(to, at, at + k * width, 0f);
        }
        if (nStride == 1) {
            for (int p = 0; p < k; p++) {
                System.arraycopy(from, fromAt + p * pStride, to, at + p * width, count);
            }
        } else if (pStride == 1 && width == TEN) {
            contiguousRows(from, fromAt, nStride, k, count, to, at);
        } else if (pStride == 1 && width == FloatTile.COLS) {
            columnsOfB(from, fromAt, nStride, k, count, to, at);
        } else {
            for (int n = 0; n < count; n++) {
                for (int p = 0; p < k; p++) {
                    to[at + p * width + n] = from[fromAt + n * nStride + p * pStride];
                }
            }
        }
    }

    /**
     * Packs contiguous columns of B: {@code to[at + p * COLS + n]} for n below count. Other lanes are not written. All
     * steps are constants.
     */
    private static void columnsOfB(float[] from, int fromAt, int stride, int k, int count, float[] to, int at) {
        int n = 0;
        for (; n + 5 <= count; n += 5) {
            fiveColumns(from, fromAt + n * stride, stride, k, to, at + n);
        }
        for (; n < count; n++) {
            int column = fromAt + n * stride;
            for (int p = 0; p < k; p++) {
                to[at + n + p * FloatTile.COLS] = from[column + p];
            }
        }
    }

    private static void fiveColumns(float[] from, int at0, int stride, int k, float[] to, int toAt) {
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        int at4 = at3 + stride;
        for (int p = 0; p < k; p++) {
            int t = toAt + p * FloatTile.COLS;
            to[t] = from[at0 + p];
            to[t + 1] = from[at1 + p];
            to[t + 2] = from[at2 + p];
            to[t + 3] = from[at3 + p];
            to[t + 4] = from[at4 + p];
        }
    }

    /** Packs contiguous rows of A: {@code to[at + p * TEN + n]} for n below count. All steps are constants. */
    private static void contiguousRows(float[] from, int fromAt, int stride, int k, int count, float[] to, int at) {
        int n = 0;
        for (; n + 5 <= count; n += 5) {
            fiveRows(from, fromAt + n * stride, stride, k, to, at + n);
        }
        for (; n < count; n++) {
            int row = fromAt + n * stride;
            for (int p = 0; p < k; p++) {
                to[at + n + p * TEN] = from[row + p];
            }
        }
    }

    private static void fiveRows(float[] from, int at0, int stride, int k, float[] to, int toAt) {
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        int at4 = at3 + stride;
        for (int p = 0; p < k; p++) {
            int t = toAt + p * TEN;
            to[t] = from[at0 + p];
            to[t + 1] = from[at1 + p];
            to[t + 2] = from[at2 + p];
            to[t + 3] = from[at3 + p];
            to[t + 4] = from[at4 + p];
        }
    }
}
