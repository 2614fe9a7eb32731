package lanewise.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.data.Mnist;
import lanewise.kernels.Matrix;
import lanewise.kernels.ParallelKernels;
import lanewise.kernels.PixelMatrix;
import lanewise.training.Batch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The two big products of the video's iteration, on the built-in digits: Z1 = W1 X + b1, 10 x 784 times 784 x 41,000,
 * and dW1 = dZ1 X' / m, 10 x 41,000 times 41,000 x 784.
 *
 * <p>Dense they would be 643 million floating-point operations each; rows without ink are left out.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class VideoProductBenchmark {

    private static final int UNITS = 10;
    private static final int EXAMPLES = 41_000;

    /** The kernels, by name. */
    @Param({"scalar", "vector"})
    public String kernels;

    /** Threads that share the product. */
    @Param({"1", "2"})
    public int threads;

    private ParallelKernels k;
    private PixelMatrix X;
    private final Matrix W1 = random(UNITS, 784);
    private final Matrix b1 = random(UNITS, 1);
    private final Matrix Z1 = Matrix.zeros(UNITS, EXAMPLES);
    private final Matrix dZ1 = random(UNITS, EXAMPLES);
    private final Matrix dW1 = Matrix.zeros(UNITS, 784);

    private static Matrix random(int rows, int cols) {
        SplittableRandom random = new SplittableRandom(1);
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < rows * cols; i++) {
            matrix.data()[i] = (float) random.nextDouble() - 0.5f;
        }
        return matrix;
    }

    /** Loads the digits. */
    @Setup(Level.Trial)
    public void setUp() {
        k = BenchKernels.named(kernels, threads);
        X = Batch.of(Mnist.load().training().first(EXAMPLES)).X();
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        k.close();
    }

    /** Z1 = W1 X + b1. */
    @Benchmark
    public Matrix forward() {
        k.affine(W1, X, b1, Z1);
        return Z1;
    }

    /** dW1 = dZ1 X' / m. */
    @Benchmark
    public Matrix weightGradient() {
        k.multiply(1f / EXAMPLES, dZ1, X.transposed(), dW1);
        return dW1;
    }
}
