package lanewise.simd.product;

import static lanewise.kernels.PixelMatrix.PANEL;
import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;

/**
 * C = factor A B + bias, B being pixels: by {@link ExampleProduct} or {@link SparseProduct} where they fit, else here, with
 * {@link PixelTile} from panels of ink rows.
 *
 * <p>The rows of a tile of A are packed over their whole depth, then meet panel after panel. Blocks of the depth were tried and
 * lost: packed A and the ink rows of a panel are both read from front to back, which the hardware fetches ahead, and a
 * block interrupts that (weight gradient of the video's network, one thread: 3.5 ms with blocks of 2,048, 2.9 without).
 * With 16 registers the pixels become floats twice for ten rows of A. Making floats once, in a buffer for all rows,
 * takes four times the cache and lost.
 */
public final class PixelProduct {

    private static final int TILE = PixelTile.ROWS * PANEL;

    private PixelProduct() {}

    /** How such a product reads B. */
    public static PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return ExampleProduct.fits(a, b, c)
                ? PixelLayout.EXAMPLES
                : SparseProduct.fits(a, b, c) ? PixelLayout.SPARSE_PAIRS : PixelLayout.PANELS;
    }

    /** C = factor A B + bias for the columns in B's panels; {@code bias} may be null. */
    public static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        if (b.firstPanel() == b.endPanel()) {
            return;
        }
        switch (layout(a, b, c)) {
            case EXAMPLES -> ExampleProduct.multiply(factor, a, b, bias, c);
            case SPARSE_PAIRS -> SparseProduct.multiply(factor, a, b, bias, c);
            case PANELS -> byPanels(factor, a, b, bias, c);
        }
    }

    private static void byPanels(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        int depth = a.cols();
        Packing packing = Packing.ofThisThread();
        float[] packedA = packing.a(Math.multiplyExact(PixelTile.ROWS, depth));
        float[] sums = packing.sums(TILE);
        byte[] bytes = b.inkBytes();
        int[] inkRows = b.inkRows();
        for (int i = 0; i < a.rows(); i += PixelTile.ROWS) {
            int rows = Math.min(PixelTile.ROWS, a.rows() - i);
            Packing.tile(a, i, rows, 0, depth, packedA, 0, PixelTile.ROWS);
            for (int panel = b.firstPanel(); panel < b.endPanel(); panel++) {
                PixelTile.multiply(packedA, 0, bytes, inkRows, b.inkStart(panel), b.inkStart(panel + 1), sums, 0);
                finish(factor, sums, b, panel, bias, c, i, rows);
            }
        }
    }

    /** Writes one panel's sums to its columns of C: c = factor * sum + bias, two roundings. */
    private static void finish(
            float factor, float[] sums, PixelMatrix b, int panel, Matrix bias, Matrix c, int i0, int rows) {
        if (c.colStride() != 1) {
            finishLanes(factor, sums, b, panel, bias, c, i0, rows);
        } else if (b.columnsContiguous(panel)) {
            int at = c.index(i0, b.column(panel, 0));
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                finishRow(factor, sums, i * PANEL, bias, i0 + i, c.data(), at);
            }
        } else if (bias == null && b.columnsInFours(panel)) {
            finishFours(factor, sums, b, panel, c, i0, rows);
        } else {
            finishLanes(factor, sums, b, panel, bias, c, i0, rows);
        }
    }

    private static void finishLanes(
            float factor, float[] sums, PixelMatrix b, int panel, Matrix bias, Matrix c, int i0, int rows) {
        for (int lane = 0; lane < PANEL && b.column(panel, lane) >= 0; lane++) {
            int at = c.index(i0, b.column(panel, lane));
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                float product = factor * sums[i * PANEL + lane];
                c.data()[at] = bias == null ? product : product + bias.get(i0 + i, 0);
            }
        }
    }

    /** The panel is a block of an image: four columns side by side, four times. */
    private static void finishFours(float factor, float[] sums, PixelMatrix b, int panel, Matrix c, int i0, int rows) {
        float[] to = c.data();
        int stride = c.rowStride();
        for (int lane = 0; lane < PANEL; lane += 4) {
            int at = c.index(i0, b.column(panel, lane));
            for (int from = lane; from < rows * PANEL; from += PANEL, at += stride) {
                to[at] = factor * sums[from];
                to[at + 1] = factor * sums[from + 1];
                to[at + 2] = factor * sums[from + 2];
                to[at + 3] = factor * sums[from + 3];
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
            FloatVector.fromArray(FLOAT, sums, from + lane)
                    .mul(factor)
                    .add(addend)
                    .intoArray(c, at + lane);
        }
    }
}
