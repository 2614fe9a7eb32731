package lanewise.bench.kernels;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.RandomMatrices;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Every operation of {@link lanewise.kernels.Kernels} that is no product, named as there. The score is microseconds per
 * call; a score of t stands for rows * examples / t million elements per second. Most are bound by the memory: {@code
 * relu}, for one, reads 4 bytes and writes 4 for every element.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ElementWiseBenchmark extends BenchmarkDefaults {

    /** So small that the matrix stays as it is in billions of calls, and is never subnormal. */
    private static final float ALPHA = 1e-12f;

    /** Rows x examples: a layer of the video on its full batch, and a wider layer on a larger mini-batch. */
    @Param({"10x41000", "128x8192"})
    public String size;

    private Matrix x;
    private Matrix other;
    private Matrix result;
    private Matrix perRow;
    private OneHot labels;

    /** Makes the operands. */
    @Setup(Level.Trial)
    public void setUp() {
        MatrixSize s = MatrixSize.parse(size);
        x = RandomMatrices.uniform(s.rows(), s.cols(), "x");
        other = RandomMatrices.uniform(s.rows(), s.cols(), "other");
        result = Matrix.zeros(s.rows(), s.cols());
        perRow = Matrix.zeros(s.rows(), 1);
        RandomStream random = RandomStream.of(1, "labels");
        int[] classes = new int[s.cols()];
        for (int j = 0; j < classes.length; j++) {
            classes[j] = (int) Math.floorMod(random.nextLong(), (long) s.rows());
        }
        labels = OneHot.of(classes, s.rows());
    }

    /** Z += b. The b is 0, so that Z stays what it is; that saves no work. */
    @Benchmark
    public Matrix addBias(KernelsState kernels) {
        kernels.k.addBias(perRow, x);
        return x;
    }

    /** A = relu(Z); half of the elements are positive. */
    @Benchmark
    public Matrix relu(KernelsState kernels) {
        kernels.k.relu(x, result);
        return result;
    }

    /** dZ = dA * relu'(Z). */
    @Benchmark
    public Matrix reluGradient(KernelsState kernels) {
        kernels.k.reluGradient(x, other, result);
        return result;
    }

    /** A = softmax(Z), column by column. */
    @Benchmark
    public Matrix softmax(KernelsState kernels) {
        kernels.k.softmax(x, result);
        return result;
    }

    /** dZ = A - Y. */
    @Benchmark
    public Matrix subtract(KernelsState kernels) {
        kernels.k.subtract(x, labels, result);
        return result;
    }

    /** db = row sums of dZ / m. */
    @Benchmark
    public Matrix rowSums(KernelsState kernels) {
        kernels.k.rowSums(1f / x.cols(), x, perRow);
        return perRow;
    }

    /** W = W - alpha dW. */
    @Benchmark
    public Matrix addScaled(KernelsState kernels) {
        kernels.k.addScaled(ALPHA, other, x);
        return x;
    }
}
