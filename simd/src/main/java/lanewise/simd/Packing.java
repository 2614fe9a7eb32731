package lanewise.simd;

import java.util.Arrays;
import lanewise.kernels.Matrix;

/** Copies of operands in the order in which the tiles read them, in buffers that each thread keeps. */
final class Packing {

    private static final ThreadLocal<Packing> PER_THREAD = ThreadLocal.withInitial(Packing::new);

    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] sums = new float[0];

    private Packing() {}

    static Packing ofThisThread() {
        return PER_THREAD.get();
    }

    /** Room for packed A. */
    float[] a(int length) {
        return a = grown(a, length);
    }

    /** Room for packed B. */
    float[] b(int length) {
        return b = grown(b, length);
    }

    /** Room for sums; what it holds is undefined. */
    float[] sums(int length) {
        return sums = grown(sums, length);
    }

    private static float[] grown(float[] buffer, int length) {
        return buffer.length >= length ? buffer : new float[Math.max(length, 2 * buffer.length)];
    }

    /** Tiles of {@link FloatTile#ROWS} rows in {@code rows}. */
    static int rowTiles(int rows) {
        return (rows + FloatTile.ROWS - 1) / FloatTile.ROWS;
    }

    /**
     * Packs columns {@code p0} to {@code p0 + k} of some rows of A: {@code to[tile * k * ROWS + p * ROWS + r]}; the rows
     * that the last tile lacks are 0.
     */
    static void rows(Matrix a, int i0, int rows, int p0, int k, float[] to) {
        for (int tile = 0, at = 0; tile < rowTiles(rows); tile++, at += k * FloatTile.ROWS) {
            int first = i0 + tile * FloatTile.ROWS;
            int count = Math.min(FloatTile.ROWS, i0 + rows - first);
            if (count < FloatTile.ROWS) {
                Arrays.fill(to, at, at + k * FloatTile.ROWS, 0f);
            }
            if (count > 0) {
                tile(a.data(), a.index(first, p0), a.rowStride(), a.colStride(), count, k, to, at);
            }
        }
    }

    private static void tile(float[] from, int fromAt, int rowStride, int colStride, int rows, int k, float[] to, int at) {
        for (int p = 0; p < k; p++) {
            int row = fromAt + p * colStride;
            int packed = at + p * FloatTile.ROWS;
            for (int r = 0; r < rows; r++) {
                to[packed + r] = from[row + r * rowStride];
            }
        }
    }

    /**
     * Packs rows {@code p0} to {@code p0 + k} of the columns from {@code j} on: {@code to[at + p * COLS + lane]}; columns
     * that B lacks are 0.
     */
    static void panel(Matrix b, int p0, int k, int j, float[] to, int at) {
        int cols = Math.min(FloatTile.COLS, b.cols() - j);
        float[] from = b.data();
        for (int p = 0; p < k; p++) {
            int row = b.index(p0 + p, j);
            int packed = at + p * FloatTile.COLS;
            if (b.colStride() == 1) {
                System.arraycopy(from, row, to, packed, cols);
            } else {
                for (int lane = 0; lane < cols; lane++) {
                    to[packed + lane] = from[row + lane * b.colStride()];
                }
            }
            Arrays.fill(to, packed + cols, packed + FloatTile.COLS, 0f);
        }
    }
}
