package lanewise.bench.kernels;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchKernels;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.RandomMatrices;
import lanewise.kernels.Matrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Measures C = A B of floats by the kernels of this project and by OpenBLAS in the same run. The score is
 * microseconds per product. A score of t is 2 m k n / (1000 t) GFLOP/s.
 *
 * <p>{@code -p shape=10x784x41000} is the shape of {@link VideoProductBenchmark#forward} with the pixels as floats.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class MatrixProductBenchmark extends BenchmarkDefaults {

    /** The maximum difference from OpenBLAS, which adds in another order, relative to the largest element of C. */
    private static final float TOLERANCE = 1e-3f;

    /** m x k x n: A is m x k, B is k x n. */
    @Param({"128x784x128", "800x784x128", "800x128x784", "1024x1024x1024", "2048x2048x2048"})
    public String shape;

    /** The memory layout of A: plain (row by row) or transposed (column by column). */
    @Param({"plain", "transposed"})
    public String left;

    /** {@code openblas}, or the name of kernels: {@code vector}, {@code scalar}. */
    @Param({"vector", "openblas"})
    public String implementation;

    /** Number of threads that share the product. */
    @Param({"1", "2"})
    public int threads;

    private Product product;

    /**
     * Creates the operands, and checks the result of OpenBLAS.
     *
     * @throws IllegalArgumentException if a parameter has an invalid value
     * @throws IllegalStateException if the library is not OpenBLAS, or its result differs
     */
    @Setup(Level.Trial)
    public void setUp() {
        ProductShape s = ProductShape.parse(shape);
        Matrix a = switch (left) {
            case "plain" -> RandomMatrices.uniform(s.m(), s.k(), "A");
            case "transposed" -> RandomMatrices.uniform(s.k(), s.m(), "A").transposed();
            default -> throw new IllegalArgumentException("left is plain or transposed, not '" + left + "'");
        };
        Matrix b = RandomMatrices.uniform(s.k(), s.n(), "B");
        if (implementation.equals("openblas")) {
            product = new OpenBlasProduct(threads, a, b);
            check(a, b);
        } else {
            product = new KernelsProduct(BenchKernels.named(implementation, threads), a, b);
        }
    }

    private void check(Matrix a, Matrix b) {
        product.multiply();
        String best =
                KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels().name();
        try (ParallelKernels kernels = BenchKernels.named(best, threads);
                Product ours = new KernelsProduct(kernels, a, b)) {
            ours.multiply();
            float difference = relativeDifference(product.result(), ours.result());
            if (!(difference <= TOLERANCE)) {
                throw new IllegalStateException(
                        implementation + " differs from " + best + " by " + difference + " of the largest element");
            }
        }
    }

    /**
     * Returns the largest difference of two elements relative to the largest element of {@code expected}; NaN if one
     * is NaN.
     */
    static float relativeDifference(Matrix actual, Matrix expected) {
        float difference = 0;
        float largest = 0;
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.cols(); j++) {
                difference = Math.max(difference, Math.abs(actual.get(i, j) - expected.get(i, j)));
                largest = Math.max(largest, Math.abs(expected.get(i, j)));
            }
        }
        return difference / largest;
    }

    /** Frees threads and native memory. */
    @TearDown(Level.Trial)
    public void tearDown() {
        product.close();
    }

    /** Computes C = A B. */
    @Benchmark
    public void multiply() {
        product.multiply();
    }

    /** Returns C, for a check. */
    Matrix result() {
        return product.result();
    }
}
