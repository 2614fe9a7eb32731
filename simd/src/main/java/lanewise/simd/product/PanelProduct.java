package lanewise.simd.product;

import static lanewise.kernels.layout.InkPanels.PANEL;
import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.layout.InkPanels;

/**
 * The product C = factor A B + bias, where B holds pixels, computed from {@link InkPanels} with {@link PanelTile}.
 *
 * <p>The rows of a tile of A are packed over their whole depth and then multiplied with all panels. Dividing the depth
 * into blocks was tried and rejected: packed A and the ink rows of a panel are both read from front to back, which the
 * hardware prefetches, and blocks interrupt this. For the weight gradient of the video's network, on one thread, the
 * product took 3.5 ms with blocks of 2,048 and 2.9 ms without. Packing A once for all threads was slower, too
 * (1.05 to 1.07 of the time on two threads), because half of it then comes from the cache of the other core. With 16
 * registers the pixels are converted to floats twice for ten rows of A. Converting them once, into a buffer for all
 * rows, needs four times as much cache and was slower.
 */
final class PanelProduct {

    private static final int TILE = PanelTile.ROWS * PANEL;

    /**
     * The product is split by rows if every thread gets at least this many tiles, so that the parts are nearly equal.
     */
    private static final int TILES_PER_THREAD = 4;

    /**
     * The minimum number of columns per part. Every part packs its own copy of A, which costs more with fewer columns.
     */
    private static final int COLUMNS_PER_COPY = 512;

    private PanelProduct() {}

    /**
     * Splits by rows if there are many, so that every part packs only its own rows of A. Otherwise splits by panels,
     * into parts with about the same number of ink rows.
     */
    static ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
        if (a.rows() >= TILES_PER_THREAD * PanelTile.ROWS * threads) {
            return ProductSplit.rows(a.rows(), PanelTile.ROWS, maximum);
        }
        int[] panelStart = InkPanels.of(b).panelStart();
        int first = b.from() / PANEL;
        int end = panelsFor(b.to());
        int worth = Math.max(threads, (int) ((long) (end - first) * PANEL / COLUMNS_PER_COPY));
        int parts = Math.min(Math.min(maximum, worth), end - first);
        int ink = panelStart[end] - panelStart[first];
        int[] bounds = new int[parts + 1];
        bounds[0] = b.from();
        for (int part = 1, panel = first; part < parts; part++) {
            long target = panelStart[first] + (long) ink * part / parts;
            while (panel < end && panelStart[panel] < target) {
                panel++;
            }
            bounds[part] = Math.max(b.from(), Math.min(panel * PANEL, b.to()));
        }
        bounds[parts] = b.to();
        return new ProductSplit(ProductSplit.Along.COLUMNS, bounds);
    }

    private static int panelsFor(int columns) {
        return (columns + PANEL - 1) / PANEL;
    }

    /** Computes C = factor A B + bias for the columns that B covers; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        int depth = a.cols();
        Buffers buffers = Buffers.ofThisThread();
        float[] packedA = buffers.a(Math.multiplyExact(PanelTile.ROWS, depth));
        float[] sums = buffers.sums(TILE);
        InkPanels panels = InkPanels.of(b);
        byte[] bytes = panels.bytes();
        int[] inkRows = panels.inkRows();
        int[] panelStart = panels.panelStart();
        int endPanel = panelsFor(b.to());
        for (int i = 0; i < a.rows(); i += PanelTile.ROWS) {
            int rows = Math.min(PanelTile.ROWS, a.rows() - i);
            Packing.tile(a, i, rows, 0, depth, packedA, 0, PanelTile.ROWS);
            for (int panel = b.from() / PANEL; panel < endPanel; panel++) {
                PanelTile.multiply(packedA, 0, bytes, inkRows, panelStart[panel], panelStart[panel + 1], sums, 0);
                int from = Math.max(0, b.from() - panel * PANEL);
                int to = Math.min(PANEL, b.to() - panel * PANEL);
                if (to - from < PANEL) {
                    finishLanes(factor, sums, panels, panel, from, to, bias, c, i, rows);
                } else {
                    finish(factor, sums, panels, panel, bias, c, i, rows);
                }
            }
        }
    }

    /** Writes the sums of a whole panel to its columns of C: c = factor * sum + bias, with two roundings. */
    private static void finish(
            float factor, float[] sums, InkPanels b, int panel, Matrix bias, Matrix c, int i0, int rows) {
        if (c.colStride() != 1) {
            finishLanes(factor, sums, b, panel, 0, PANEL, bias, c, i0, rows);
        } else if (b.columnsContiguous(panel)) {
            int at = c.index(i0, b.columns()[panel * PANEL]);
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                finishRow(factor, sums, i * PANEL, bias, i0 + i, c.data(), at);
            }
        } else if (bias == null && b.columnsInFours(panel)) {
            finishFours(factor, sums, b, panel, c, i0, rows);
        } else {
            finishLanes(factor, sums, b, panel, 0, PANEL, bias, c, i0, rows);
        }
    }

    /** Writes the sums of a range of lanes of a panel, one element after another. */
    private static void finishLanes(
            float factor,
            float[] sums,
            InkPanels b,
            int panel,
            int from,
            int to,
            Matrix bias,
            Matrix c,
            int i0,
            int rows) {
        for (int lane = from; lane < to; lane++) {
            int at = c.index(i0, b.columns()[panel * PANEL + lane]);
            for (int i = 0; i < rows; i++, at += c.rowStride()) {
                float product = factor * sums[i * PANEL + lane];
                c.data()[at] = bias == null ? product : product + bias.get(i0 + i, 0);
            }
        }
    }

    /** Writes the sums of a panel that is a block of an image, which is four groups of four neighboring columns. */
    private static void finishFours(float factor, float[] sums, InkPanels b, int panel, Matrix c, int i0, int rows) {
        float[] to = c.data();
        int stride = c.rowStride();
        for (int lane = 0; lane < PANEL; lane += 4) {
            int at = c.index(i0, b.columns()[panel * PANEL + lane]);
            for (int from = lane; from < rows * PANEL; from += PANEL, at += stride) {
                to[at] = factor * sums[from];
                to[at + 1] = factor * sums[from + 1];
                to[at + 2] = factor * sums[from + 2];
                to[at + 3] = factor * sums[from + 3];
            }
        }
    }

    /** Writes a row of sums. There are two loops, because C2 boxes a vector that is chosen by a condition. */
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
