package lanewise.bench.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.kernels.Matrix;

/** Creates states for benchmarks, and checks what benchmarks return. */
public final class States {

    private static final int EXAMPLES = 333;

    private States() {}

    /** Returns some of the examples of the video. */
    public static VideoExamples video() {
        VideoExamples video = new VideoExamples();
        video.examples = EXAMPLES;
        video.setUp();
        return video;
    }

    /**
     * Returns kernels on a number of threads, without the warm-up of a second, which changes times and no results. The
     * caller calls tearDown.
     */
    public static KernelsState kernels(String name, int threads) {
        KernelsState kernels = new KernelsState();
        kernels.kernels = name;
        kernels.threads = threads;
        kernels.k = BenchKernels.named(name, threads);
        return kernels;
    }

    /** Asserts the same shape and bits, and that no row is zero, as it would be if an operation did nothing. */
    public static void assertSameBits(Matrix expected, Matrix actual) {
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
}
