package lanewise.picture;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lanewise.errors.LanewiseException;
import lanewise.picture.image.Centering;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Interruption;
import lanewise.picture.image.NarrowPicture;
import lanewise.picture.image.Noise;
import lanewise.picture.image.Sheet;
import lanewise.picture.touching.TouchingDigits;

/** Prepares a picture: finds the ink of each digit, and places it in an image as MNIST has it. */
final class Preparation {

    /**
     * The longer side of the picture in which ink is searched: many more pixels than the box, and few enough to be
     * fast.
     */
    private static final int WORKING_SIDE = 640;

    /** The longer side of pictures in which digits are rarely found. */
    private static final int SMALL = 16;

    private final Centering centering;
    private final UnaryOperator<List<GrayImage>> splitter;

    /**
     * Creates a preparation for networks with images of one size.
     *
     * @param height number of rows
     * @param width number of columns
     */
    Preparation(int height, int width) {
        this(new Centering(height, width), UnaryOperator.identity());
    }

    private Preparation(Centering centering, UnaryOperator<List<GrayImage>> splitter) {
        this.centering = centering;
        this.splitter = splitter;
    }

    /**
     * Returns a preparation that also splits digits that touch.
     *
     * @param probabilities returns the probability of each digit from 0 to 9 for an image of 28 x 28 pixels
     */
    Preparation splitting(Function<byte[], float[]> probabilities) {
        return new Preparation(centering, new TouchingDigits(centering, probabilities)::split);
    }

    /** Returns the error for a picture without digits. In a very small picture, no digit can be found. */
    private static LanewiseException unreadable(String name, GrayImage picture, String problem, String advice) {
        if (Math.max(picture.width(), picture.height()) > SMALL) {
            return new LanewiseException(name, problem, advice);
        }
        String size = picture.width() + " x " + picture.height();
        return new LanewiseException(
                name, "no digit is found in " + size + " pixels", "use a larger picture, such as 28 x 28");
    }

    /**
     * Prepares a picture.
     *
     * @param name name of the picture, for messages
     * @param picture 0 (black) to 255 (white)
     * @return the images for the network
     * @throws LanewiseException if there is no ink, or nothing but noise
     * @throws CancellationException if the thread is interrupted
     */
    PreparedPicture prepared(String name, GrayImage picture) {
        if (Noise.only(picture)) {
            throw unreadable(
                    name,
                    picture,
                    "this picture contains only noise",
                    "if it comes from a browser, allow this page to read the canvas");
        }
        Interruption.check();
        boolean drawn = Polarity.lighterThanBorder(picture) != null;
        GrayImage paper = drawn ? picture : Sheet.on(picture).orElse(picture);
        Interruption.check();
        List<GrayImage> digits = InkExtraction.of(NarrowPicture.withMargin(paper.within(WORKING_SIDE)));
        if (digits.isEmpty()) {
            throw unreadable(
                    name,
                    picture,
                    "no ink is visible in this picture",
                    "use a picture of one digit that is clearly darker or lighter than the background");
        }
        GrayImage whole = digits.get(0);
        for (GrayImage digit : digits) {
            whole = digit == whole ? whole : together(whole, digit);
        }
        return new PreparedPicture(
                centering.of(whole),
                splitter.apply(digits).stream().map(centering::of).toList());
    }

    private static GrayImage together(GrayImage a, GrayImage b) {
        GrayImage both = GrayImage.zeros(a.height(), a.width());
        for (int i = 0; i < both.values().length; i++) {
            both.values()[i] = Math.max(a.values()[i], b.values()[i]);
        }
        return both;
    }
}
