package lanewise.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Draws gray images as text. A character is about twice as high as wide, so a line shows two rows of pixels. */
public final class TextPicture {

    /** From black to white, for a terminal with light text on a dark background. */
    private static final String RAMP = " .:-=+*#%@";

    private static final int WHITE = 255;

    private TextPicture() {}

    /**
     * Draws an image. Each character shows the mean of two pixels; the last line of an image with an odd number of rows
     * shows one pixel.
     *
     * @param height rows of the image
     * @param width columns of the image
     * @param shade shade of the pixel at a row and a column, 0 (black) to 255 (white)
     * @return the lines, {@code width} characters each
     */
    public static List<String> lines(int height, int width, IntBinaryOperator shade) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                int sum = shade.applyAsInt(y, x) + shade.applyAsInt(Math.min(y + 1, height - 1), x);
                line.append(RAMP.charAt(Math.round(sum / (2f * WHITE) * (RAMP.length() - 1))));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
