package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.CacheLines;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.layout.Ink;
import lanewise.kernels.layout.SparsePairs;

/**
 * The product C = factor A B + bias, computed from {@link SparsePairs} with lanes along the rows of A. It suits
 * mini-batches, which have many units and few examples. In a shuffled batch of digits one pixel in five has ink. Panels
 * of sixteen columns keep half of their rows. Pairs of examples keep 29 %, pairs of inputs 22 %. Single columns would
 * keep 19 %, but a read of a weight would serve one sum only. Groups of four examples keep 39 %, groups of four inputs
 * 26 %.
 *
 * <p>A block of rows of A is packed column by column, and multiplied with every pair of columns of B while it is in the
 * cache. If C has contiguous columns, as the gradient of the weights of a large first layer, the sums are written
 * there. Otherwise the sums of sixteen columns are collected, transposed, and written to C as short rows.
 */
final class SparseProduct {

    /**
     * The number of rows of A in a block: five vectors. A part has at least {@link #MIN_UNITS} rows and begins at a
     * multiple of this number, or of {@link #EQUAL_STEP}.
     */
    static final int UNITS = 5 * COUNT;

    /** The number of rows of A in a small block: four vectors. */
    private static final int MIN_UNITS = 4 * COUNT;

    /** Parts of equal size begin at a multiple of this number of rows, which is the start of a vector. */
    private static final int EQUAL_STEP = 16;

    /** The number of columns of B whose sums are written to C together. */
    private static final int COLUMNS = 16;

    /** The maximum depth. A block of A of 40 rows and this depth takes 160 KB. */
    private static final int MAX_DEPTH = 1024;

    /** The maximum number of elements of B. Their pairs take 8 MB. */
    private static final long MAX_ELEMENTS = 1 << 22;

    /** The maximum share of ink. If the share is larger, panels are faster. */
    private static final float MAX_INK = 0.4f;

    private final float factor;
    private final Matrix a;
    private final SparsePairs b;
    private final Matrix bias;
    private final Matrix c;
    private final Buffers buffers = Buffers.ofThisThread();
    private final float[] weights;
    private final float[] sums = buffers.sums(COLUMNS * UNITS);
    private final float[] transposed = new float[COLUMNS * UNITS];
    private final float[] biases = new float[UNITS];

    private SparseProduct(float factor, Matrix a, SparsePairs b, Matrix bias, Matrix c) {
        this.factor = factor;
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.c = c;
        weights = buffers.aligned(a.cols() * UNITS);
    }

    /** Returns whether this is the fastest product for such operands. */
    static boolean fits(Matrix a, PixelMatrix b, Matrix c) {
        return (c.colStride() == 1 || c.rowStride() == 1)
                && a.rows() >= MIN_UNITS
                && a.cols() <= MAX_DEPTH
                && b.isSuccessor()
                && b.isWhole()
                && (long) b.rows() * b.cols() <= MAX_ELEMENTS
                && Ink.share(b) <= MAX_INK;
    }

    /**
     * Splits the rows of A: at whole blocks if there are several for each thread, else into equal parts. The last part
     * also gets the rows after the last block if they are too few for another part.
     */
    static ProductSplit split(Matrix a, int threads, int maximum) {
        int rows = a.rows();
        int blocks = rows / UNITS + (rows % UNITS >= MIN_UNITS ? 1 : 0);
        int[] bounds = Math.min(maximum, blocks) < 2 * threads
                ? ProductSplit.bounds(0, rows, EQUAL_STEP, Math.min(threads, Math.max(1, rows / MIN_UNITS)))
                : ProductSplit.bounds(0, rows, UNITS, blocks, maximum);
        return new ProductSplit(ProductSplit.Along.ROWS, bounds);
    }

    /** Computes C = factor A B + bias; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        SparseProduct product = new SparseProduct(factor, a, SparsePairs.of(b), bias, c);
        int rows = a.rows();
        int blocks = (rows + UNITS - 1) / UNITS;
        int units = rows < UNITS || blocks * MIN_UNITS >= rows ? MIN_UNITS : UNITS;
        for (int i = 0; i < rows; i += units) {
            // The last block may overlap the previous one. It computes some sums again, but no loop for a rest is
            // needed.
            product.block(Math.min(i, rows - units), units);
        }
    }

    private void block(int i, int units) {
        Packing.columns(a, i, units, weights, CacheLines.START);
        for (int r = 0; r < units && bias != null; r++) {
            biases[r] = bias.get(i + r, 0);
        }
        if (c.rowStride() == 1 && bias == null) {
            pairs(i, units);
            return;
        }
        for (int j = 0; j < c.cols(); j += COLUMNS) {
            int columns = Math.min(COLUMNS, c.cols() - j);
            for (int column = 0; column < columns; column += 2) {
                tile(units, (j + column) / 2, sums, column * UNITS, (column + 1) * UNITS);
            }
            if (bias != null) {
                addBias(columns, units);
            }
            transpose(sums, transposed, units);
            write(i, units, j, columns);
        }
    }

    /** Computes all pairs for a C with contiguous columns. */
    private void pairs(int i, int units) {
        for (int j = 0; j + 1 < c.cols(); j += 2) {
            tile(units, j / 2, c.data(), c.index(i, j), c.index(i, j + 1));
        }
        if (c.cols() % 2 == 1) {
            tile(units, c.cols() / 2, sums, 0, UNITS);
            System.arraycopy(sums, 0, c.data(), c.index(i, c.cols() - 1), units);
        }
    }

    /** Writes the sums of the two columns of a pair to {@code to}, from {@code first} and from {@code second} on. */
    private void tile(int units, int pair, float[] to, int first, int second) {
        if (units == UNITS) {
            SparseTile.five(b, pair, weights, factor, to, first, second);
        } else {
            SparseTile.four(b, pair, weights, factor, to, first, second);
        }
    }

    private void addBias(int columns, int units) {
        for (int at = 0; at < columns * UNITS; at += UNITS) {
            for (int r = 0; r < units; r += COUNT) {
                FloatVector.fromArray(FLOAT, sums, at + r)
                        .add(FloatVector.fromArray(FLOAT, biases, r))
                        .intoArray(sums, at + r);
            }
        }
    }

    /**
     * Sets {@code to[r * COLUMNS + column] = from[column * UNITS + r]}, eight elements at a time, so that C2 checks the
     * bounds once for eight.
     */
    private static void transpose(float[] from, float[] to, int units) {
        for (int column = 0; column < COLUMNS; column += 8) {
            for (int r = 0; r < units; r++) {
                int f = column * UNITS + r;
                int t = r * COLUMNS + column;
                to[t] = from[f];
                to[t + 1] = from[f + UNITS];
                to[t + 2] = from[f + 2 * UNITS];
                to[t + 3] = from[f + 3 * UNITS];
                to[t + 4] = from[f + 4 * UNITS];
                to[t + 5] = from[f + 5 * UNITS];
                to[t + 6] = from[f + 6 * UNITS];
                to[t + 7] = from[f + 7 * UNITS];
            }
        }
    }

    /**
     * Writes the sums to short rows of C. The sums were transposed in the first-level cache. C is in a slower cache,
     * where few long stores are faster than many short ones.
     */
    private void write(int i, int units, int j, int columns) {
        for (int r = 0; r < units; r++) {
            int at = c.index(i + r, j);
            if (c.colStride() != 1) {
                for (int column = 0; column < columns; column++, at += c.colStride()) {
                    c.data()[at] = transposed[r * COLUMNS + column];
                }
            } else if (columns == COLUMNS) {
                for (int column = 0; column < COLUMNS; column += COUNT) {
                    FloatVector.fromArray(FLOAT, transposed, r * COLUMNS + column)
                            .intoArray(c.data(), at + column);
                }
            } else {
                System.arraycopy(transposed, r * COLUMNS, c.data(), at, columns);
            }
        }
    }
}
