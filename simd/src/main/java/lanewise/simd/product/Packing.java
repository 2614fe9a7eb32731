package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/** Copies operands into the order in which the tiles read them. Each thread has its own buffers. */
final class Packing {

    private static final ThreadLocal<Packing> PER_THREAD = ThreadLocal.withInitial(Packing::new);

    /** The number of columns that are packed for all rows before the next columns. */
    private static final int DEPTH_BLOCK = 64;

    /** The number of rows of A in a tile of pixels, and in a tile of floats with 32 registers. */
    private static final int TEN = PanelTile.ROWS;

    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] sums = new float[0];
    private int[] inked = new int[0];

    private Packing() {}

    static Packing ofThisThread() {
        return PER_THREAD.get();
    }

    /** Returns a buffer for packed A. */
    float[] a(int length) {
        return a = grown(a, length);
    }

    /** Returns a buffer for packed B. */
    float[] b(int length) {
        return b = grown(b, length);
    }

    /** Returns a buffer for sums; its contents are undefined. */
    float[] sums(int length) {
        return sums = grown(sums, length);
    }

    /** Returns a buffer for the ink of one example. */
    int[] inked(int length) {
        return inked = inked.length >= length ? inked : new int[length];
    }

    private static float[] grown(float[] buffer, int length) {
        return buffer.length >= length ? buffer : new float[Math.max(length, 2 * buffer.length)];
    }

    /** Returns the number of tiles of {@link FloatTile#ROWS} rows that cover {@code rows} rows. */
    static int rowTiles(int rows) {
        return (rows + FloatTile.ROWS - 1) / FloatTile.ROWS;
    }

    /**
     * Packs columns {@code p0} to {@code p0 + k} of a range of rows of A: {@code to[toAt + (tile * k + p) * STEP + r]}.
     * The missing rows of the last tile are 0.
     */
    static void rows(Matrix a, int i0, int rows, int p0, int k, float[] to, int toAt) {
        for (int tile = 0, at = toAt; tile < rowTiles(rows); tile++, at += k * FloatTile.STEP) {
            int first = i0 + tile * FloatTile.ROWS;
            int count = Math.min(FloatTile.ROWS, i0 + rows - first);
            int from = a.index(first, p0);
            boolean wholeFive = !Lanes.MANY_REGISTERS && count == FloatTile.ROWS;
            if (wholeFive && a.colStride() == 1) {
                interleaveRows(a.data(), from, a.rowStride(), k, to, at);
            } else if (wholeFive
                    && a.rowStride() == 1
                    && from + (k - 1) * a.colStride() + FloatTile.STEP <= a.data().length) {
                copySteps(a.data(), from, a.colStride(), k, to, at);
            } else {
                tile(a, first, count, p0, k, to, at, FloatTile.STEP);
            }
        }
    }

    /**
     * Packs one tile of {@code count} rows: {@code to[at + p * step + r]}, 0 for r from {@code count} to {@code step}.
     */
    static void tile(Matrix a, int i, int count, int p0, int k, float[] to, int at, int step) {
        pack(a.data(), a.index(i, p0), a.colStride(), k, a.rowStride(), count, to, at, step);
    }

    /**
     * Packs {@code count} rows of A, a multiple of 4, column by column: {@code to[p * SparseProduct.UNITS + r]}. The
     * columns are packed in blocks, so that the cache lines that are written alternately stay in the first-level cache.
     */
    static void columns(Matrix a, int i, int count, float[] to) {
        if (a.colStride() != 1) {
            tile(a, i, count, 0, a.cols(), to, 0, SparseProduct.UNITS);
            return;
        }
        for (int p0 = 0; p0 < a.cols(); p0 += DEPTH_BLOCK) {
            int end = Math.min(p0 + DEPTH_BLOCK, a.cols());
            for (int r = 0; r < count; r += 4) {
                fourRows(a.data(), a.index(i + r, 0), a.rowStride(), p0, end, to, r);
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
            FloatVector.fromArray(FLOAT, from, row).intoArray(to, packed);
            FloatVector.fromArray(FLOAT, from, row + COUNT).intoArray(to, packed + COUNT);
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
            contiguousColumns(from, fromAt, nStride, k, count, to, at);
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
    static void contiguousColumns(float[] from, int fromAt, int stride, int k, int count, float[] to, int at) {
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

    /** Packs five contiguous rows. All steps are constants. */
    private static void interleaveRows(float[] from, int at0, int stride, int k, float[] to, int toAt) {
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        int at4 = at3 + stride;
        for (int p = 0; p < k; p++) {
            int t = toAt + p * FloatTile.STEP;
            to[t] = from[at0 + p];
            to[t + 1] = from[at1 + p];
            to[t + 2] = from[at2 + p];
            to[t + 3] = from[at3 + p];
            to[t + 4] = from[at4 + p];
        }
    }

    /**
     * Packs contiguous columns of five rows. It also copies the three floats after each column, which are never read.
     */
    private static void copySteps(float[] from, int fromAt, int stride, int k, float[] to, int toAt) {
        for (int p = 0; p < k; p++) {
            int row = fromAt + p * stride;
            int packed = toAt + p * FloatTile.STEP;
            for (int n = 0; n < FloatTile.STEP; n += COUNT) {
                FloatVector.fromArray(FLOAT, from, row + n).intoArray(to, packed + n);
            }
        }
    }
}
