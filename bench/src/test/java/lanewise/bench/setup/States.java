package lanewise.bench.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lanewise.kernels.Matrix;

/** States as JMH would hand them to a benchmark, and a look at what benchmarks return. */
public final class States {

    private static final int EXAMPLES = 333;

    private States() {}

    /** Some of the video's examples. */
    public static VideoExamples video() {
        VideoExamples video = new VideoExamples();
        video.examples = EXAMPLES;
        video.setUp();
        return video;
    }

    /** Kernels on some threads; to be torn down. */
    public static KernelsState kernels(String name, int threads) throws InterruptedException {
        KernelsState kernels = new KernelsState();
        kernels.kernels = name;
        kernels.threads = threads;
        kernels.setUp();
        return kernels;
    }

    /** The same shape and bits, and no row of zeros, which an operation that did nothing would leave. */
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
