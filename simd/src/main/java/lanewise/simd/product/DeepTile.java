package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;
import static lanewise.simd.lanes.Lanes.LONG;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;

/** The inner loops of {@link DeepProduct}, for one or two vectors of columns. They need 32 registers. */
final class DeepTile {

    /** The number of rows of a tile. */
    static final int ROWS = 10;

    /** The distance in floats between two rows of sums. */
    static final int COLS = FloatTile.COLS;

    private DeepTile() {}

    /**
     * Computes C += A B for contiguous rows of A, which are read in place: {@code a[aAt + r * aStride + p]}, and
     * {@code k} rows of B that {@link ColumnPairs} packed. C has {@link #ROWS} rows. If A has fewer rows, the last one
     * is used in place of the missing ones. Needs 32 registers.
     */
    static void inPlace(float[] a, int aAt, int aStride, int rows, long[] b, int k, float[] c, int cAt, int cStride) {
        FloatVector c00 = FloatVector.fromArray(FLOAT, c, cAt);
        FloatVector c01 = FloatVector.fromArray(FLOAT, c, cAt + COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOAT, c, cAt + cStride);
        FloatVector c11 = FloatVector.fromArray(FLOAT, c, cAt + cStride + COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOAT, c, cAt + 2 * cStride);
        FloatVector c21 = FloatVector.fromArray(FLOAT, c, cAt + 2 * cStride + COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOAT, c, cAt + 3 * cStride);
        FloatVector c31 = FloatVector.fromArray(FLOAT, c, cAt + 3 * cStride + COUNT);
        FloatVector c40 = FloatVector.fromArray(FLOAT, c, cAt + 4 * cStride);
        FloatVector c41 = FloatVector.fromArray(FLOAT, c, cAt + 4 * cStride + COUNT);
        FloatVector c50 = FloatVector.fromArray(FLOAT, c, cAt + 5 * cStride);
        FloatVector c51 = FloatVector.fromArray(FLOAT, c, cAt + 5 * cStride + COUNT);
        FloatVector c60 = FloatVector.fromArray(FLOAT, c, cAt + 6 * cStride);
        FloatVector c61 = FloatVector.fromArray(FLOAT, c, cAt + 6 * cStride + COUNT);
        FloatVector c70 = FloatVector.fromArray(FLOAT, c, cAt + 7 * cStride);
        FloatVector c71 = FloatVector.fromArray(FLOAT, c, cAt + 7 * cStride + COUNT);
        FloatVector c80 = FloatVector.fromArray(FLOAT, c, cAt + 8 * cStride);
        FloatVector c81 = FloatVector.fromArray(FLOAT, c, cAt + 8 * cStride + COUNT);
        FloatVector c90 = FloatVector.fromArray(FLOAT, c, cAt + 9 * cStride);
        FloatVector c91 = FloatVector.fromArray(FLOAT, c, cAt + 9 * cStride + COUNT);
        int last = rows - 1;
        int at0 = aAt;
        int at1 = aAt + Math.min(1, last) * aStride;
        int at2 = aAt + Math.min(2, last) * aStride;
        int at3 = aAt + Math.min(3, last) * aStride;
        int at4 = aAt + Math.min(4, last) * aStride;
        int at5 = aAt + Math.min(5, last) * aStride;
        int at6 = aAt + Math.min(6, last) * aStride;
        int at7 = aAt + Math.min(7, last) * aStride;
        int at8 = aAt + Math.min(8, last) * aStride;
        int at9 = aAt + Math.min(9, last) * aStride;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = packed(b, p * ColumnPairs.STEP);
            FloatVector b1 = packed(b, p * ColumnPairs.STEP + COUNT / 2);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[at0 + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[at1 + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[at2 + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[at3 + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[at4 + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(FLOAT, a[at5 + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(FLOAT, a[at6 + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(FLOAT, a[at7 + p]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            FloatVector a8 = FloatVector.broadcast(FLOAT, a[at8 + p]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            FloatVector a9 = FloatVector.broadcast(FLOAT, a[at9 + p]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
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
        c50.intoArray(c, cAt + 5 * cStride);
        c51.intoArray(c, cAt + 5 * cStride + COUNT);
        c60.intoArray(c, cAt + 6 * cStride);
        c61.intoArray(c, cAt + 6 * cStride + COUNT);
        c70.intoArray(c, cAt + 7 * cStride);
        c71.intoArray(c, cAt + 7 * cStride + COUNT);
        c80.intoArray(c, cAt + 8 * cStride);
        c81.intoArray(c, cAt + 8 * cStride + COUNT);
        c90.intoArray(c, cAt + 9 * cStride);
        c91.intoArray(c, cAt + 9 * cStride + COUNT);
    }

    /**
     * Computes the same as {@link #inPlace} for the first vector of a packed panel and of the sums, whose rows are
     * {@link #COLS} apart: c[r * COLS + lane]. Two columns of A are read per iteration, so that two elements of a row
     * need one address.
     */
    static void narrow(float[] a, int aAt, int aStride, int rows, long[] b, int k, float[] c) {
        FloatVector c0 = FloatVector.fromArray(FLOAT, c, 0);
        FloatVector c1 = FloatVector.fromArray(FLOAT, c, COLS);
        FloatVector c2 = FloatVector.fromArray(FLOAT, c, 2 * COLS);
        FloatVector c3 = FloatVector.fromArray(FLOAT, c, 3 * COLS);
        FloatVector c4 = FloatVector.fromArray(FLOAT, c, 4 * COLS);
        FloatVector c5 = FloatVector.fromArray(FLOAT, c, 5 * COLS);
        FloatVector c6 = FloatVector.fromArray(FLOAT, c, 6 * COLS);
        FloatVector c7 = FloatVector.fromArray(FLOAT, c, 7 * COLS);
        FloatVector c8 = FloatVector.fromArray(FLOAT, c, 8 * COLS);
        FloatVector c9 = FloatVector.fromArray(FLOAT, c, 9 * COLS);
        int last = rows - 1;
        int at0 = aAt;
        int at1 = aAt + Math.min(1, last) * aStride;
        int at2 = aAt + Math.min(2, last) * aStride;
        int at3 = aAt + Math.min(3, last) * aStride;
        int at4 = aAt + Math.min(4, last) * aStride;
        int at5 = aAt + Math.min(5, last) * aStride;
        int at6 = aAt + Math.min(6, last) * aStride;
        int at7 = aAt + Math.min(7, last) * aStride;
        int at8 = aAt + Math.min(8, last) * aStride;
        int at9 = aAt + Math.min(9, last) * aStride;
        int p = 0;
        for (; p < k - 1; p += 2) {
            FloatVector b0 = packed(b, p * ColumnPairs.STEP);
            c0 = FloatVector.broadcast(FLOAT, a[at0 + p]).fma(b0, c0);
            c1 = FloatVector.broadcast(FLOAT, a[at1 + p]).fma(b0, c1);
            c2 = FloatVector.broadcast(FLOAT, a[at2 + p]).fma(b0, c2);
            c3 = FloatVector.broadcast(FLOAT, a[at3 + p]).fma(b0, c3);
            c4 = FloatVector.broadcast(FLOAT, a[at4 + p]).fma(b0, c4);
            c5 = FloatVector.broadcast(FLOAT, a[at5 + p]).fma(b0, c5);
            c6 = FloatVector.broadcast(FLOAT, a[at6 + p]).fma(b0, c6);
            c7 = FloatVector.broadcast(FLOAT, a[at7 + p]).fma(b0, c7);
            c8 = FloatVector.broadcast(FLOAT, a[at8 + p]).fma(b0, c8);
            c9 = FloatVector.broadcast(FLOAT, a[at9 + p]).fma(b0, c9);
            FloatVector b1 = packed(b, (p + 1) * ColumnPairs.STEP);
            c0 = FloatVector.broadcast(FLOAT, a[at0 + p + 1]).fma(b1, c0);
            c1 = FloatVector.broadcast(FLOAT, a[at1 + p + 1]).fma(b1, c1);
            c2 = FloatVector.broadcast(FLOAT, a[at2 + p + 1]).fma(b1, c2);
            c3 = FloatVector.broadcast(FLOAT, a[at3 + p + 1]).fma(b1, c3);
            c4 = FloatVector.broadcast(FLOAT, a[at4 + p + 1]).fma(b1, c4);
            c5 = FloatVector.broadcast(FLOAT, a[at5 + p + 1]).fma(b1, c5);
            c6 = FloatVector.broadcast(FLOAT, a[at6 + p + 1]).fma(b1, c6);
            c7 = FloatVector.broadcast(FLOAT, a[at7 + p + 1]).fma(b1, c7);
            c8 = FloatVector.broadcast(FLOAT, a[at8 + p + 1]).fma(b1, c8);
            c9 = FloatVector.broadcast(FLOAT, a[at9 + p + 1]).fma(b1, c9);
        }
        if (p < k) {
            FloatVector b0 = packed(b, p * ColumnPairs.STEP);
            c0 = FloatVector.broadcast(FLOAT, a[at0 + p]).fma(b0, c0);
            c1 = FloatVector.broadcast(FLOAT, a[at1 + p]).fma(b0, c1);
            c2 = FloatVector.broadcast(FLOAT, a[at2 + p]).fma(b0, c2);
            c3 = FloatVector.broadcast(FLOAT, a[at3 + p]).fma(b0, c3);
            c4 = FloatVector.broadcast(FLOAT, a[at4 + p]).fma(b0, c4);
            c5 = FloatVector.broadcast(FLOAT, a[at5 + p]).fma(b0, c5);
            c6 = FloatVector.broadcast(FLOAT, a[at6 + p]).fma(b0, c6);
            c7 = FloatVector.broadcast(FLOAT, a[at7 + p]).fma(b0, c7);
            c8 = FloatVector.broadcast(FLOAT, a[at8 + p]).fma(b0, c8);
            c9 = FloatVector.broadcast(FLOAT, a[at9 + p]).fma(b0, c9);
        }
        c0.intoArray(c, 0);
        c1.intoArray(c, COLS);
        c2.intoArray(c, 2 * COLS);
        c3.intoArray(c, 3 * COLS);
        c4.intoArray(c, 4 * COLS);
        c5.intoArray(c, 5 * COLS);
        c6.intoArray(c, 6 * COLS);
        c7.intoArray(c, 7 * COLS);
        c8.intoArray(c, 8 * COLS);
        c9.intoArray(c, 9 * COLS);
    }

    private static FloatVector packed(long[] b, int at) {
        return LongVector.fromArray(LONG, b, at).reinterpretAsFloats();
    }
}
