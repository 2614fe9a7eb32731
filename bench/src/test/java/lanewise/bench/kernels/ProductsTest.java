package lanewise.bench.kernels;

import static lanewise.bench.setup.States.assertSameBits;
import static lanewise.bench.setup.States.kernels;
import static lanewise.bench.setup.States.video;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.VideoExamples;
import lanewise.kernels.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The products of all implementations agree. */
class ProductsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void videoProductsAgree(int threads) {
        VideoExamples video = video();
        KernelsState scalar = kernels("scalar", 1);
        KernelsState vector = kernels("vector", threads);
        VideoProductBenchmark expected = new VideoProductBenchmark();
        VideoProductBenchmark actual = new VideoProductBenchmark();
        expected.setUp(video);
        actual.setUp(video);
        assertSameBits(expected.forward(scalar), actual.forward(vector));
        assertSameBits(expected.weightGradient(scalar), actual.weightGradient(vector));
        assertSameBits(expected.outputWeightGradient(scalar), actual.outputWeightGradient(vector));
        scalar.tearDown();
        vector.tearDown();
    }

    @ParameterizedTest
    @CsvSource({
        "37x29x41, plain, 1",
        "37x29x41, transposed, 1",
        "128x64x96, plain, 2",
        "128x64x96, transposed, 2",
        "1x1x1, plain, 2"
    })
    void productsAgree(String shape, String left, int threads) {
        Matrix scalar = product(shape, left, "scalar", 1);
        assertSameBits(scalar, product(shape, left, "vector", threads));
        float difference = MatrixProductBenchmark.relativeDifference(product(shape, left, "openblas", threads), scalar);
        assertTrue(difference <= 1e-3f, () -> "OpenBLAS is off by " + difference);
    }

    private static Matrix product(String shape, String left, String implementation, int threads) {
        MatrixProductBenchmark benchmark = new MatrixProductBenchmark();
        benchmark.shape = shape;
        benchmark.left = left;
        benchmark.implementation = implementation;
        benchmark.threads = threads;
        benchmark.setUp();
        benchmark.multiply();
        Matrix result = benchmark.result();
        benchmark.tearDown();
        return result;
    }

    @Test
    void differencesAreRelativeToTheMaximum() {
        Matrix expected = Matrix.of(new float[] {-4f, 1f}, 1, 2);
        Matrix other = Matrix.of(new float[] {-4f, 2f}, 1, 2);
        Matrix broken = Matrix.of(new float[] {-4f, Float.NaN}, 1, 2);
        assertEquals(0.25f, MatrixProductBenchmark.relativeDifference(other, expected));
        assertTrue(Float.isNaN(MatrixProductBenchmark.relativeDifference(broken, expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "128x784", "0x1x1", "1x1x1x1", "axbxc", "9999999x1x1"})
    void shapesThatAreNoneAreRefused(String shape) {
        assertThrows(IllegalArgumentException.class, () -> ProductShape.parse(shape));
    }

    @Test
    void leftIsPlainOrTransposed() {
        assertThrows(IllegalArgumentException.class, () -> product("2x2x2", "askew", "scalar", 1));
    }
}
