package lanewise.bench.loading;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.VideoExamples;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.layout.InkPanels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the steps of {@code lanewise train} before its first iteration, with the built-in digits. The score is
 * milliseconds per call. These steps use as many threads as there are processors.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class LoadingBenchmark extends BenchmarkDefaults {

    private Examples digits;
    private Examples train;

    /** Loads the digits for the later steps. */
    @Setup(Level.Trial)
    public void setUp() {
        digits = Mnist.load().training();
        train = VideoExamples.split(digits).train();
    }

    /**
     * Reads 42,000 training and 10,000 test examples from compressed files in the jar.
     *
     * @return the examples
     */
    @Benchmark
    public Dataset readDigits() {
        return Mnist.load();
    }

    /**
     * Shuffles and splits 42,000 examples, and puts 41,000 of them in {@linkplain lanewise.data.InkOrder ink order}.
     *
     * @return the training and dev examples
     */
    @Benchmark
    public Split splitInInkOrder() {
        return VideoExamples.split(digits);
    }

    /**
     * Packs the bytes of 41,000 examples for both products with pixels, X and X'.
     *
     * @return the pixels
     */
    @Benchmark
    public PixelMatrix packPixels() {
        PixelMatrix X = PixelMatrix.ofExamples(train.pixels(), 0, train.count(), train.height(), train.width());
        InkPanels.of(X);
        InkPanels.of(X.transposed());
        return X;
    }
}
