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

/** Products of a small A and a B with many columns: every bit, and nothing outside of C. */
class ShallowProductTest {

    private static final int GAP = 3;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Kernels scalar = new ScalarKernels();
    private final Kernels vector = new VectorKernels();

    /** Returns rows of random floats, some of them -0 or NaN, with a gap after each row. */
    private Matrix matrix(int rows, int cols) {
        float[] data = new float[GAP + rows * (cols + GAP)];
        for (int i = 0; i < data.length; i++) {
            int kind = random.nextInt(200);
            data[i] = kind == 0 ? -0f : kind == 1 ? Float.NaN : (float) random.nextDouble(-1, 1);
        }
        return new Matrix(data, GAP, rows, cols, cols + GAP, 1);
    }

    private static Matrix copy(Matrix c) {
        return new Matrix(c.data().clone(), c.offset(), c.rows(), c.cols(), c.rowStride(), 1);
    }

    private static void assertSameBits(Matrix expected, Matrix actual, Matrix a) {
        assertArrayEquals(bits(expected.data()), bits(actual.data()), a + " gives " + actual);
    }

    private static int[] bits(float[] floats) {
        int[] bits = new int[floats.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(floats[i]));
        return bits;
    }

    private void assertProducts(int rows, int depth, int cols) {
        Matrix a = matrix(rows, depth);
        Matrix b = matrix(depth, cols);
        Matrix bias = matrix(rows, 1);
        for (float alpha : new float[] {1f, -0.3f, 0f}) {
            Matrix expected = matrix(rows, cols);
            Matrix actual = copy(expected);
            scalar.multiply(alpha, a, b, expected);
            vector.multiply(alpha, a, b, actual);
            assertSameBits(expected, actual, a);
        }
        Matrix expected = matrix(rows, cols);
        Matrix actual = copy(expected);
        scalar.affine(a, b, bias, expected);
        vector.affine(a, b, bias, actual);
        assertSameBits(expected, actual, a);
    }

    @Test
    void agreesForEveryNumberOfRows() {
        for (int rows = 1; rows <= 11; rows++) {
            for (int cols : new int[] {1, Lanes.COUNT - 1, Lanes.COUNT, Lanes.COUNT + 1, 5 * Lanes.COUNT + 3}) {
                assertProducts(rows, 10, cols);
            }
        }
    }

    @Test
    void agreesForEveryDepth() {
        for (int depth = 0; depth <= 34; depth++) {
            assertProducts(10, depth, 2 * Lanes.COUNT + 1);
        }
    }

    @Test
    void fitsTheSecondLayerOfTheVideo() {
        Matrix c = matrix(10, 100);
        assertEquals(true, ShallowProduct.fits(1f, matrix(10, 10), matrix(10, 100), matrix(10, 1), c));
        assertEquals(true, ShallowProduct.fits(0.5f, matrix(10, 10).transposed(), matrix(10, 100), null, c));
        assertEquals(false, ShallowProduct.fits(0.5f, matrix(10, 10), matrix(10, 100), matrix(10, 1), c));
        assertEquals(
                false, ShallowProduct.fits(1f, matrix(10, 10), matrix(100, 10).transposed(), null, c));
    }
}
