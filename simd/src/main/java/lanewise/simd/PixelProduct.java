package lanewise.simd;

import static lanewise.kernels.PixelMatrix.PANEL;
import static lanewise.simd.Lanes.COUNT;
import static lanewise.simd.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * C = factor A B + bias with {@link PixelTile}, B being pixels in panels of ink rows.
 *
 * <p>Some rows of A are packed over their whole depth, then meet panel after panel. Blocks of the depth were tried and
 * lost: packed A and the ink rows of a panel are both read from front to back, which the hardware fetches ahead, and a
 * block interrupts that (weight gradient of the video's network, one thread: 3.5 ms with blocks of 2,048, 2.9 without).
 */
final class PixelProduct {

    /** Floats of packed A at the most, unless one tile alone has more. */
    private static final int PACKED = 1 << 20;

    private static final int TILE = PixelTile.ROWS * PANEL;

    private PixelProduct() {}

    /** C = factor A B + bias for the columns in B's panels; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        if (b.firstPanel() == b.endPanel()) {
            return;
        }
        if (ExampleProduct.fits(a, b, c)) {
            ExampleProduct.multiply(factor, a, b, bias, c);
            return;
        }
        int blockRows = Math.max(1, PACKED / (PixelTile.ROWS * Math.max(1, a.cols()))) * PixelTile.ROWS;
        for (int i = 0; i < a.rows(); i += blockRows) {
            rows(factor, a, i, Math.min(blockRows, a.rows() - i), b, bias, c);
        }
    }

    private static void rows(float factor, Matrix a, int i0, int rows, PixelMatrix b, Matrix bias, Matrix c) {
        int depth = a.cols();
        int tiles = Packing.rowTiles(rows);
        Packing packing = Packing.ofThisThread();
        float[] packedA = packing.a(Math.multiplyExact(tiles * PixelTile.ROWS, depth));
        Packing.rows(a, i0, rows, 0, depth, packedA, 0);
        float[] sums = packing.sums(tiles * TILE);
        byte[] bytes = b.inkBytes();
        int[] inkRows = b.inkRows();
        for (int panel = b.firstPanel(); panel < b.endPanel(); panel++) {
            int from = b.inkStart(panel);
            int to = b.inkStart(panel + 1);
            for (int tile = 0; tile < tiles; tile++) {
                PixelTile.multiply(
                        packedA, tile * depth * PixelTile.ROWS, bytes, inkRows, from, to, sums, tile * TILE);
            }
            finish(factor, sums, b, panel, bias, c, i0, rows);
        }
    }

    /** Writes one panel's sums to its columns of C: c = factor * sum + bias, two roundings. */
    private static void finish(
            float factor, float[] sums, PixelMatrix b, int panel, Matrix bias, Matrix c, int i0, int rows) {
        if (c.colStride() == 1 && b.columnsContiguous(panel)) {
            int at = c.index(i0, b.column(panel, 0));
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                finishRow(factor, sums, i * PANEL, bias, i0 + i, c.data(), at);
            }
            return;
        }
        for (int lane = 0; lane < PANEL && b.column(panel, lane) >= 0; lane++) {
            int at = c.index(i0, b.column(panel, lane));
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                float product = factor * sums[i * PANEL + lane];
                c.data()[at] = bias == null ? product : product + bias.get(i0 + i, 0);
            }
        }
    }

    /** Two loops, because a vector that is one of two would be an object. */
    private static void finishRow(float factor, float[] sums, int from, Matrix bias, int unit, float[] c, int at) {
        if (bias == null) {
            for (int lane = 0; lane < PANEL; lane += COUNT) {
                FloatVector.fromArray(FLOAT, sums, from + lane).mul(factor).intoArray(c, at + lane);
            }
            return;
        }
        float addend = bias.get(unit, 0);
        for (int lane = 0; lane < PANEL; lane += COUNT) {
            FloatVector.fromArray(FLOAT, sums, from + lane).mul(factor).add(addend).intoArray(c, at + lane);
        }
    }
}
