package lanewise.augmentation;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * Distorts images of one size at random. The affine map and the elastic field together determine the source position of
 * each pixel of the result, so an image is resampled only once, bilinearly. Pixels outside the image are 0.
 *
 * <p>The same image and the same stream give the same bytes on every JDK and platform. Each image draws six numbers
 * with {@link RandomStream#nextUniform} for the affine map, even if parts of it are disabled. If {@code elasticAlpha}
 * is above 0, each image then draws one number with {@link RandomStream#nextLong} for every point of a lattice with
 * {@code floor((height - 1) / elasticSigma) + 6} rows and {@code floor((width - 1) / elasticSigma) + 6} columns.
 *
 * <p>Reuses its buffers and allocates nothing per image. Not thread-safe; use one per thread.
 */
public final class Augmenter {

    /** The maximum number of pixels of an image, so that no buffer exceeds the maximum size of an array. */
    private static final int MAX_PIXELS = 1 << 29;

    private final Augmentation augmentation;
    private final Affine affine;

    /** Null if the elastic field is disabled. */
    private final ElasticField field;

    /** A displacement of 0. */
    private final float[][] still;

    private final Resampler resampler;

    /**
     * Creates an augmenter of images of one size.
     *
     * @param augmentation ranges of the distortion
     * @param height rows of an image
     * @param width columns of an image
     * @throws IllegalArgumentException if height or width is below 1, or their product is above about 500 million
     *     pixels
     */
    public Augmenter(Augmentation augmentation, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image must have at least one pixel, not " + height + " x " + width);
        }
        if ((height + 8L) * (width + 8L) > MAX_PIXELS) {
            throw new IllegalArgumentException("an image of " + height + " x " + width
                    + " has too many pixels; at most about 500 million are possible");
        }
        this.augmentation = Objects.requireNonNull(augmentation, "augmentation");
        affine = new Affine(height, width);
        field = augmentation.elasticAlpha() == 0
                ? null
                : new ElasticField(augmentation.elasticAlpha(), augmentation.elasticSigma(), height, width);
        still = new float[height][2 * width];
        resampler = new Resampler(height, width);
    }

    /**
     * Distorts one image. Source and target may be the same.
     *
     * @param from source image: height * width unsigned bytes, row by row
     * @param fromOffset index of the first pixel of the source
     * @param to target image, values rounded to the nearest whole number
     * @param toOffset index of the first pixel of the target
     * @param random stream that determines the distortion
     * @throws IndexOutOfBoundsException if an image does not fit into an array at its offset
     */
    public void augment(byte[] from, int fromOffset, byte[] to, int toOffset, RandomStream random) {
        affine.draw(augmentation, random);
        float[][] displacement = field == null ? still : field.draw(random);
        resampler.resample(from, fromOffset, to, toOffset, affine, displacement);
    }
}
