package lanewise.picture;

import java.util.List;
import java.util.concurrent.CancellationException;
import lanewise.errors.LanewiseException;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Interruption;
import lanewise.picture.image.NarrowPicture;
import lanewise.picture.image.Noise;
import lanewise.picture.image.Sheet;

/**
 * Prepares a picture in the way the digits of MNIST were prepared: the ink in gray, light on dark, cropped, scaled by its
 * longer side into a box of 20 x 20 pixels, and placed in 28 x 28 pixels with its center of mass in the middle (LeCun,
 * Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998, section III.A). For a
 * network with images of another size, the box has 20/28 of their shorter side.
 */
final class Preparation {

    /** The longer side of the picture in which ink is searched: many more pixels than the box, and few enough to be fast. */
    private static final int WORKING_SIDE = 640;

    /** Ink below this value, out of 1, does not count for the extent of the ink. */
    private static final float REACH = 0.1f;

    private final int height;
    private final int width;

    /**
     * Creates a preparation for networks with images of one size.
     *
     * @param height number of rows
     * @param width number of columns
     */
    Preparation(int height, int width) {
        this.height = height;
        this.width = width;
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
            throw new LanewiseException(
                    name,
                    "this picture contains only noise",
                    "if it comes from a browser, allow this page to read the canvas");
        }
        Interruption.check();
        boolean drawn = Polarity.lighterThanBorder(picture) != null;
        GrayImage paper = drawn ? picture : Sheet.on(picture).orElse(picture);
        Interruption.check();
        List<GrayImage> digits = InkExtraction.of(NarrowPicture.withMargin(paper.within(WORKING_SIDE)));
        if (digits.isEmpty()) {
            throw new LanewiseException(
                    name,
                    "no ink is visible in this picture",
                    "use a picture of one digit that is clearly darker or lighter than the background");
        }
        GrayImage whole = digits.get(0);
        for (GrayImage digit : digits) {
            whole = digit == whole ? whole : together(whole, digit);
        }
        return new PreparedPicture(
                centered(boxed(whole)),
                digits.stream().map(digit -> centered(boxed(digit))).toList());
    }

    private static GrayImage together(GrayImage a, GrayImage b) {
        GrayImage both = GrayImage.zeros(a.height(), a.width());
        for (int i = 0; i < both.values().length; i++) {
            both.values()[i] = Math.max(a.values()[i], b.values()[i]);
        }
        return both;
    }

    /** Crops an image to its ink, and scales it into the box. */
    private GrayImage boxed(GrayImage ink) {
        int top = ink.height();
        int bottom = -1;
        int left = ink.width();
        int right = -1;
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                if (ink.get(y, x) > REACH) {
                    top = Math.min(top, y);
                    bottom = y;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        int rows = bottom - top + 1;
        int columns = right - left + 1;
        int side = Math.max(1, Math.round(Math.min(height, width) * 20 / 28f));
        double scale = (double) side / Math.max(rows, columns);
        GrayImage box = ink.scaled(top, left, rows, columns, scaled(rows, scale), scaled(columns, scale));
        return fullRange(box);
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    /** Scales the values to a maximum of 1: the mean over the area of a pixel is gray where a stroke is thinner. */
    private static GrayImage fullRange(GrayImage box) {
        float maximum = 0;
        for (float value : box.values()) {
            maximum = Math.max(maximum, value);
        }
        for (int i = 0; i < box.values().length; i++) {
            box.values()[i] /= maximum;
        }
        return box;
    }

    private byte[] centered(GrayImage box) {
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                mass += box.get(y, x);
                down += (y + 0.5) * box.get(y, x);
                across += (x + 0.5) * box.get(y, x);
            }
        }
        int top = shift(height, box.height(), down / mass);
        int left = shift(width, box.width(), across / mass);
        byte[] pixels = new byte[height * width];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                pixels[(top + y) * width + left + x] = (byte) Math.round(255 * box.get(y, x));
            }
        }
        return pixels;
    }

    /**
     * Returns the first row or column of the box. Its center of mass is in the middle of pixel number side / 2, as in MNIST on
     * average, but the box stays inside the image.
     */
    private static int shift(int side, int boxSide, double center) {
        return (int) Math.max(0, Math.min(side - boxSide, Math.round(side / 2 + 0.5 - center)));
    }
}
