package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;
import static lanewise.simd.product.FloatTile.COLS;
import static lanewise.simd.product.FloatTile.COLUMN_STEP;

import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link FloatTile} for 32 registers and an A that is packed column by column. They differ from {@link
 * WideTile} in the steps of A. A method with both loops would be slower, because C2 spills sums in it.
 */
final class WideColumnTile {

    private WideColumnTile() {}

    /** Computes four vectors of each row; see {@link FloatTile#multiply}. */
    static void tile6x4(
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
        FloatVector c02 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * COUNT);
        FloatVector c03 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride);
        FloatVector c11 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride + COUNT);
        FloatVector c12 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride + 2 * COUNT);
        FloatVector c13 = FloatVector.fromArray(FLOAT, from, fromAt + fromStride + 3 * COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride);
        FloatVector c21 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride + COUNT);
        FloatVector c22 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride + 2 * COUNT);
        FloatVector c23 = FloatVector.fromArray(FLOAT, from, fromAt + 2 * fromStride + 3 * COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride);
        FloatVector c31 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride + COUNT);
        FloatVector c32 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride + 2 * COUNT);
        FloatVector c33 = FloatVector.fromArray(FLOAT, from, fromAt + 3 * fromStride + 3 * COUNT);
        FloatVector c40 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride);
        FloatVector c41 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride + COUNT);
        FloatVector c42 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride + 2 * COUNT);
        FloatVector c43 = FloatVector.fromArray(FLOAT, from, fromAt + 4 * fromStride + 3 * COUNT);
        FloatVector c50 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride);
        FloatVector c51 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride + COUNT);
        FloatVector c52 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride + 2 * COUNT);
        FloatVector c53 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride + 3 * COUNT);
        int first = aAt / COLUMN_STEP;
        int bShift = bAt - first * COLS;
        for (int p = first; p < first + k; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS);
            FloatVector b1 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS + COUNT);
            FloatVector b2 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS + 2 * COUNT);
            FloatVector b3 = FloatVector.fromArray(FLOAT, b, bShift + p * COLS + 3 * COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            FloatVector a5 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + COUNT);
        c02.intoArray(c, cAt + 2 * COUNT);
        c03.intoArray(c, cAt + 3 * COUNT);
        c10.intoArray(c, cAt + cStride);
        c11.intoArray(c, cAt + cStride + COUNT);
        c12.intoArray(c, cAt + cStride + 2 * COUNT);
        c13.intoArray(c, cAt + cStride + 3 * COUNT);
        c20.intoArray(c, cAt + 2 * cStride);
        c21.intoArray(c, cAt + 2 * cStride + COUNT);
        c22.intoArray(c, cAt + 2 * cStride + 2 * COUNT);
        c23.intoArray(c, cAt + 2 * cStride + 3 * COUNT);
        c30.intoArray(c, cAt + 3 * cStride);
        c31.intoArray(c, cAt + 3 * cStride + COUNT);
        c32.intoArray(c, cAt + 3 * cStride + 2 * COUNT);
        c33.intoArray(c, cAt + 3 * cStride + 3 * COUNT);
        c40.intoArray(c, cAt + 4 * cStride);
        c41.intoArray(c, cAt + 4 * cStride + COUNT);
        c42.intoArray(c, cAt + 4 * cStride + 2 * COUNT);
        c43.intoArray(c, cAt + 4 * cStride + 3 * COUNT);
        c50.intoArray(c, cAt + 5 * cStride);
        c51.intoArray(c, cAt + 5 * cStride + COUNT);
        c52.intoArray(c, cAt + 5 * cStride + 2 * COUNT);
        c53.intoArray(c, cAt + 5 * cStride + 3 * COUNT);
    }

    /** Computes two vectors of each row. */
    static void tile6x2(
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
        FloatVector c50 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride);
        FloatVector c51 = FloatVector.fromArray(FLOAT, from, fromAt + 5 * fromStride + COUNT);
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
            FloatVector a5 = FloatVector.broadcast(FLOAT, a[p * COLUMN_STEP + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
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
    }
}
