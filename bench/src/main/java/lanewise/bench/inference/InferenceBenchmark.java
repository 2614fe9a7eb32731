package lanewise.bench.inference;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.network.Inference;
import lanewise.network.Network;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures inference with 784-128-10 on the built-in test images, from bytes to probabilities. The score is
 * microseconds per call.
 *
 * <p>A score of t microseconds is 1,000,000 / t images per second in {@link #oneImage} and 10,000,000,000 / t in
 * {@link #tenThousandImages}.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class InferenceBenchmark extends BenchmarkDefaults {

    /** Number of different images in turn; with fewer, the branch predictor of the processor could learn them. */
    private static final int CYCLE = 1_000;

    private static final int BATCH = 10_000;

    private Examples images;
    private Inference one;
    private Inference many;
    private int next;

    /** Returns the network. */
    static Network newNetwork() {
        return Network.create(784, List.of(128), 10, 1);
    }

    /** Loads the images. */
    @Setup(Level.Trial)
    public void setUp() {
        images = Mnist.test().first(BATCH);
        one = new Inference(newNetwork(), 1);
        many = new Inference(newNetwork(), BATCH);
    }

    /**
     * Predicts one image per call, a thousand different ones in turn.
     *
     * @param kernels the kernels
     * @return the probabilities
     */
    @Benchmark
    public Matrix oneImage(KernelsState kernels) {
        int image = next;
        next = image + 1 == CYCLE ? 0 : image + 1;
        return one.probabilities(kernels.k, pixels(image, 1));
    }

    /**
     * Predicts all 10,000 test images in one batch.
     *
     * @param kernels the kernels
     * @return the probabilities
     */
    @Benchmark
    public Matrix tenThousandImages(KernelsState kernels) {
        return many.probabilities(kernels.k, pixels(0, BATCH));
    }

    private PixelMatrix pixels(int from, int count) {
        int offset = from * images.pixelsPerExample();
        return PixelMatrix.ofExamples(images.pixels(), offset, count, images.height(), images.width());
    }
}
