package lanewise.kernels.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import lanewise.kernels.Activation;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ParallelKernelsTest {

    private final ParallelKernels k = new ParallelKernels(new ScalarKernels(), 2);

    /** Returns scalar kernels that run a task before each activation. */
    private static Kernels activating(Runnable first) {
        return new DelegatingKernels(new ScalarKernels()) {
            @Override
            public void activate(Activation f, Matrix z, Matrix a) {
                first.run();
                super.activate(f, z, a);
            }
        };
    }

    /** ConformanceTest tries other numbers of threads with a sample of the cases. */
    @Test
    void changesNoBit() {
        try (ParallelKernels parallel = new ParallelKernels(new ScalarKernels(), 3)) {
            Conformance.assertConforms(parallel, Effort.QUICK);
        }
    }

    private static final PixelLayout BY_ROWS = new PixelLayout() {
        @Override
        public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
            return ProductSplit.rows(a.rows(), 10, maximum);
        }
    };

    private static final PixelLayout BY_SINGLE_COLUMNS = new PixelLayout() {
        @Override
        public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
            return ProductSplit.columns(b, 1, Integer.MAX_VALUE);
        }
    };

    /** Layouts other than that of the test above, {@link PixelLayout#PIXELS}. */
    static Stream<PixelLayout> layouts() {
        return Stream.of(BY_ROWS, BY_SINGLE_COLUMNS);
    }

    private static Kernels with(PixelLayout layout) {
        return new DelegatingKernels(new ScalarKernels()) {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                return layout;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void changesNoBitWithAnySplitOfAProductWithPixels(PixelLayout layout) {
        try (ParallelKernels parallel = new ParallelKernels(with(layout), 3)) {
            for (String operation : List.of("affine (pixels)", "multiply (pixels)")) {
                OperationReport report = Conformance.check(parallel, Effort.QUICK, operation);
                assertTrue(report.agrees(), report.toString());
            }
        }
    }

    /** Checks that the layout is selected once and built once before the parts, and that every part receives it. */
    @Test
    void everyPartReceivesTheLayout() {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        PixelLayout layout = new PixelLayout() {
            @Override
            public void build(PixelMatrix b, RangeRunner threads) {
                calls.add("build");
                AtomicInteger numbers = new AtomicInteger();
                threads.run(100, (from, to) -> numbers.addAndGet(to - from));
                assertEquals(100, numbers.get());
            }

            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
                calls.add("split");
                assertEquals(2, threads);
                assertEquals(2, maximum);
                return PixelLayout.super.split(a, b, threads, maximum);
            }
        };
        Kernels recording = new DelegatingKernels(new ScalarKernels()) {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                assertNull(b.layout());
                calls.add("select");
                return layout;
            }

            @Override
            public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                calls.add(b.layout() == layout ? "part " + (b.to() - b.from()) : "without a layout");
                super.multiply(alpha, a, b, c);
            }
        };
        PixelMatrix X = PixelMatrix.ofExamples(new byte[64 * 100], 0, 64, 10, 10);
        try (ParallelKernels parallel = new ParallelKernels(recording, 2)) {
            parallel.multiply(1f, Matrix.zeros(10, 100), X, Matrix.zeros(10, 64));
            assertEquals(List.of("select", "build", "split", "part 32", "part 32"), calls);
            calls.clear();
            parallel.multiply(1f, Matrix.zeros(1, 100), X, Matrix.zeros(1, 64));
            assertEquals(List.of("without a layout"), calls, "too small to be split");
        }
    }

    @Test
    void rejectsALayoutThatIsNullOrOmitsColumns() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[64 * 100], 0, 64, 10, 10);
        Matrix W = Matrix.zeros(10, 100);
        Matrix Z = Matrix.zeros(10, 64);
        try (ParallelKernels parallel = new ParallelKernels(with(null), 2)) {
            NullPointerException e = assertThrows(NullPointerException.class, () -> parallel.multiply(1f, W, X, Z));
            assertTrue(e.getMessage().contains("'scalar'"), e.getMessage());
        }
        PixelLayout gap = new PixelLayout() {
            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
                return new ProductSplit(ProductSplit.Along.COLUMNS, new int[] {0, 20, 63});
            }
        };
        try (ParallelKernels parallel = new ParallelKernels(with(gap), 2)) {
            rejected("do not cover the columns 0 to 64", () -> parallel.multiply(1f, W, X, Z));
        }
        rejected("ascending", () -> new ProductSplit(ProductSplit.Along.ROWS, new int[] {0, 20, 10}));
        rejected("ascending", () -> new ProductSplit(ProductSplit.Along.ROWS, new int[] {0}));
    }

    @Test
    void largeOperationsAreShared() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Kernels recording = activating(() -> {
            seen.add(Thread.currentThread());
            calls.incrementAndGet();
        });
        try (ParallelKernels parallel = new ParallelKernels(recording, 3)) {
            parallel.activate(Activation.RELU, Matrix.zeros(10, 30), Matrix.zeros(10, 30));
            assertEquals(1, calls.get(), "a small operation is not split");
            calls.set(0);
            for (int repeat = 0; repeat < 200; repeat++) {
                parallel.activate(Activation.RELU, Matrix.zeros(10, 41_000), Matrix.zeros(10, 41_000));
            }
            assertEquals(200 * 8, calls.get(), "parts of 50,000 elements or a few more");
            assertTrue(seen.size() >= 2, "one thread did everything");
        }
    }

    @Test
    void throwsTheErrorOfAPartOnceAndKeepsThePool() {
        RuntimeException planted = new IllegalStateException("planted");
        AtomicInteger calls = new AtomicInteger();
        Kernels failing = activating(() -> {
            if (calls.incrementAndGet() % 2 == 0) {
                throw planted;
            }
        });
        try (ParallelKernels parallel = new ParallelKernels(failing, 2)) {
            Matrix z = Matrix.zeros(10, 41_000);
            for (int repeat = 0; repeat < 50; repeat++) {
                calls.set(0);
                assertSame(
                        planted,
                        assertThrows(IllegalStateException.class, () -> parallel.activate(Activation.RELU, z, z)));
            }
            Matrix sums = Matrix.zeros(10, 1);
            parallel.rowSums(1f, z, sums);
            assertEquals(0f, sums.get(9, 0));
        }
    }

    @Test
    void runsOperationsOfSeveralCallersAtOnce() throws InterruptedException {
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
        parallel.activate(Activation.RELU, z, z);
        assertEquals(0f, z.get(0, 0));
    }

    @Test
    void rejectsZeroThreads() {
        assertThrows(IllegalArgumentException.class, () -> new ParallelKernels(new ScalarKernels(), 0));
        assertThrows(IllegalArgumentException.class, () -> new ParallelKernels(new ScalarKernels(), -1));
    }

    private static void rejected(String word, Runnable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().contains(word), e.getMessage());
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        Matrix m23 = Matrix.zeros(2, 3);
        Matrix m34 = Matrix.zeros(3, 4);
        Matrix m24 = Matrix.zeros(2, 4);
        PixelMatrix pixels = PixelMatrix.ofExamples(new byte[12], 0, 4, 1, 3);
        rejected("(2 x 3) and (2 x 4)", () -> k.multiply(1f, m23, m24, m24));
        rejected("cannot be", () -> k.multiply(1f, m23, m34, Matrix.zeros(4, 2)));
        rejected("cannot be", () -> k.multiply(1f, m34, pixels, m24));
        rejected("the bias", () -> k.affine(m23, m34, Matrix.zeros(3, 1), m24));
        rejected("the bias", () -> k.affine(m23, pixels, Matrix.zeros(2, 2), m24));
        rejected("the bias", () -> k.addBias(Matrix.zeros(1, 1), m24));
        rejected("shapes differ", () -> k.activate(Activation.RELU, m23, m24));
        rejected("shapes differ", () -> k.activationGradient(Activation.RELU, m24, m23, m24));
        rejected("labels of 3 x 4", () -> k.subtract(m24, OneHot.of(new int[4], 3), m24));
        rejected("row sums", () -> k.rowSums(1f, m24, Matrix.zeros(1, 2)));
        rejected("different orders", () -> k.activate(Activation.RELU, m24.transposed(), Matrix.zeros(4, 2)));
        Matrix scattered = new Matrix(new float[40], 0, 2, 4, 9, 2);
        rejected("neither contiguous rows nor contiguous columns", () -> k.multiply(1f, m23, m34, scattered));
        rejected("contiguous", () -> k.rowSums(1f, m24.transposed(), Matrix.zeros(4, 1)));
        Matrix overlapping = new Matrix(new float[40], 0, 2, 4, 3, 1);
        rejected("share memory", () -> k.multiply(1f, m23, m34, overlapping));
        rejected("share memory", () -> k.multiply(1f, m34.transposed(), m23.transposed(), overlapping.transposed()));
        rejected("share memory", () -> k.rowSums(1f, m24, new Matrix(new float[4], 0, 2, 1, 0, 1)));
        Matrix square = Matrix.zeros(4, 4);
        rejected("overlap in one array", () -> k.multiply(1f, square, Matrix.zeros(4, 4), square));
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
        k.activate(Activation.RELU, expected, expected);
        k.activate(Activation.RELU, actual, actual);
        k.addScaled(-0.3f, expected, 1f, expected);
        k.addScaled(-0.3f, actual, 1f, actual);
        assertSameElements(expected, actual);
        k.activationGradient(
                Activation.RELU, expected, Matrix.of(expected.data().clone(), 5, 40), expected);
        k.activationGradient(
                Activation.RELU, actual, Matrix.of(actual.data().clone(), 40, 5).transposed(), actual);
        k.scale(1.3f, expected);
        k.scale(1.3f, actual);
        k.addScaledSquares(0.3f, Matrix.of(expected.data().clone(), 5, 40), 0.9f, expected);
        k.addScaledSquares(0.3f, Matrix.of(actual.data().clone(), 40, 5).transposed(), 0.9f, actual);
        assertSameElements(expected, actual);
        k.addScaledQuotients(0.3f, numbered(5, 40), expected, 1e-3f, expected);
        k.addScaledQuotients(0.3f, copyOfColumns(numbered(5, 40)), actual, 1e-3f, actual);
        assertSameElements(expected, actual);
    }

    private static Matrix copyOfColumns(Matrix matrix) {
        Matrix copy = Matrix.zeros(matrix.cols(), matrix.rows()).transposed();
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                copy.set(i, j, matrix.get(i, j));
            }
        }
        return copy;
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
    void rejectsResultsThatOverlapOperands() {
        Matrix square = Matrix.zeros(3, 3);
        rejected("use another array", () -> k.multiply(1f, square, Matrix.zeros(3, 3), square));
        rejected("use another array", () -> k.multiply(1f, Matrix.zeros(3, 3), square.transposed(), square));
        rejected("use another array", () -> k.rowSums(1f, square, square.cols(0, 1)));
        float[] data = new float[20];
        rejected(
                "in place",
                () -> k.activate(Activation.RELU, new Matrix(data, 0, 3, 3, 3, 1), new Matrix(data, 1, 3, 3, 3, 1)));
    }

    @Test
    void checksTheArgumentsOfTheOtherOperations() {
        Matrix x = Matrix.zeros(3, 4);
        Matrix y = Matrix.zeros(3, 4);
        Matrix column = Matrix.zeros(3, 1);
        Matrix upright = Matrix.zeros(4, 3).transposed();
        rejected("shapes differ", () -> k.rowDots(1f, x, Matrix.zeros(3, 5), column));
        rejected("the row sums of (3 x 4) must be 3 x 1, not 4 x 1", () -> k.rowDots(1f, x, y, Matrix.zeros(4, 1)));
        rejected("contiguous", () -> k.rowDots(1f, upright, upright, column));
        rejected("use another array", () -> k.rowDots(1f, x, y, y.cols(0, 1)));
        rejected("the factors of (3 x 4)", () -> k.scaleAndShiftRows(Matrix.zeros(1, 3), column, x, y));
        rejected("the addends of (3 x 4)", () -> k.scaleAndShiftRows(column, Matrix.zeros(4, 1), x, y));
        rejected("contiguous", () -> k.scaleAndShiftRows(column, column, upright, upright));
        rejected("use another array", () -> k.scaleAndShiftRows(column, y.cols(2, 3), x, y));
        rejected("the factors", () -> k.addScaledRows(Matrix.zeros(3, 2), x, y));
        rejected("contiguous", () -> k.addScaledRows(column, upright, upright));
        rejected("use another array", () -> k.addScaledRows(x.cols(0, 1), x, x));
        rejected("shapes differ", () -> k.addScaledSquares(1f, column, 1f, y));
        rejected("shapes differ", () -> k.addScaledQuotients(1f, x, column, 1f, y));
        rejected("different orders", () -> k.addScaledQuotients(1f, x, upright, 1f, y));
        rejected("a mask of 4 x 3 does not fit 3 x 4", () -> k.dropout(DropoutMask.of(1, 0.5f, 4, 3), x, y));
        rejected("contiguous", () -> k.dropout(DropoutMask.of(1, 0.5f, 3, 4), upright, upright));
        rejected("contiguous", () -> k.scale(2f, new Matrix(new float[40], 0, 2, 4, 9, 2)));
    }

    @Test
    void partsCoverEveryNumberOnce() {
        try (ParallelKernels parallel = new ParallelKernels(new ScalarKernels(), 3)) {
            for (int count : new int[] {0, 1, 5, 6, 7, 100}) {
                AtomicIntegerArray seen = new AtomicIntegerArray(count);
                AtomicInteger parts = new AtomicInteger();
                parallel.forEachPart(count, 3, (from, to) -> {
                    parts.incrementAndGet();
                    for (int n = from; n < to; n++) {
                        seen.incrementAndGet(n);
                    }
                });
                for (int n = 0; n < count; n++) {
                    assertEquals(1, seen.get(n), n + " of " + count);
                }
                int expected = count == 0 ? 0 : Math.max(1, Math.min(4 * 3, count / 3));
                assertEquals(expected, parts.get(), "parts of " + count);
            }
            rejected("cannot split -1", () -> parallel.forEachPart(-1, 1, (from, to) -> {}));
            rejected("parts of 0 or more", () -> parallel.forEachPart(1, 0, (from, to) -> {}));
        }
    }

    @Test
    void throwsTheErrorOfAPartOfATaskOnce() {
        RuntimeException planted = new IllegalStateException("planted");
        for (int repeat = 0; repeat < 50; repeat++) {
            assertSame(
                    planted,
                    assertThrows(
                            IllegalStateException.class,
                            () -> k.forEachPart(2, 1, (from, to) -> {
                                if (from > 0) {
                                    throw planted;
                                }
                            })));
        }
    }

    @Test
    void tasksMayUseTheKernels() {
        Matrix[] sums = {Matrix.zeros(10, 1), Matrix.zeros(10, 1)};
        Matrix x = Matrix.zeros(10, 20_000);
        java.util.Arrays.fill(x.data(), 1f);
        k.forEachPart(2, 1, (from, to) -> {
            for (int n = from; n < to; n++) {
                k.rowSums(1f, x, sums[n]);
            }
        });
        assertEquals(20_000f, sums[0].get(9, 0));
        assertEquals(20_000f, sums[1].get(9, 0));
    }

    /** One image is too little to share: neither a layout is selected, nor does another thread compute a part. */
    @Test
    void oneImageStaysOnTheThreadOfTheCaller() {
        Kernels recording = new DelegatingKernels(new ScalarKernels()) {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                throw new AssertionError("a layout was selected");
            }

            @Override
            public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
                assertSame(caller, Thread.currentThread());
                super.affine(w, x, b, z);
            }

            private final Thread caller = Thread.currentThread();
        };
        try (ParallelKernels parallel = new ParallelKernels(recording, 3)) {
            PixelMatrix image = PixelMatrix.ofExamples(new byte[784], 0, 1, 28, 28);
            Matrix z = Matrix.zeros(800, 1);
            Matrix b = Matrix.zeros(800, 1);
            b.set(799, 0, 3f);
            parallel.affine(Matrix.zeros(800, 784), image, b, z);
            assertEquals(3f, z.get(799, 0));
        }
    }
}
