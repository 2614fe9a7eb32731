package lanewise.bench.kernels;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.RandomMatrices;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures every activation and its gradient on elements of which half are positive. The score is microseconds per
 * call. A score of t is rows * examples / t million elements per second.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ActivationBenchmark extends BenchmarkDefaults {

    /** The activation. */
    @Param({"RELU", "LEAKY_RELU", "TANH", "SIGMOID", "IDENTITY"})
    public Activation activation;

    /** Rows x examples: a layer of the video on its full batch, and a wider layer on a larger mini-batch. */
    @Param({"10x41000", "128x8192"})
    public String size;

    private Matrix x;
    private Matrix other;
    private Matrix result;

    /** Creates the operands. */
    @Setup(Level.Trial)
    public void setUp() {
        MatrixSize s = MatrixSize.parse(size);
        x = RandomMatrices.uniform(s.rows(), s.cols(), "x");
        other = RandomMatrices.uniform(s.rows(), s.cols(), "other");
        result = Matrix.zeros(s.rows(), s.cols());
    }

    /**
     * Computes A = f(Z).
     *
     * @param kernels the kernels
     * @return A
     */
    @Benchmark
    public Matrix activate(KernelsState kernels) {
        kernels.k.activate(activation, x, result);
        return result;
    }

    /**
     * Computes dZ = dA * f'(Z) from A.
     *
     * @param kernels the kernels
     * @return dZ
     */
    @Benchmark
    public Matrix activationGradient(KernelsState kernels) {
        kernels.k.activationGradient(activation, x, other, result);
        return result;
    }
}
