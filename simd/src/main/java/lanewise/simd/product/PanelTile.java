package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.layout.InkPanels;
import lanewise.simd.lanes.Lanes;

/**
 * The inner loops of {@link PanelProduct}. The sums of a panel stay in registers while the loop iterates over its ink
 * rows. For every ink row it converts sixteen bytes to floats and broadcasts a column of a tile of A, element by
 * element.
 *
 * <p>A panel is one vector of 16 lanes, two of 8 lanes or four of 4 lanes. Therefore a tile is 10 x 1 or 10 x 2
 * vectors, or 5 x 2 vectors with 16 registers. Fused multiply-add limits the speed of 10 x 2: there are 20 of them with
 * 2 loads, 6 conversions and 10 broadcasts. 10 x 1 has as many broadcasts as fused multiply-adds, and the slower of the
 * two limits its speed.
 */
final class PanelTile {

    /** The number of rows of A that are packed together: {@code a[p * ROWS + r]}. */
    static final int ROWS = 10;

    private static final int PANEL = InkPanels.PANEL;

    private PanelTile() {}

    /**
     * Computes sums = A B for {@link #ROWS} packed rows of A and the ink rows {@code from} to {@code to} of one panel.
     *
     * @param aAt the index in {@code a} of the column of A that belongs to row 0 of B
     * @param sums {@link #ROWS} x {@link InkPanels#PANEL}
     */
    static void multiply(float[] a, int aAt, byte[] bytes, int[] inkRows, int from, int to, float[] sums, int sumsAt) {
        if (COUNT == PANEL) {
            tile10x1(a, aAt, bytes, inkRows, from, to, sums, sumsAt);
            return;
        }
        for (int lane = 0; lane < PANEL; lane += 2 * COUNT) {
            if (Lanes.MANY_REGISTERS) {
                tile10x2(a, aAt, bytes, inkRows, from, to, lane, sums, sumsAt + lane);
            } else {
                tile5x2(a, aAt, bytes, inkRows, from, to, lane, sums, sumsAt + lane);
                tile5x2(a, aAt + 5, bytes, inkRows, from, to, lane, sums, sumsAt + 5 * PANEL + lane);
            }
        }
    }

    private static void tile10x1(
            float[] a, int aAt, byte[] bytes, int[] inkRows, int from, int to, float[] sums, int sumsAt) {
        FloatVector c0 = FloatVector.zero(FLOAT);
        FloatVector c1 = FloatVector.zero(FLOAT);
        FloatVector c2 = FloatVector.zero(FLOAT);
        FloatVector c3 = FloatVector.zero(FLOAT);
        FloatVector c4 = FloatVector.zero(FLOAT);
        FloatVector c5 = FloatVector.zero(FLOAT);
        FloatVector c6 = FloatVector.zero(FLOAT);
        FloatVector c7 = FloatVector.zero(FLOAT);
        FloatVector c8 = FloatVector.zero(FLOAT);
        FloatVector c9 = FloatVector.zero(FLOAT);
        for (int ink = from; ink < to; ink++) {
            int at = aAt + inkRows[ink] * ROWS;
            FloatVector b = Lanes.unsignedBytes(bytes, ink * PANEL);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[at]);
            c0 = a0.fma(b, c0);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[at + 1]);
            c1 = a1.fma(b, c1);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[at + 2]);
            c2 = a2.fma(b, c2);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[at + 3]);
            c3 = a3.fma(b, c3);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[at + 4]);
            c4 = a4.fma(b, c4);
            FloatVector a5 = FloatVector.broadcast(FLOAT, a[at + 5]);
            c5 = a5.fma(b, c5);
            FloatVector a6 = FloatVector.broadcast(FLOAT, a[at + 6]);
            c6 = a6.fma(b, c6);
            FloatVector a7 = FloatVector.broadcast(FLOAT, a[at + 7]);
            c7 = a7.fma(b, c7);
            FloatVector a8 = FloatVector.broadcast(FLOAT, a[at + 8]);
            c8 = a8.fma(b, c8);
            FloatVector a9 = FloatVector.broadcast(FLOAT, a[at + 9]);
            c9 = a9.fma(b, c9);
        }
        c0.intoArray(sums, sumsAt);
        c1.intoArray(sums, sumsAt + PANEL);
        c2.intoArray(sums, sumsAt + 2 * PANEL);
        c3.intoArray(sums, sumsAt + 3 * PANEL);
        c4.intoArray(sums, sumsAt + 4 * PANEL);
        c5.intoArray(sums, sumsAt + 5 * PANEL);
        c6.intoArray(sums, sumsAt + 6 * PANEL);
        c7.intoArray(sums, sumsAt + 7 * PANEL);
        c8.intoArray(sums, sumsAt + 8 * PANEL);
        c9.intoArray(sums, sumsAt + 9 * PANEL);
    }

    private static void tile10x2(
            float[] a, int aAt, byte[] bytes, int[] inkRows, int from, int to, int lane, float[] sums, int sumsAt) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        FloatVector c50 = FloatVector.zero(FLOAT);
        FloatVector c51 = FloatVector.zero(FLOAT);
        FloatVector c60 = FloatVector.zero(FLOAT);
        FloatVector c61 = FloatVector.zero(FLOAT);
        FloatVector c70 = FloatVector.zero(FLOAT);
        FloatVector c71 = FloatVector.zero(FLOAT);
        FloatVector c80 = FloatVector.zero(FLOAT);
        FloatVector c81 = FloatVector.zero(FLOAT);
        FloatVector c90 = FloatVector.zero(FLOAT);
        FloatVector c91 = FloatVector.zero(FLOAT);
        for (int ink = from; ink < to; ink++) {
            int at = aAt + inkRows[ink] * ROWS;
            FloatVector b0 = Lanes.unsignedBytes(bytes, ink * PANEL + lane);
            FloatVector b1 = Lanes.unsignedBytes(bytes, ink * PANEL + lane + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(FLOAT, a[at + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(FLOAT, a[at + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(FLOAT, a[at + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            FloatVector a8 = FloatVector.broadcast(FLOAT, a[at + 8]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            FloatVector a9 = FloatVector.broadcast(FLOAT, a[at + 9]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
        }
        c00.intoArray(sums, sumsAt);
        c01.intoArray(sums, sumsAt + COUNT);
        c10.intoArray(sums, sumsAt + PANEL);
        c11.intoArray(sums, sumsAt + PANEL + COUNT);
        c20.intoArray(sums, sumsAt + 2 * PANEL);
        c21.intoArray(sums, sumsAt + 2 * PANEL + COUNT);
        c30.intoArray(sums, sumsAt + 3 * PANEL);
        c31.intoArray(sums, sumsAt + 3 * PANEL + COUNT);
        c40.intoArray(sums, sumsAt + 4 * PANEL);
        c41.intoArray(sums, sumsAt + 4 * PANEL + COUNT);
        c50.intoArray(sums, sumsAt + 5 * PANEL);
        c51.intoArray(sums, sumsAt + 5 * PANEL + COUNT);
        c60.intoArray(sums, sumsAt + 6 * PANEL);
        c61.intoArray(sums, sumsAt + 6 * PANEL + COUNT);
        c70.intoArray(sums, sumsAt + 7 * PANEL);
        c71.intoArray(sums, sumsAt + 7 * PANEL + COUNT);
        c80.intoArray(sums, sumsAt + 8 * PANEL);
        c81.intoArray(sums, sumsAt + 8 * PANEL + COUNT);
        c90.intoArray(sums, sumsAt + 9 * PANEL);
        c91.intoArray(sums, sumsAt + 9 * PANEL + COUNT);
    }

    private static void tile5x2(
            float[] a, int aAt, byte[] bytes, int[] inkRows, int from, int to, int lane, float[] sums, int sumsAt) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        for (int ink = from; ink < to; ink++) {
            int at = aAt + inkRows[ink] * ROWS;
            FloatVector b0 = Lanes.unsignedBytes(bytes, ink * PANEL + lane);
            FloatVector b1 = Lanes.unsignedBytes(bytes, ink * PANEL + lane + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOAT, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(FLOAT, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOAT, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(FLOAT, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(FLOAT, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
        }
        c00.intoArray(sums, sumsAt);
        c01.intoArray(sums, sumsAt + COUNT);
        c10.intoArray(sums, sumsAt + PANEL);
        c11.intoArray(sums, sumsAt + PANEL + COUNT);
        c20.intoArray(sums, sumsAt + 2 * PANEL);
        c21.intoArray(sums, sumsAt + 2 * PANEL + COUNT);
        c30.intoArray(sums, sumsAt + 3 * PANEL);
        c31.intoArray(sums, sumsAt + 3 * PANEL + COUNT);
        c40.intoArray(sums, sumsAt + 4 * PANEL);
        c41.intoArray(sums, sumsAt + 4 * PANEL + COUNT);
    }
}
