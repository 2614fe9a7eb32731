package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.kernels.KernelsUnavailableException;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every benchmark's body gives the right answer, so that none measures nonsense. */
class BenchmarksTest {

    private static final int EXAMPLES = 333;

    private static VideoExamples video() {
        VideoExamples video = new VideoExamples();
        video.examples = EXAMPLES;
        video.setUp();
        return video;
    }

    private static KernelsState kernels(String name, int threads) {
        KernelsState kernels = new KernelsState();
        kernels.kernels = name;
        kernels.threads = threads;
        kernels.setUp();
        return kernels;
    }

    private static void assertSameBits(Matrix expected, Matrix actual) {
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.rows(); i++) {
            int row = i;
            int[] expectedBits = bits(expected, row);
            assertArrayEquals(expectedBits, bits(actual, row), () -> "row " + row);
            assertTrue(Arrays.stream(expectedBits).anyMatch(bits -> bits != 0), () -> "row " + row + " is all zeros");
        }
    }

    private static int[] bits(Matrix matrix, int row) {
        int[] bits = new int[matrix.cols()];
        Arrays.setAll(bits, j -> Float.floatToRawIntBits(matrix.get(row, j)));
        return bits;
    }

    @Test
    void kernelsThatAreNotThereAreRefused() {
        assertThrows(KernelsUnavailableException.class, () -> BenchKernels.named("no-such-kernels", 1));
        assertThrows(IllegalStateException.class, () -> BenchKernels.named("auto", 1));
    }

    @ParameterizedTest
    @CsvSource({"scalar, 1", "vector, 1", "vector, 2"})
    void iterationIsThatOfTheTrainingLoop(String name, int threads) {
        VideoExamples video = video();
        Network expected = VideoIterationBenchmark.newNetwork();
        String before = expected.weightsHash();
        TrainingPlan plan = TrainingPlan.video(VideoIterationBenchmark.ALPHA, 2);
        new TrainingLoop(new ScalarKernels(), expected, plan, TrainingListener.NONE)
                .run(new FullBatch(video.batch), new Evaluator(List.of(video.batch)));
        VideoIterationBenchmark benchmark = new VideoIterationBenchmark();
        benchmark.setUp(video);
        KernelsState kernels = kernels(name, threads);
        assertTrue(benchmark.iteration(video, kernels));
        assertTrue(benchmark.iteration(video, kernels));
        kernels.tearDown();
        assertNotEquals(before, expected.weightsHash());
        assertEquals(expected.weightsHash(), benchmark.network.weightsHash());
    }

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
        scalar.tearDown();
        vector.tearDown();
    }

    @Test
    void videoExamplesAreTheVideosNumber() {
        VideoExamples video = new VideoExamples();
        video.examples = 41_000;
        video.setUp();
        assertEquals("784 x 41000", video.batch.X().shape());
        assertEquals(41_000, video.batch.Y().count());
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
    void differenceIsAShareOfTheGreatestElement() {
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

    @ParameterizedTest
    @CsvSource({"scalar, 1", "vector, 1", "vector, 2"})
    void inferenceIsForwardPropagation(String name, int threads) {
        Examples images = Mnist.test();
        ForwardPropagation forward = new ForwardPropagation(InferenceBenchmark.newNetwork(), images.count());
        forward.propagate(new ScalarKernels(), Batch.of(images).X());
        InferenceBenchmark benchmark = new InferenceBenchmark();
        benchmark.setUp();
        KernelsState kernels = kernels(name, threads);
        for (int call = 0; call <= 1_000; call++) {
            assertSameBits(probabilities(forward, call % 1_000, 1), benchmark.oneImage(kernels));
        }
        assertSameBits(probabilities(forward, 0, images.count()), benchmark.tenThousandImages(kernels));
        kernels.tearDown();
    }

    private static Matrix probabilities(ForwardPropagation forward, int from, int count) {
        return forward.probabilities().cols(from, from + count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"affine", "elastic", "both"})
    void augmentationDistortsEveryImageInItsOwnWay(String distortion) {
        Examples images = Mnist.training().first(100);
        AugmentationBenchmark benchmark = new AugmentationBenchmark();
        benchmark.distortion = distortion;
        benchmark.setUp();
        byte[] before = new byte[images.pixelsPerExample()];
        double inkAfterwards = 0;
        for (int image = 0; image < images.count(); image++) {
            byte[] original = Arrays.copyOfRange(images.pixels(), image * before.length, (image + 1) * before.length);
            byte[] distorted = benchmark.oneImage();
            assertFalse(Arrays.equals(original, distorted));
            assertFalse(Arrays.equals(before, distorted));
            inkAfterwards += ink(distorted);
            before = distorted.clone();
        }
        assertEquals(1, inkAfterwards / ink(images.pixels()), 0.1);
    }

    private static double ink(byte[] pixels) {
        double sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum;
    }

    @Test
    void distortionIsOneThatThereIs() {
        AugmentationBenchmark benchmark = new AugmentationBenchmark();
        benchmark.distortion = "none";
        assertThrows(IllegalArgumentException.class, benchmark::setUp);
    }

    @Test
    void peakFmaComputesItsRecurrence() {
        float expected = 0;
        PeakFmaBenchmark benchmark = new PeakFmaBenchmark();
        benchmark.factor = 1f - 0x1p-10f;
        for (int start = 0; start < 12; start++) {
            float s = benchmark.term + start;
            for (int step = 0; step < PeakFmaBenchmark.STEPS; step++) {
                s = Math.fma(s, benchmark.factor, benchmark.term);
            }
            expected += s;
        }
        PeakFmaBenchmark.Counter counter = new PeakFmaBenchmark.Counter();
        assertEquals(expected, benchmark.oneThread(counter), expected * 1e-5f);
        assertEquals(expected, benchmark.twoThreads(counter), expected * 1e-5f);
        assertEquals(2L * 2 * 12 * PeakFmaBenchmark.STEPS * VectorLanes.COUNT, counter.flops);
    }

    @Test
    void memoryReadSumsEveryFloat() {
        MemoryReadBenchmark benchmark = new MemoryReadBenchmark();
        assertEquals(256 << 20, benchmark.floats * Float.BYTES);
        benchmark.floats = 1 << 14;
        benchmark.setUp();
        assertEquals(1 << 14, benchmark.oneThread());
        assertEquals(1 << 14, benchmark.twoThreads());
    }

    @Test
    void lanesAreThoseOfTheVectorKernels() {
        assertTrue(List.of(4, 8, 16).contains(VectorLanes.COUNT));
        assertEquals(VectorLanes.COUNT, VectorLanes.FLOAT.length());
    }
}
