package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.simd.lanes.Lanes;

/**
 * The inner loops of a product of floats. A tile of C stays in registers while the loop iterates over the depth k. In
 * each iteration it loads one row of a panel of B and broadcasts a column of a tile of A, element by element.
 *
 * <p>A tile of 6 x 4 vectors needs 24 + 4 + 1 of 32 registers (AVX-512, NEON): 24 fused multiply-adds for 10 loads. A
 * tile of 5 x 2 vectors needs 13 of the 16 registers of AVX2: 10 for 7. Loads matter even though fused multiply-adds
 * take longer: if another thread runs on the same core, each of the two gets half of the instructions per cycle. The
 * loops are unrolled by hand, because vectors in an array would not stay in registers.
 *
 * <p>All steps are constants. Otherwise C2 checks the bounds of every row in every iteration. The loop counts from the
 * first column of the packed tile, so that one register serves as the index of all elements of A.
 *
 * <p>With 32 registers a tile of A is packed as it is stored, so that whole vectors are copied: column by column if the
 * columns of A are contiguous, else row by row.
 *
 * <p>With 16 registers C2 spills a sum if packed rows are contiguous, and several sums of tiles of 6 x 2 and 4 x 3
 * vectors, which would use all registers. On one core of Zen 3, whose peak is 102 GFLOP/s, such tiles reached 44 and 43
 * GFLOP/s.
 */
final class FloatTile {

    /** The number of rows of a tile. */
    static final int ROWS = Lanes.MANY_REGISTERS ? 6 : 5;

    /** The maximum depth. With it, a panel of B of 64 columns takes 256 KB of the second-level cache. */
    static final int DEPTH = Lanes.MANY_REGISTERS ? 1024 : 256;

    /**
     * The distance in floats between two rows of A that are packed row by row. The rows of a tile are in different sets
     * of the first-level cache.
     */
    static final int ROW_STEP = DEPTH + 16;

    /**
     * The distance in floats between two columns of A that are packed column by column. Some of the floats are not
     * used. C2 would check bounds in every iteration if this were not a power of two.
     */
    static final int COLUMN_STEP = 8;

    /** The number of floats of a packed tile of A. The vector of the last column ends before it. */
    static final int TILE = DEPTH * COLUMN_STEP + 16;

    /** The number of columns of a tile, and the distance in floats between two rows of a packed panel of B. */
    static final int COLS = (Lanes.MANY_REGISTERS ? 4 : 2) * COUNT;

    private FloatTile() {}

    /** Returns whether A is packed column by column, otherwise row by row. */
    static boolean packsColumns(Matrix a) {
        return !Lanes.MANY_REGISTERS || a.rowStride() == 1 && a.colStride() > 1;
    }

    /**
     * Computes C = S + A B for {@link #ROWS} packed rows of A and a packed panel of B. C and S, the sums so far, have
     * {@link #COLS} columns, of which at least the first {@code cols} are computed.
     *
     * @param columns whether A is {@linkplain #packsColumns packed column by column}
     * @param aAt the index of the first element of A, a multiple of {@link #TILE}
     * @param k the depth, at most {@link #DEPTH}
     * @param from S, which may be C
     */
    static void multiply(
            boolean columns,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int k,
            int cols,
            float[] from,
            int fromAt,
            int fromStride,
            float[] c,
            int cAt,
            int cStride) {
        if (!Lanes.MANY_REGISTERS) {
            tile5x2(a, aAt, b, bAt, k, from, fromAt, fromStride, c, cAt, cStride);
        } else if (columns && cols > 2 * COUNT) {
            WideColumnTile.tile6x4(a, aAt, b, bAt, k, from, fromAt, fromStride, c, cAt, cStride);
        } else if (columns) {
            WideColumnTile.tile6x2(a, aAt, b, bAt, k, from, fromAt, fromStride, c, cAt, cStride);
        } else if (cols > 2 * COUNT) {
            WideTile.tile6x4(a, aAt, b, bAt, k, from, fromAt, fromStride, c, cAt, cStride);
        } else {
            WideTile.tile6x2(a, aAt, b, bAt, k, from, fromAt, fromStride, c, cAt, cStride);
        }
    }

    private static void tile5x2(
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            int k,
            float[] from,
            int fromAt,
            int fromStride,
            float[] c,
            int cAt,
            int cStride) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, from, fromAt);
        FloatVector c01 = FloatVector.fromArray(FLOAT, from, fromAt + COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride + COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride + COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride + COUNT);
        FloatVector c40 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride);
        FloatVector c41 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride + COUNT);
        int first = aAt / COLUMN_STEP;
        int bShift = bAt - first * COLS;
        for (int p = first; p < first + k; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS);
            FloatVector b1 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + COUNT);
        c10.intoArray(c, cAt + cStride);
        c11.intoArray(c, cAt + cStride + COUNT);
        c20.intoArray(c, cAt + 2 * cStride);
        c21.intoArray(c, cAt + 2 * cStride + COUNT);
        c30.intoArray(c, cAt + 3 * cStride);
        c31.intoArray(c, cAt + 3 * cStride + COUNT);
        c40.intoArray(c, cAt + 4 * cStride);
        c41.intoArray(c, cAt + 4 * cStride + COUNT);
    }
}
