package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.kernels.conformance.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelKernelsTest {

    private final ParallelKernels k = new ParallelKernels(new ScalarKernels(), 2);

    /** Scalar kernels whose relu does something else first. */
    private static Kernels withRelu(Runnable first) {
        return new DelegatingKernels(new ScalarKernels()) {
            @Override
            public void relu(Matrix z, Matrix a) {
                first.run();
                super.relu(z, a);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void changesNoBit(int threads) {
        try (ParallelKernels parallel = new ParallelKernels(new ScalarKernels(), threads)) {
            Conformance.assertConforms(parallel);
        }
    }

    @Test
    void largeOperationsAreShared() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Kernels recording = withRelu(() -> {
            seen.add(Thread.currentThread());
            calls.incrementAndGet();
        });
        try (ParallelKernels parallel = new ParallelKernels(recording, 3)) {
            parallel.relu(Matrix.zeros(10, 30), Matrix.zeros(10, 30));
            assertEquals(1, calls.get(), "a small one is not split");
            calls.set(0);
            for (int repeat = 0; repeat < 200; repeat++) {
                parallel.relu(Matrix.zeros(10, 41_000), Matrix.zeros(10, 41_000));
            }
            assertEquals(600, calls.get());
            assertTrue(seen.size() >= 2, "one thread did everything");
        }
    }

    @Test
    void anErrorInAPartReachesTheCallerOnceAndThePoolLivesOn() {
        RuntimeException planted = new IllegalStateException("planted");
        AtomicInteger calls = new AtomicInteger();
        Kernels failing = withRelu(() -> {
            if (calls.incrementAndGet() % 2 == 0) {
                throw planted;
            }
        });
        try (ParallelKernels parallel = new ParallelKernels(failing, 2)) {
            Matrix z = Matrix.zeros(10, 41_000);
            for (int repeat = 0; repeat < 50; repeat++) {
                calls.set(0);
                assertSame(planted, assertThrows(IllegalStateException.class, () -> parallel.relu(z, z)));
            }
            Matrix sums = Matrix.zeros(10, 1);
            parallel.rowSums(1f, z, sums);
            assertEquals(0f, sums.get(9, 0));
        }
    }

    @Test
    void severalCallersAtOnceAreServed() throws InterruptedException {
        Matrix x = Matrix.zeros(10, 20_000);
        java.util.Arrays.fill(x.data(), 1f);
        AtomicInteger right = new AtomicInteger();
        Thread[] callers = new Thread[4];
        for (int t = 0; t < callers.length; t++) {
            callers[t] = new Thread(() -> {
                Matrix sums = Matrix.zeros(10, 1);
                for (int repeat = 0; repeat < 50; repeat++) {
                    sums.set(9, 0, 0f);
                    k.rowSums(1f, x, sums);
                    if (sums.get(9, 0) == 20_000f) {
                        right.incrementAndGet();
                    }
                }
            });
            callers[t].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(200, right.get());
    }

    @Test
    void anInterruptedCallerGetsItsResultAndStaysInterrupted() {
        Matrix x = Matrix.zeros(10, 41_000);
        java.util.Arrays.fill(x.data(), 1f);
        Matrix sums = Matrix.zeros(10, 1);
        Thread.currentThread().interrupt();
        for (int repeat = 0; repeat < 50; repeat++) {
            k.rowSums(1f, x, sums);
        }
        assertTrue(Thread.interrupted());
        assertEquals(41_000f, sums.get(0, 0));
    }

    @Test
    void worksAfterClose() {
        ParallelKernels parallel = new ParallelKernels(new ScalarKernels(), 2);
        parallel.close();
        Matrix z = Matrix.zeros(10, 41_000);
        parallel.relu(z, z);
        assertEquals(0f, z.get(0, 0));
    }

    @Test
    void noThreadIsTooFew() {
        assertThrows(IllegalArgumentException.class, () -> new ParallelKernels(new ScalarKernels(), 0));
        assertThrows(IllegalArgumentException.class, () -> new ParallelKernels(new ScalarKernels(), -1));
    }

    private static void refused(String word, Runnable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Matrix m23 = Matrix.zeros(2, 3);
        Matrix m34 = Matrix.zeros(3, 4);
        Matrix m24 = Matrix.zeros(2, 4);
        PixelMatrix pixels = PixelMatrix.ofExamples(new byte[12], 0, 4, 1, 3);
        refused("(2 x 3) times (2 x 4)", () -> k.multiply(1f, m23, m24, m24));
        refused("does not make", () -> k.multiply(1f, m23, m34, Matrix.zeros(4, 2)));
        refused("does not make", () -> k.multiply(1f, m34, pixels, m24));
        refused("the bias", () -> k.affine(m23, m34, Matrix.zeros(3, 1), m24));
        refused("the bias", () -> k.affine(m23, pixels, Matrix.zeros(2, 2), m24));
        refused("the bias", () -> k.addBias(Matrix.zeros(1, 1), m24));
        refused("shapes differ", () -> k.relu(m23, m24));
        refused("shapes differ", () -> k.reluGradient(m24, m23, m24));
        refused("labels of 3 x 4", () -> k.subtract(m24, OneHot.of(new int[4], 3), m24));
        refused("row sums", () -> k.rowSums(1f, m24, Matrix.zeros(1, 2)));
        refused("different orders", () -> k.relu(m24.transposed(), Matrix.zeros(4, 2)));
        Matrix scattered = new Matrix(new float[40], 0, 2, 4, 9, 2);
        refused("neither its rows nor its columns contiguous", () -> k.multiply(1f, m23, m34, scattered));
        refused("contiguous", () -> k.rowSums(1f, m24.transposed(), Matrix.zeros(4, 1)));
    }

    @Test
    void resultsMayHaveContiguousColumns() {
        Matrix a = numbered(5, 7);
        Matrix b = numbered(7, 40);
        Matrix bias = numbered(5, 1);
        Matrix expected = Matrix.zeros(5, 40);
        Matrix actual = Matrix.zeros(40, 5).transposed();
        k.affine(a, b, bias, expected);
        k.affine(a, b, bias, actual);
        assertSameElements(expected, actual);
        k.relu(expected, expected);
        k.relu(actual, actual);
        k.addScaled(-0.3f, expected, expected);
        k.addScaled(-0.3f, actual, actual);
        assertSameElements(expected, actual);
        k.reluGradient(expected, Matrix.of(expected.data().clone(), 5, 40), expected);
        k.reluGradient(actual, Matrix.of(actual.data().clone(), 40, 5).transposed(), actual);
        assertSameElements(expected, actual);
    }

    private static Matrix numbered(int rows, int cols) {
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            matrix.data()[i] = (i * 37 % 101 - 50) / 7f;
        }
        return matrix;
    }

    private static void assertSameElements(Matrix expected, Matrix actual) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.cols(); j++) {
                assertEquals(expected.get(i, j), actual.get(i, j), "element " + i + ", " + j);
            }
        }
    }

    @Test
    void resultsThatOverlapOperandsAreRefused() {
        Matrix square = Matrix.zeros(3, 3);
        refused("its own", () -> k.multiply(1f, square, Matrix.zeros(3, 3), square));
        refused("its own", () -> k.multiply(1f, Matrix.zeros(3, 3), square.transposed(), square));
        refused("its own", () -> k.rowSums(1f, square, square.cols(0, 1)));
        float[] data = new float[20];
        refused("in place", () -> k.relu(new Matrix(data, 0, 3, 3, 3, 1), new Matrix(data, 1, 3, 3, 3, 1)));
    }

    @Test
    void labelsThatAreNoClassAreRefused() {
        refused("label 7 of column 1", () -> OneHot.of(new int[] {0, 7}, 7));
        refused("label -1", () -> OneHot.of(new int[] {-1}, 7));
    }
}
