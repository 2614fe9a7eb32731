package lanewise.bench.kernels;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.RandomMatrices;
import lanewise.bench.setup.VideoExamples;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the products of the video's iteration over all examples: Z1 = W1 X + b1, units x 784 times 784 x 41,000, and
 * dW1 = dZ1 X' / m, units x 41,000 times 41,000 x 784, on the built-in digits; and dW2 = dZ2 A1' / m, 10 x 41,000 times
 * 41,000 x units. The score is milliseconds per product.
 *
 * <p>As a dense product with 10 units, each of the first two has 2 * 10 * 784 * 41,000 = 642.88 million floating-point
 * operations, so a score of t milliseconds is 642.88 / t GFLOP/s. Rows without ink are skipped, so this may exceed the
 * peak of the processor. dW2 has 8.2 million operations: 8.2 / t GFLOP/s.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class VideoProductBenchmark extends BenchmarkDefaults {

    private static final int CLASSES = 10;

    /** Units of the first layer: 10 as in the video, or a wider layer. */
    @Param({"10", "128"})
    public int units = 10;

    private PixelMatrix X;
    private Matrix W1;
    private Matrix b1;
    private Matrix Z1;
    private Matrix dZ1;
    private Matrix dW1;
    private Matrix A1;
    private Matrix dZ2;
    private Matrix dW2;

    /**
     * Creates the operands.
     *
     * @param video the examples
     */
    @Setup(Level.Trial)
    public void setUp(VideoExamples video) {
        X = video.batch.X();
        W1 = RandomMatrices.uniform(units, X.rows(), "W1");
        b1 = RandomMatrices.uniform(units, 1, "b1");
        Z1 = Matrix.zeros(units, X.cols());
        dZ1 = RandomMatrices.uniform(units, X.cols(), "dZ1");
        dW1 = Matrix.zeros(units, X.rows());
        A1 = RandomMatrices.uniform(units, X.cols(), "A1");
        dZ2 = RandomMatrices.uniform(CLASSES, X.cols(), "dZ2");
        dW2 = Matrix.zeros(CLASSES, units);
    }

    /**
     * Computes Z1 = W1 X + b1.
     *
     * @param kernels the kernels
     * @return Z1
     */
    @Benchmark
    public Matrix forward(KernelsState kernels) {
        kernels.k.affine(W1, X, b1, Z1);
        return Z1;
    }

    /**
     * Computes dW1 = dZ1 X' / m.
     *
     * @param kernels the kernels
     * @return dW1
     */
    @Benchmark
    public Matrix weightGradient(KernelsState kernels) {
        kernels.k.multiply(1f / X.cols(), dZ1, X.transposed(), dW1);
        return dW1;
    }

    /**
     * Computes dW2 = dZ2 A1' / m.
     *
     * @param kernels the kernels
     * @return dW2
     */
    @Benchmark
    public Matrix outputWeightGradient(KernelsState kernels) {
        kernels.k.multiply(1f / X.cols(), dZ2, A1.transposed(), dW2);
        return dW2;
    }
}
