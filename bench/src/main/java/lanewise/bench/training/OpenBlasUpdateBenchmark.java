package lanewise.bench.training;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.bench.kernels.OpenBlasProduct;
import lanewise.bench.kernels.Product;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.RandomMatrices;
import lanewise.kernels.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Measures the five matrix products of an update by OpenBLAS on floats, one after another, for comparison with {@link
 * UpdateBenchmark}. The score is milliseconds.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class OpenBlasUpdateBenchmark extends BenchmarkDefaults {

    /** Units of the hidden layer. */
    @Param({"128", "800"})
    public int hidden;

    /** Number of threads of OpenBLAS. */
    @Param({"1", "2"})
    public int threads;

    private List<Product> products;

    /** Creates the operands. */
    @Setup(Level.Trial)
    public void setUp() {
        int m = UpdateShape.BATCH;
        Matrix X = uniform(UpdateShape.INPUTS, m);
        Matrix W1 = uniform(hidden, UpdateShape.INPUTS);
        Matrix A1 = uniform(hidden, m);
        Matrix W2 = uniform(UpdateShape.CLASSES, hidden);
        Matrix dZ2 = uniform(UpdateShape.CLASSES, m);
        products = List.of(
                new OpenBlasProduct(threads, W1, X),
                new OpenBlasProduct(threads, W2, A1),
                new OpenBlasProduct(threads, dZ2, uniform(m, hidden)),
                new OpenBlasProduct(threads, W2.transposed(), dZ2),
                new OpenBlasProduct(threads, A1, uniform(m, UpdateShape.INPUTS)));
    }

    private static Matrix uniform(int rows, int cols) {
        return RandomMatrices.uniform(rows, cols, "update");
    }

    /**
     * Computes W1 X, W2 A1, dZ2 A1', W2' dZ2 and dZ1 X'.
     *
     * @return the products
     */
    @Benchmark
    public List<Product> products() {
        products.forEach(Product::multiply);
        return products;
    }

    /** Frees the native memory. */
    @TearDown(Level.Trial)
    public void tearDown() {
        products.forEach(Product::close);
    }
}
