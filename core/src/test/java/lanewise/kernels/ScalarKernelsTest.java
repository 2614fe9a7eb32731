package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reference implementation with float64, to find mistakes that all implementations could share. */
class ScalarKernelsTest {

    private final SplittableRandom random = new SplittableRandom(11);
    private final Kernels k = new ScalarKernels();

    private Matrix random(int rows, int cols) {
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            matrix.data()[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return matrix;
    }

    private interface Element {
        double at(int row, int col);
    }

    /** Allows the error of a sum of n rounded terms: 2 n 2^-24 times the sum of their magnitudes, plus one rounding. */
    private static void assertProduct(double factor, Matrix a, int n, Element b, Matrix c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.cols(); j++) {
                double sum = 0;
                double magnitudes = 0;
                for (int p = 0; p < n; p++) {
                    double term = a.get(i, p) * b.at(p, j);
                    sum += term;
                    magnitudes += Math.abs(term);
                }
                double bound = Math.abs(factor) * magnitudes * (2 * n + 2) * 0x1p-24;
                assertEquals(factor * sum, c.get(i, j), bound, "element " + i + ", " + j);
            }
        }
    }

    @Test
    void productOfFloats() {
        Matrix a = random(7, 50);
        Matrix b = random(50, 9);
        Matrix c = random(7, 9);
        k.multiply(0.5f, a, b, c);
        assertProduct(0.5, a, 50, b::get, c);
        Matrix bt = random(9, 50);
        k.multiply(-2f, a, bt.transposed(), c);
        assertProduct(-2, a, 50, bt.transposed()::get, c);
    }

    @Test
    void productOfPixels() {
        byte[] pixels = new byte[20 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        PixelMatrix X = PixelMatrix.ofExamples(pixels, 0, 20, 5, 6);
        Matrix a = random(4, 30);
        Matrix c = random(4, 20);
        k.multiply(3f, a, X, c);
        assertProduct(3, a, 30, (p, j) -> X.get(p, j) / 255.0, c);
        Matrix d = random(4, 20);
        Matrix e = random(4, 30);
        k.multiply(1f, d, X.transposed(), e);
        assertProduct(1, d, 20, (p, j) -> X.get(j, p) / 255.0, e);
    }

    @Test
    void affineAddsTheBias() {
        Matrix w = random(3, 8);
        Matrix x = random(8, 5);
        Matrix b = random(3, 1);
        Matrix z = random(3, 5);
        Matrix product = random(3, 5);
        k.affine(w, x, b, z);
        k.multiply(1f, w, x, product);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                assertEquals(product.get(i, j) + b.get(i, 0), z.get(i, j));
            }
        }
    }

    @Test
    void reluAndItsGradient() {
        Matrix z = Matrix.of(new float[] {-1f, -0f, 0f, 2f, Float.NaN, Float.NEGATIVE_INFINITY}, 1, 6);
        Matrix a = random(1, 6);
        k.activate(Activation.RELU, z, a);
        assertBits(new float[] {0f, 0f, 0f, 2f, Float.NaN, 0f}, a);
        Matrix dA = Matrix.of(new float[] {5f, 5f, 5f, 5f, 5f, 5f}, 1, 6);
        k.activationGradient(Activation.RELU, a, dA, dA);
        assertBits(new float[] {0f, 0f, 0f, 5f, 0f, 0f}, dA);
    }

    private static void assertBits(float[] expected, Matrix row) {
        for (int j = 0; j < expected.length; j++) {
            assertEquals(Float.floatToIntBits(expected[j]), Float.floatToIntBits(row.get(0, j)), "element " + j);
        }
    }

    @Test
    void softmaxOfLargeValuesDoesNotOverflow() {
        Matrix z = Matrix.of(new float[] {1000f, -3f, 1001f, 0.5f, 999f, 2f}, 3, 2);
        Matrix a = random(3, 2);
        k.softmax(z, a);
        for (int j = 0; j < 2; j++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += Math.exp(z.get(i, j) - z.get(1, j));
            }
            for (int i = 0; i < 3; i++) {
                double expected = Math.exp(z.get(i, j) - z.get(1, j)) / sum;
                assertEquals(expected, a.get(i, j), 1e-6 * expected);
            }
        }
    }

    @Test
    void subtractTakesOneFromTheLabel() {
        Matrix a = Matrix.of(new float[] {0.25f, 0.5f, 0.75f, 0.5f}, 2, 2);
        Matrix dZ = random(2, 2);
        k.subtract(a, OneHot.of(new int[] {1, 0}, 2), dZ);
        assertBits(new float[] {0.25f, -0.5f}, dZ.rows(0, 1));
        assertBits(new float[] {-0.25f, 0.5f}, dZ.rows(1, 2));
    }

    @Test
    void rowSumsHaveSixteenPartialSums() {
        Matrix x = random(2, 1000);
        Matrix sums = random(2, 1);
        k.rowSums(0.1f, x, sums);
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            double magnitudes = 0;
            for (int j = 0; j < 1000; j++) {
                sum += x.get(i, j);
                magnitudes += Math.abs(x.get(i, j));
            }
            assertEquals(0.1 * sum, sums.get(i, 0), 0.1 * magnitudes * 70 * 0x1p-24);
        }
        float big = 0x1p24f;
        Matrix order = Matrix.zeros(1, 17);
        order.set(0, 0, big);
        order.set(0, 8, 1f);
        order.set(0, 16, -big);
        k.rowSums(1f, order, sums.rows(0, 1));
        assertEquals(1f, sums.get(0, 0), "elements 0 and 16 are added before element 8");
    }

    @Test
    void addScaledRoundsOnce() {
        Matrix x = Matrix.of(new float[] {1f + 0x1p-23f}, 1, 1);
        Matrix y = Matrix.of(new float[] {-1f}, 1, 1);
        k.addScaled(1f - 0x1p-24f, x, 1f, y);
        assertEquals(Math.fma(1f - 0x1p-24f, 1f + 0x1p-23f, -1f), y.get(0, 0));
        assertTrue(y.get(0, 0) != (1f - 0x1p-24f) * (1f + 0x1p-23f) - 1f, "two roundings would give another result");
    }

    private void assertElements(Element expected, Matrix actual) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.cols(); j++) {
                double value = expected.at(i, j);
                assertEquals(value, actual.get(i, j), 4e-6 * (1 + Math.abs(value)), "element " + i + ", " + j);
            }
        }
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.of(matrix.data().clone(), matrix.rows(), matrix.cols());
    }

    private static double derivative(DoubleUnaryOperator f, double z) {
        double h = 1e-5;
        return (f.applyAsDouble(z + h) - f.applyAsDouble(z - h)) / (2 * h);
    }

    static Stream<Arguments> activations() {
        return Stream.of(
                Arguments.of(Activation.IDENTITY, (DoubleUnaryOperator) z -> z),
                Arguments.of(Activation.RELU, (DoubleUnaryOperator) z -> Math.max(z, 0)),
                Arguments.of(Activation.LEAKY_RELU, (DoubleUnaryOperator) z -> z > 0 ? z : z / 100),
                Arguments.of(Activation.TANH, (DoubleUnaryOperator) Math::tanh),
                Arguments.of(Activation.SIGMOID, (DoubleUnaryOperator) z -> 1 / (1 + Math.exp(-z))));
    }

    /** Compares the gradients with numerical derivatives. No element is near 0, where relu has a corner. */
    @ParameterizedTest
    @MethodSource("activations")
    void activationsAndTheirGradients(Activation f, DoubleUnaryOperator expected) {
        Matrix z = random(6, 50);
        for (int n = 0; n < z.data().length; n++) {
            z.data()[n] = z.data()[n] * 4 + Math.copySign(0.01f, z.data()[n]);
        }
        Matrix a = random(6, 50);
        k.activate(f, z, a);
        assertElements((i, j) -> expected.applyAsDouble(z.get(i, j)), a);
        Matrix dA = random(6, 50);
        Matrix dZ = random(6, 50);
        k.activationGradient(f, a, dA, dZ);
        assertElements((i, j) -> dA.get(i, j) * derivative(expected, z.get(i, j)), dZ);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsOfNaNAreNaN(Activation f) {
        assertTrue(Float.isNaN(f.of(Float.NaN)));
        assertTrue(f == Activation.RELU || Float.isNaN(f.gradient(Float.NaN, Float.NaN)));
    }

    @Test
    void smoothedLabelsAreSubtracted() {
        Matrix a = random(3, 4);
        Matrix dZ = random(3, 4);
        int[] labels = {1, 0, 2, 1};
        k.subtract(a, OneHot.of(labels, 3).smoothed(0.3f), dZ);
        assertElements((i, j) -> a.get(i, j) - (labels[j] == i ? 0.8 : 0.1), dZ);
    }

    @Test
    void rowDotsAreDotProducts() {
        Matrix x = random(3, 333);
        Matrix y = random(3, 333);
        Matrix sums = random(3, 1);
        k.rowDots(0.1f, x, y, sums);
        assertElements(
                (i, nothing) -> {
                    double sum = 0;
                    for (int j = 0; j < 333; j++) {
                        sum += (double) x.get(i, j) * y.get(i, j);
                    }
                    return 0.1 * sum;
                },
                sums);
    }

    @Test
    void updatesFollowTheirEquations() {
        Matrix x = random(5, 7);
        Matrix v = random(5, 7);
        k.addScaledSquares(1f, copy(v), 0f, v);
        Matrix before = random(5, 7);
        Matrix y = copy(before);
        k.scale(-0.3f, y);
        assertElements((i, j) -> -0.3 * before.get(i, j), y);
        Matrix added = copy(before);
        k.addScaled(0.7f, x, 0.9f, added);
        assertElements((i, j) -> 0.7 * x.get(i, j) + 0.9 * before.get(i, j), added);
        Matrix squares = copy(before);
        k.addScaledSquares(0.7f, x, 0.9f, squares);
        assertElements((i, j) -> 0.7 * x.get(i, j) * x.get(i, j) + 0.9 * before.get(i, j), squares);
        Matrix quotients = copy(before);
        k.addScaledQuotients(0.7f, x, v, 0.1f, quotients);
        assertElements((i, j) -> before.get(i, j) + 0.7 * x.get(i, j) / (Math.sqrt(v.get(i, j)) + 0.1), quotients);
    }

    @Test
    void everyRowHasItsOwnFactorAndAddend() {
        Matrix scale = random(5, 1);
        Matrix shift = random(5, 1);
        Matrix x = random(5, 7);
        Matrix before = random(5, 7);
        Matrix y = copy(before);
        k.scaleAndShiftRows(scale, shift, x, y);
        assertElements((i, j) -> scale.get(i, 0) * x.get(i, j) + shift.get(i, 0), y);
        Matrix added = copy(before);
        k.addScaledRows(scale, x, added);
        assertElements((i, j) -> before.get(i, j) + scale.get(i, 0) * x.get(i, j), added);
    }

    @Test
    void dropoutKeepsTheMean() {
        Matrix ones = Matrix.zeros(100, 100);
        Arrays.fill(ones.data(), 1f);
        Matrix y = random(100, 100);
        k.dropout(DropoutMask.of(5, 0.2f, 100, 100), ones, y);
        int kept = 0;
        for (float element : y.data()) {
            assertTrue(element == 0f || element == 1f / (1f - 0.2f), "element " + element);
            kept += element == 0f ? 0 : 1;
        }
        assertEquals(1, kept * 1.25 / 10_000, 0.03);
    }
}
