package lanewise.simd.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.simd.VectorKernels;
import lanewise.simd.lanes.Lanes;
import org.junit.jupiter.api.Test;

/**
 * Products with a small result and an operand with contiguous columns: every bit, for depths around the size of a
 * block.
 */
class DeepProductTest {

    private static final int GAP = 3;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    /** Returns rows of random floats, with a gap after each row. */
    private Matrix matrix(int rows, int cols) {
        float[] data = new float[GAP + rows * (cols + GAP)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble(-1, 1);
        }
        return new Matrix(data, GAP, rows, cols, cols + GAP, 1);
    }

    private void assertSameBits(int rows, int depth, int cols, float alpha) {
        Matrix a = matrix(rows, depth);
        Matrix b = matrix(cols, depth).transposed();
        Matrix expected = matrix(rows, cols);
        float[] copy = expected.data().clone();
        Matrix actual = new Matrix(copy, expected.offset(), rows, cols, expected.rowStride(), 1);
        assertEquals(Lanes.MANY_REGISTERS && rows <= 10 && cols <= 2 * Lanes.COUNT, DeepProduct.fits(a, b, actual));
        scalar.multiply(alpha, a, b, expected);
        vector.multiply(alpha, a, b, actual);
        assertArrayEquals(bits(expected.data()), bits(copy), rows + " x " + depth + " times " + depth + " x " + cols);
    }

    private static int[] bits(float[] floats) {
        int[] bits = new int[floats.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(floats[i]));
        return bits;
    }

    @Test
    void agreesForEverySizeOfTheResult() {
        for (int rows = 1; rows <= 11; rows++) {
            for (int cols = 1; cols <= 2 * Lanes.COUNT + 1; cols++) {
                assertSameBits(rows, 41, cols, 1f);
            }
        }
    }

    @Test
    void agreesForDepthsAroundABlock() {
        int block = ColumnPairs.DEPTH;
        for (int depth : new int[] {0, 1, 2, Lanes.COUNT, block - 1, block, block + 1, 2 * block, 3 * block + 5}) {
            assertSameBits(10, depth, 10, 0.3f);
            assertSameBits(7, depth, Lanes.COUNT, -2f);
            assertSameBits(10, depth, Lanes.COUNT + 1, 1f / 3);
        }
    }

    /** An earlier product leaves other numbers in the buffer. */
    @Test
    void productsOfDifferentSizesDoNotDisturbEachOther() {
        for (int cols : new int[] {2 * Lanes.COUNT, 3, Lanes.COUNT, 1, 2 * Lanes.COUNT}) {
            assertSameBits(10, 300, cols, 1f);
        }
    }
}
