package lanewise.picture.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.data.Mnist;

/**
 * Whether an image looks like the digit that a network predicts: the distance to the nearest training images of this
 * digit in MNIST. The features are the strokes by place and direction: the gradients of the image in eight directions,
 * summed over squares of 4 x 4 pixels and normalized. Immutable and thread-safe.
 */
public final class DigitLikeness {

    /** The number of training images that are compared. */
    private static final int IMAGES = 6_000;

    /**
     * The criterion, chosen with drawings of 74 other things and of digits and with training images of MNIST that are
     * not compared.
     */
    private static final Criterion CRITERION = new Criterion(
            2, new float[] {0.154f, 0.133f, 0.261f, 0.221f, 0.226f, 0.235f, 0.187f, 0.23f, 0.226f, 0.193f}, 0.8f, 0.6f);

    /** Number of rows and of columns of an image. */
    public static final int SIDE = 28;

    private static final int DIGITS = 10;

    /**
     * The limits of the distance.
     *
     * @param rank the distance is that to the nearest image of this rank, from 1
     * @param limits images further away than this are doubtful, digit by digit: people write a 1 in fewer ways than a 2
     * @param unsure a factor of the limit if the network is not sure
     * @param sure the probability from which a network is sure
     */
    public record Criterion(int rank, float[] limits, float unsure, float sure) {}

    private static final class Holder {
        private static final DigitLikeness INSTANCE = new DigitLikeness();
    }

    /**
     * The features of all images of each digit, one row for each feature: sums over a row are independent of one
     * another, and C2 vectorizes them.
     */
    private final float[][][] features;

    private DigitLikeness() {
        features = trainingImages().stream().map(DigitLikeness::rows).toArray(float[][][]::new);
    }

    private static float[][] rows(byte[] pixels) {
        int images = pixels.length / (SIDE * SIDE);
        float[][] rows = new float[StrokeFeatures.COUNT][images];
        IntStream.range(0, images).parallel().forEach(j -> {
            int from = j * SIDE * SIDE;
            float[] image = StrokeFeatures.of(Arrays.copyOfRange(pixels, from, from + SIDE * SIDE));
            for (int i = 0; i < image.length; i++) {
                rows[i][j] = image[i];
            }
        });
        return rows;
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
     * @return the images of each digit from 0 to 9: unsigned bytes, 28 x 28 per image, one image after another
     */
    public static List<byte[]> trainingImages() {
        Examples training = Mnist.training(IMAGES);
        List<byte[]> images = new ArrayList<>();
        for (int digit = 0; digit < DIGITS; digit++) {
            int wanted = digit;
            int[] numbers = IntStream.range(0, training.count())
                    .filter(j -> training.labels()[j] == wanted)
                    .toArray();
            byte[] pixels = new byte[numbers.length * SIDE * SIDE];
            for (int n = 0; n < numbers.length; n++) {
                System.arraycopy(training.pixels(), numbers[n] * SIDE * SIDE, pixels, n * SIDE * SIDE, SIDE * SIDE);
            }
            images.add(pixels);
        }
        return images;
    }

    /**
     * Returns the limits of the distance.
     *
     * @return the criterion
     */
    public static Criterion criterion() {
        return CRITERION;
    }

    /**
     * Returns the distance of an image to the training images of a digit.
     *
     * @param pixels 28 x 28 unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     * @param digit the digit, 0 to 9
     * @return 0 (equal) to 2
     */
    public float distance(byte[] pixels, int digit) {
        float[] image = StrokeFeatures.of(pixels);
        float[][] rows = features[digit];
        float[] nearest = new float[CRITERION.rank];
        Arrays.fill(nearest, 2);
        float[] products = new float[rows[0].length];
        for (int i = 0; i < image.length; i++) {
            if (image[i] != 0) {
                addScaled(products, image[i], rows[i]);
            }
        }
        for (float product : products) {
            float distance = 2 - 2 * product;
            for (int k = 0; k < nearest.length && distance < 2; k++) {
                if (distance < nearest[k]) {
                    float larger = nearest[k];
                    nearest[k] = distance;
                    distance = larger;
                }
            }
        }
        return nearest[nearest.length - 1];
    }

    private static void addScaled(float[] sums, float factor, float[] values) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * values[j];
        }
    }

    /**
     * Returns whether it is doubtful that an image shows the digit that a network predicts, and nothing else.
     *
     * @param pixels 28 x 28 unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     * @param digit the predicted digit, 0 to 9
     * @param probability the probability of this digit according to the network, 0 to 1
     * @return true if the image does not look like this digit
     */
    public boolean doubts(byte[] pixels, int digit, float probability) {
        return distance(pixels, digit) > limit(digit, probability);
    }

    /**
     * Returns the distance of an image to the training images of the digit that a network predicts, as a part of the
     * limit.
     *
     * @param pixels 28 x 28 unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     * @param digit the predicted digit, 0 to 9
     * @param probability the probability of this digit according to the network, 0 to 1
     * @return 0 (equal to a training image); above 1, the image is doubtful
     */
    public float doubt(byte[] pixels, int digit, float probability) {
        return distance(pixels, digit) / limit(digit, probability);
    }

    private static float limit(int digit, float probability) {
        float limit = CRITERION.limits[digit];
        return probability < CRITERION.sure ? limit * CRITERION.unsure : limit;
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
