package lanewise.bench.kernels;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.RandomMatrices;
import lanewise.kernels.DropoutMask;
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
 * Every operation of {@link lanewise.kernels.Kernels} that is neither a product nor an activation, named as there. The
 * score is microseconds per call; a score of t stands for rows * examples / t million elements per second. Most are
 * bound by the memory: {@code dropout}, for one, reads 4 bytes and writes 4 for every element.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ElementWiseBenchmark extends BenchmarkDefaults {

    /** So small that what is added changes no sum, however often, and large enough that no term is subnormal. */
    private static final float ALPHA = 1e-20f;

    private static final float EPSILON = 1e-8f;

    /** Rows x examples: a layer of the video on its full batch, and a wider layer on a larger mini-batch. */
    @Param({"10x41000", "128x8192"})
    public String size;

    private Matrix x;
    private Matrix other;
    private Matrix positive;
    private Matrix result;
    private Matrix factors;
    private Matrix zeros;
    private Matrix sums;
    private OneHot labels;
    private DropoutMask mask;

    /** Makes the operands. */
    @Setup(Level.Trial)
    public void setUp() {
        MatrixSize s = MatrixSize.parse(size);
        x = RandomMatrices.uniform(s.rows(), s.cols(), "x");
        other = RandomMatrices.uniform(s.rows(), s.cols(), "other");
        positive = RandomMatrices.uniform(s.rows(), s.cols(), "positive");
        for (int i = 0; i < positive.data().length; i++) {
            positive.data()[i] = Math.abs(positive.data()[i]);
        }
        result = Matrix.zeros(s.rows(), s.cols());
        factors = RandomMatrices.uniform(s.rows(), 1, "factors");
        zeros = Matrix.zeros(s.rows(), 1);
        sums = Matrix.zeros(s.rows(), 1);
        RandomStream random = RandomStream.of(1, "labels");
        int[] classes = new int[s.cols()];
        for (int j = 0; j < classes.length; j++) {
            classes[j] = (int) Math.floorMod(random.nextLong(), (long) s.rows());
        }
        labels = OneHot.of(classes, s.rows());
        mask = DropoutMask.of(1, 0.5f, s.rows(), s.cols());
    }

    /** Z += b. The b is 0, so that Z stays what it is; that saves no work. */
    @Benchmark
    public Matrix addBias(KernelsState kernels) {
        kernels.k.addBias(zeros, x);
        return x;
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
        kernels.k.rowSums(1f / x.cols(), x, sums);
        return sums;
    }

    /** Row sums of X * Y / m, the product being element by element. */
    @Benchmark
    public Matrix rowDots(KernelsState kernels) {
        kernels.k.rowDots(1f / x.cols(), x, other, sums);
        return sums;
    }

    /** Y = alpha Y. The alpha is 1. */
    @Benchmark
    public Matrix scale(KernelsState kernels) {
        kernels.k.scale(1f, x);
        return x;
    }

    /** W = W - alpha dW, as gradient descent does. */
    @Benchmark
    public Matrix addScaled(KernelsState kernels) {
        kernels.k.addScaled(ALPHA, other, 1f, x);
        return x;
    }

    /** Y = alpha X^2 + Y, as Adam does. */
    @Benchmark
    public Matrix addScaledSquares(KernelsState kernels) {
        kernels.k.addScaledSquares(ALPHA, other, 1f, x);
        return x;
    }

    /** Y = Y + alpha X / (sqrt(V) + epsilon), as Adam does. */
    @Benchmark
    public Matrix addScaledQuotients(KernelsState kernels) {
        kernels.k.addScaledQuotients(ALPHA, other, positive, EPSILON, x);
        return x;
    }

    /** Y = scale * X + shift, both per row, as batch normalization does. */
    @Benchmark
    public Matrix scaleAndShiftRows(KernelsState kernels) {
        kernels.k.scaleAndShiftRows(factors, factors, x, result);
        return result;
    }

    /** Y = Y + scale * X, per row. The scale is 0. */
    @Benchmark
    public Matrix addScaledRows(KernelsState kernels) {
        kernels.k.addScaledRows(zeros, other, x);
        return x;
    }

    /** Dropout of half of the elements. */
    @Benchmark
    public Matrix dropout(KernelsState kernels) {
        kernels.k.dropout(mask, x, result);
        return result;
    }
}
