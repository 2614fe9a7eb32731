package lanewise.picture;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.data.Mnist;

/**
 * Whether an image looks like one of the digits of MNIST: the distance to the nearest training images. The features are the
 * strokes by direction: the gradients of the image in eight directions, summed over squares of 4 x 4 pixels and normalized.
 * Immutable and thread-safe.
 */
public final class DigitLikeness {

    /** The number of training images that are compared. */
    private static final int IMAGES = 6_000;

    /** The distance is that to the nearest image of this rank. */
    private static final int RANK = 3;

    /** Images further away than this are doubtful. */
    private static final float LIMIT = 0.21f;

    /** Images further away than this are doubtful if the network is not sure. */
    private static final float LIMIT_IF_UNSURE = 0.12f;

    /** A network is sure from this probability. */
    private static final float SURE = 0.6f;

    private static final int SIDE = 28;
    private static final int DIGITS = 10;

    private static final class Holder {
        private static final DigitLikeness INSTANCE = new DigitLikeness();
    }

    /** The features of all images, one row for each feature: sums over a row are independent of one another. */
    private final float[][] features;

    private final int images;

    private DigitLikeness() {
        byte[] pixels = trainingImages();
        images = pixels.length / (SIDE * SIDE);
        features = new float[StrokeFeatures.COUNT][images];
        IntStream.range(0, images).parallel().forEach(j -> {
            int from = j * SIDE * SIDE;
            float[] image = StrokeFeatures.of(Arrays.copyOfRange(pixels, from, from + SIDE * SIDE));
            for (int i = 0; i < image.length; i++) {
                features[i][j] = image[i];
            }
        });
    }

    /**
     * Returns the only instance. The first call reads the training images.
     *
     * @return the instance
     */
    public static DigitLikeness instance() {
        return Holder.INSTANCE;
    }

    /**
     * Returns the training images that are compared.
     *
     * @return unsigned bytes, 28 x 28 per image, one image after another
     */
    public static byte[] trainingImages() {
        Examples training = Mnist.training(IMAGES);
        return Arrays.copyOf(training.pixels(), training.count() * SIDE * SIDE);
    }

    /**
     * Returns the distance of an image to the training images.
     *
     * @param pixels 28 x 28 unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     * @return 0 (equal) to 2
     */
    public float distance(byte[] pixels) {
        float[] image = StrokeFeatures.of(pixels);
        float[] nearest = new float[RANK];
        Arrays.fill(nearest, 2);
        float[] products = new float[images];
        for (int i = 0; i < image.length; i++) {
            if (image[i] != 0) {
                addScaled(products, image[i], features[i]);
            }
        }
        for (float product : products) {
            float distance = 2 - 2 * product;
            for (int k = 0; k < RANK && distance < 2; k++) {
                if (distance < nearest[k]) {
                    float larger = nearest[k];
                    nearest[k] = distance;
                    distance = larger;
                }
            }
        }
        return nearest[RANK - 1];
    }

    private static void addScaled(float[] sums, float factor, float[] values) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * values[j];
        }
    }

    /**
     * Returns whether it is doubtful that an image shows one digit.
     *
     * @param pixels 28 x 28 unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     * @param probability the highest probability that a network returned for a class, 0 to 1
     * @return true if the image does not look like one digit
     */
    public boolean doubts(byte[] pixels, float probability) {
        float distance = distance(pixels);
        return distance > LIMIT || distance > LIMIT_IF_UNSURE && probability < SURE;
    }

    /**
     * Returns whether images of this size with these labels are compared: 28 x 28 pixels with the labels 0 to 9.
     *
     * @param height number of rows
     * @param width number of columns
     * @param labels the labels
     * @return true if {@link #doubts} is of use
     */
    public static boolean appliesTo(int height, int width, LabelSet labels) {
        boolean digits = labels.size() == DIGITS;
        for (int i = 0; digits && i < DIGITS; i++) {
            digits = labels.labelOf(i) == i;
        }
        return digits && height == SIDE && width == SIDE;
    }
}
