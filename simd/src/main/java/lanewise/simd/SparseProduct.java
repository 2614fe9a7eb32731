package lanewise.simd;

import static lanewise.simd.Lanes.COUNT;
import static lanewise.simd.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.SparseColumns;

/**
 * C = factor A B + bias from the pixels with ink alone, lanes running along the rows of A: for the many units and few
 * examples of a mini-batch. Panels keep every row in which one of sixteen columns has ink, half of them in a
 * shuffled batch of digits; of the pixels themselves one in five has any.
 *
 * <p>Some rows of A are packed so that those of a column are contiguous, and every column of B meets them while they are
 * in the cache; the sums of sixteen columns are collected, and written to C as short rows.
 */
final class SparseProduct {

    /** Rows of A in a block; half of that where fewer are left. */
    static final int UNITS = 8 * COUNT;

    private static final int HALF = UNITS / 2;

    /** Columns of B whose sums are written to C together. */
    private static final int COLUMNS = 16;

    /** A block of A of 64 rows and this depth takes 256 KB. */
    private static final int DEEPEST = 1024;

    /** More elements of B than this would take much room: 32 MB. */
    private static final long MOST_ELEMENTS = 1 << 22;

    /** With more ink than this panels are faster. */
    private static final float MOST_INK = 0.4f;

    private final float factor;
    private final Matrix a;
    private final SparseColumns b;
    private final Matrix bias;
    private final Matrix c;
    private final Packing packing = Packing.ofThisThread();
    private final float[] sums = packing.sums(COLUMNS * UNITS);
    private final float[] turned = new float[COLUMNS * UNITS];
    private final float[] biases = new float[UNITS];

    private SparseProduct(float factor, Matrix a, SparseColumns b, Matrix bias, Matrix c) {
        this.factor = factor;
        this.a = a;
        this.b = b;
        this.bias = bias;
        this.c = c;
    }

    /** True if this is the product for such operands. */
    static boolean fits(Matrix a, PixelMatrix b, Matrix c) {
        return c.rowsContiguous()
                && a.rows() >= HALF
                && a.cols() <= DEEPEST
                && b.isSuccessor()
                && b.isWhole()
                && (long) b.rows() * b.cols() <= MOST_ELEMENTS
                && b.inkShare() <= MOST_INK;
    }

    /** C = factor A B + bias; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix b, Matrix bias, Matrix c) {
        SparseProduct product = new SparseProduct(factor, a, b.sparseColumns(), bias, c);
        int rows = a.rows();
        int i = 0;
        // The last block may overlap the one before: the same sums once more, and no loop for what is left.
        for (; i + HALF < rows && rows >= UNITS; i += UNITS) {
            product.block(Math.min(i, rows - UNITS), UNITS);
        }
        for (; i < rows; i += HALF) {
            product.block(Math.min(i, rows - HALF), HALF);
        }
    }

    private void block(int i, int units) {
        boolean inPlace = a.rowStride() == 1;
        float[] weights = inPlace ? a.data() : packing.a(a.cols() * UNITS);
        int weightsAt = inPlace ? a.index(i, 0) : 0;
        int stride = inPlace ? a.colStride() : UNITS;
        if (!inPlace) {
            Packing.columns(a, i, units, weights);
        }
        for (int r = 0; r < units && bias != null; r++) {
            biases[r] = bias.get(i + r, 0);
        }
        for (int j = 0; j < c.cols(); j += COLUMNS) {
            int columns = Math.min(COLUMNS, c.cols() - j);
            for (int column = 0; column < columns; column++) {
                int from = (j + column) * b.room();
                int to = b.ends()[j + column];
                if (units == UNITS) {
                    ExampleTile.eight(b.rows(), b.pixels(), from, to, weights, weightsAt, stride, sums, column * UNITS);
                } else {
                    ExampleTile.four(b.rows(), b.pixels(), from, to, weights, weightsAt, stride, sums, column * UNITS);
                }
                finish(column * UNITS, units);
            }
            write(i, units, j, columns);
        }
    }

    /** sum = factor * sum + bias, two roundings. */
    private void finish(int at, int units) {
        for (int r = 0; r < units; r += COUNT) {
            FloatVector product = FloatVector.fromArray(FLOAT, sums, at + r).mul(factor);
            product.intoArray(sums, at + r);
            if (bias != null) {
                product.add(FloatVector.fromArray(FLOAT, biases, r)).intoArray(sums, at + r);
            }
        }
    }

    /** {@code to[r * COLUMNS + column] = from[column * UNITS + r]}, four at a time, for which C2 checks bounds once. */
    private static void turn(float[] from, float[] to, int units) {
        for (int column = 0; column < COLUMNS; column += 4) {
            for (int r = 0; r < units; r++) {
                int f = column * UNITS + r;
                int t = r * COLUMNS + column;
                to[t] = from[f];
                to[t + 1] = from[f + UNITS];
                to[t + 2] = from[f + 2 * UNITS];
                to[t + 3] = from[f + 3 * UNITS];
            }
        }
    }

    /**
     * Turns the sums, and writes them to short rows of C: turned first where it takes no more than the first-level cache,
     * because C comes from farther away, and few stores wait for it better than many.
     */
    private void write(int i, int units, int j, int columns) {
        turn(sums, turned, units);
        for (int r = 0; r < units; r++) {
            int at = c.index(i + r, j);
            if (columns == COLUMNS) {
                for (int column = 0; column < COLUMNS; column += COUNT) {
                    FloatVector.fromArray(FLOAT, turned, r * COLUMNS + column).intoArray(c.data(), at + column);
                }
            } else {
                System.arraycopy(turned, r * COLUMNS, c.data(), at, columns);
            }
        }
    }
}
