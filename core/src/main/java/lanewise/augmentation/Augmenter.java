package lanewise.augmentation;

import java.util.Objects;
import lanewise.random.RandomStream;

/**
 * Distorts images of one size at random. Affine map and elastic field together tell where each pixel of the result is
 * taken from, so an image is resampled only once, bilinearly; outside of it is 0.
 *
 * <p>The same image and the same stream give the same bytes on every JDK and platform. An image costs six {@link
 * RandomStream#nextUniform} for the affine map, whichever parts are 0, and after them, only if {@code elasticAlpha} is
 * above 0, one {@link RandomStream#nextLong} for every point of a lattice with {@code floor((height - 1) /
 * elasticSigma) + 6} rows and {@code floor((width - 1) / elasticSigma) + 6} columns.
 *
 * <p>Holds its working memory and makes no array or object per image; not thread-safe, so each thread has its own.
 */
public final class Augmenter {

    /** So few that no working array needs more elements than an array can have. */
    private static final int MOST_PIXELS = 1 << 29;

    private final Augmentation augmentation;
    private final Affine affine;

    /** Null if nothing is displaced. */
    private final ElasticField field;

    /** A field that displaces nothing. */
    private final float[][] still;

    private final Resampler resampler;

    /**
     * An augmenter of images of one size.
     *
     * @param augmentation what to do
     * @param height rows of an image
     * @param width columns of an image
     * @throws IllegalArgumentException if height or width is below 1, or they make more than some 500 million pixels
     */
    public Augmenter(Augmentation augmentation, int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, not " + height + " x " + width);
        }
        if ((height + 8L) * (width + 8L) > MOST_PIXELS) {
            throw new IllegalArgumentException(height + " x " + width + " are more pixels than can be distorted");
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
     * Distorts one image. Source and target may be the same place.
     *
     * @param from holds the image from {@code fromOffset} on: height * width unsigned bytes, row after row
     * @param to takes the distorted image from {@code toOffset} on, values rounded to the nearest
     * @param random gives the distortion; what follows in it is not looked at
     * @throws IndexOutOfBoundsException if an image does not fit into an array at its offset
     */
    public void augment(byte[] from, int fromOffset, byte[] to, int toOffset, RandomStream random) {
        affine.draw(augmentation, random);
        float[][] displacement = field == null ? still : field.draw(random);
        resampler.resample(from, fromOffset, to, toOffset, affine, displacement);
    }
}
