package lanewise.report.training;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import lanewise.data.Examples;

/** Encodes small images as data URIs of PNG files. */
final class PixelImage {

    /** Steps of the diverging color scale on each side of 0. */
    private static final int STEPS = 31;

    /** Color of the lowest values. The scale goes from blue over near white to red, as RdBu of ColorBrewer. */
    private static final int[] BELOW = {33, 102, 172};

    private static final int[] ZERO = {247, 247, 247};
    private static final int[] ABOVE = {178, 24, 43};

    private static final IndexColorModel DIVERGING = diverging();

    /** The maximum number of pixels of an example in the page, which limits its size. */
    private static final int MOST_PIXELS = 20_000;

    private PixelImage() {}

    private static IndexColorModel diverging() {
        byte[][] channels = new byte[3][2 * STEPS + 1];
        for (int step = -STEPS; step <= STEPS; step++) {
            double share = Math.abs(step) / (double) STEPS;
            int[] end = step < 0 ? BELOW : ABOVE;
            for (int c = 0; c < 3; c++) {
                channels[c][step + STEPS] = (byte) Math.round(ZERO[c] + share * (end[c] - ZERO[c]));
            }
        }
        return new IndexColorModel(8, 2 * STEPS + 1, channels[0], channels[1], channels[2]);
    }

    /**
     * Returns an image of numbers, blue below 0 and red above.
     *
     * @param values the numbers, row by row
     * @param height height in pixels
     * @param width width in pixels
     * @param limit magnitude from which on the color is saturated
     */
    static String diverging(float[] values, int height, int width, double limit) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, DIVERGING);
        return fill(image, (y, x) -> {
            double share = limit == 0 ? 0 : values[y * width + x] / limit;
            return STEPS + (int) Math.round(STEPS * Math.max(-1, Math.min(1, share)));
        });
    }

    /**
     * Returns an {@code img} element with an example; empty if the example is too large for the page.
     *
     * @param examples the examples
     * @param j number of the example
     */
    static String element(Examples examples, int j) {
        int pixels = examples.pixelsPerExample();
        return pixels > MOST_PIXELS
                ? ""
                : "<img alt=\"example " + j + "\" src=\""
                        + gray(examples.pixels(), j * pixels, examples.height(), examples.width()) + "\">";
    }

    /** Returns a grayscale image of bytes, row by row from an offset; 0 is black. */
    static String gray(byte[] pixels, int offset, int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        return fill(image, (y, x) -> Byte.toUnsignedInt(pixels[offset + y * width + x]));
    }

    private static String fill(BufferedImage image, IntBinaryOperator sample) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, sample.applyAsInt(y, x));
            }
        }
        try {
            ImageIO.setUseCache(false);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
