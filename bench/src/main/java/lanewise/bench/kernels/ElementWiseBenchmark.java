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
 * Measures every operation of {@link lanewise.kernels.Kernels} that is neither a product nor an activation, under its
 * name there. The score is microseconds per call. A score of t is rows * examples / t million elements per second.
 * Most operations are limited by memory bandwidth: {@code dropout}, for example, reads 4 bytes and writes 4 per
 * element.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ElementWiseBenchmark extends BenchmarkDefaults {

    /** A factor so small that the added terms never change a sum, and large enough that no term is subnormal. */
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

    /** Creates the operands. */
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

    /**
     * Computes Z += b. b is 0, so that Z stays the same, which does not reduce the work.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix addBias(KernelsState kernels) {
        kernels.k.addBias(zeros, x);
        return x;
    }

    /**
     * Computes A = softmax(Z), column by column.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix softmax(KernelsState kernels) {
        kernels.k.softmax(x, result);
        return result;
    }

    /**
     * Computes dZ = A - Y.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix subtract(KernelsState kernels) {
        kernels.k.subtract(x, labels, result);
        return result;
    }

    /**
     * Computes db = row sums of dZ / m.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix rowSums(KernelsState kernels) {
        kernels.k.rowSums(1f / x.cols(), x, sums);
        return sums;
    }

    /**
     * Computes row sums of X * Y / m, where the product is element-wise.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix rowDots(KernelsState kernels) {
        kernels.k.rowDots(1f / x.cols(), x, other, sums);
        return sums;
    }

    /**
     * Computes Y = alpha Y with alpha 1.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix scale(KernelsState kernels) {
        kernels.k.scale(1f, x);
        return x;
    }

    /**
     * Computes W = W - alpha dW, as in gradient descent.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix addScaled(KernelsState kernels) {
        kernels.k.addScaled(ALPHA, other, 1f, x);
        return x;
    }

    /**
     * Computes Y = alpha X^2 + Y, as in Adam.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix addScaledSquares(KernelsState kernels) {
        kernels.k.addScaledSquares(ALPHA, other, 1f, x);
        return x;
    }

    /**
     * Computes Y = Y + alpha X / (sqrt(V) + epsilon), as in Adam.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix addScaledQuotients(KernelsState kernels) {
        kernels.k.addScaledQuotients(ALPHA, other, positive, EPSILON, x);
        return x;
    }

    /**
     * Computes Y = scale * X + shift, both per row, as in batch normalization.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix scaleAndShiftRows(KernelsState kernels) {
        kernels.k.scaleAndShiftRows(factors, factors, x, result);
        return result;
    }

    /**
     * Computes Y = Y + scale * X per row, with scale 0.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix addScaledRows(KernelsState kernels) {
        kernels.k.addScaledRows(zeros, other, x);
        return x;
    }

    /**
     * Drops half of the elements.
     *
     * @param kernels the kernels
     * @return the result
     */
    @Benchmark
    public Matrix dropout(KernelsState kernels) {
        kernels.k.dropout(mask, x, result);
        return result;
    }
}
