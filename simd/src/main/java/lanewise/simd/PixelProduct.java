package lanewise.simd;

import static lanewise.kernels.PixelMatrix.PANEL;
import static lanewise.simd.Lanes.COUNT;
import static lanewise.simd.Lanes.FLOAT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * C = factor A B + bias with {@link PixelTile}, B being pixels in panels of ink rows.
 *
 * <p>Blocks of k, within which A is packed; the sums of every tile and panel are carried on from one block to the next,
 * and each panel remembers how far its ink rows are used up.
 */
final class PixelProduct {

    /** Depth of a block: a tile of packed A takes 40 KB. */
    private static final int BLOCK_K = 512;

    /** Rows of a block: bounds the sums that are carried. */
    private static final int BLOCK_ROWS = 100 * PixelTile.ROWS;

    private static final int TILE = PixelTile.ROWS * PANEL;

    private PixelProduct() {}

    /** C = factor A B + bias for the columns in B's panels; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        int panels = b.endPanel() - b.firstPanel();
        if (panels == 0) {
            return;
        }
        for (int i0 = 0; i0 < a.rows(); i0 += BLOCK_ROWS) {
            rows(factor, a, i0, Math.min(BLOCK_ROWS, a.rows() - i0), b, bias, c);
        }
    }

    private static void rows(float factor, Matrix a, int i0, int rows, PixelMatrix b, Matrix bias, Matrix c) {
        int tiles = Packing.rowTiles(rows);
        Packing packing = Packing.ofThisThread();
        if (a.cols() <= 2 * BLOCK_K) {
            // One block: the sums of one panel are finished before the next.
            float[] packedA = packing.a(tiles * a.cols() * PixelTile.ROWS);
            Packing.rows(a, i0, rows, 0, a.cols(), packedA);
            float[] sums = packing.sums(tiles * TILE);
            for (int panel = b.firstPanel(); panel < b.endPanel(); panel++) {
                Arrays.fill(sums, 0, tiles * TILE, 0f);
                for (int tile = 0; tile < tiles; tile++) {
                    PixelTile.multiply(packedA, tile * a.cols() * PixelTile.ROWS, b.inkBytes(), b.inkRows(),
                            b.inkStart(panel), b.inkStart(panel + 1), sums, tile * TILE);
                }
                finish(factor, sums, 0, b, panel, bias, c, i0, rows);
            }
            return;
        }
        int first = b.firstPanel();
        int panels = b.endPanel() - first;
        float[] sums = packing.sums(panels * tiles * TILE);
        Arrays.fill(sums, 0, panels * tiles * TILE, 0f);
        int[] used = new int[panels];
        Arrays.setAll(used, panel -> b.inkStart(first + panel));
        for (int p0 = 0; p0 < a.cols(); p0 += BLOCK_K) {
            int k = Math.min(BLOCK_K, a.cols() - p0);
            float[] packedA = packing.a(tiles * k * PixelTile.ROWS);
            Packing.rows(a, i0, rows, p0, k, packedA);
            for (int panel = 0; panel < panels; panel++) {
                int to = inkEnd(b, first + panel, used[panel], p0 + k);
                for (int tile = 0; tile < tiles; tile++) {
                    PixelTile.multiply(packedA, (tile * k - p0) * PixelTile.ROWS, b.inkBytes(), b.inkRows(),
                            used[panel], to, sums, (panel * tiles + tile) * TILE);
                }
                used[panel] = to;
            }
        }
        for (int panel = 0; panel < panels; panel++) {
            finish(factor, sums, panel * tiles * TILE, b, first + panel, bias, c, i0, rows);
        }
    }

    /** The first ink row of a panel, from {@code from} on, that stands for row {@code p} or a later one. */
    private static int inkEnd(PixelMatrix b, int panel, int from, int p) {
        int end = b.inkStart(panel + 1);
        int at = Arrays.binarySearch(b.inkRows(), from, end, p);
        return at >= 0 ? at : -at - 1;
    }

    /** Writes one panel's sums to its columns of C: c = factor * sum + bias, two roundings. */
    private static void finish(
            float factor, float[] sums, int sumsAt, PixelMatrix b, int panel, Matrix bias, Matrix c, int i0, int rows) {
        boolean contiguous = b.columnsContiguous(panel);
        for (int i = 0; i < rows; i++) {
            int from = sumsAt + i * PANEL;
            if (contiguous) {
                int to = c.index(i0 + i, b.column(panel, 0));
                for (int lane = 0; lane < PANEL; lane += COUNT) {
                    FloatVector product = FloatVector.fromArray(FLOAT, sums, from + lane).mul(factor);
                    (bias == null ? product : product.add(bias.get(i0 + i, 0))).intoArray(c.data(), to + lane);
                }
                continue;
            }
            for (int lane = 0; lane < PANEL && b.column(panel, lane) >= 0; lane++) {
                float product = factor * sums[from + lane];
                c.set(i0 + i, b.column(panel, lane), bias == null ? product : product + bias.get(i0 + i, 0));
            }
        }
    }
}
