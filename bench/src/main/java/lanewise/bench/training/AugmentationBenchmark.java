package lanewise.bench.training;

import java.util.concurrent.TimeUnit;
import lanewise.augmentation.Augmentation;
import lanewise.augmentation.Augmenter;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures the random distortion of the built-in training images on one thread: one image per call, 10,000 different
 * ones in turn. The score is microseconds per image. A score of t is t * 0.06 seconds for the 60,000 images of an
 * epoch.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class AugmentationBenchmark extends BenchmarkDefaults {

    private static final int IMAGES = 10_000;

    /** The distortion: affine (shift, rotation, scale and shear), elastic (the field of Simard et al.), or both. */
    @Param({"affine", "elastic", "both"})
    public String distortion;

    private Examples images;
    private Augmenter augmenter;
    private RandomStream streams;
    private byte[] distorted;
    private int next;

    private static Augmentation augmentation(String distortion) {
        return switch (distortion) {
            case "affine" -> new Augmentation(2, 15, 0.15f, 0.15f, 0, 0);
            case "elastic" -> new Augmentation(0, 0, 0, 0, 34, 4);
            case "both" -> new Augmentation(2, 15, 0.15f, 0.15f, 34, 4);
            default ->
                throw new IllegalArgumentException("the distortion is affine, elastic or both, not " + distortion);
        };
    }

    /** Loads the images. */
    @Setup(Level.Trial)
    public void setUp() {
        images = Mnist.training().first(IMAGES);
        augmenter = new Augmenter(augmentation(distortion), images.height(), images.width());
        streams = RandomStream.of(1, "augmentation").substream(0);
        distorted = new byte[images.pixelsPerExample()];
    }

    /**
     * Distorts an image with its own stream of random numbers.
     *
     * @return the pixels
     */
    @Benchmark
    public byte[] oneImage() {
        int image = next;
        next = image + 1 == IMAGES ? 0 : image + 1;
        augmenter.augment(images.pixels(), image * distorted.length, distorted, 0, streams.substream(image));
        return distorted;
    }
}
