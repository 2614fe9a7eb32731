package lanewise.cli.terminal;

/**
 * A gray scale image of a size that a terminal can show.
 *
 * @param height rows
 * @param width columns
 * @param shades row after row, each 0 (black) to 255 (white)
 */
public record Picture(int height, int width, int[] shades) {

    /** The longer side of a fitted picture is at most this, and more than half of it. */
    public static final int SIDE = 28;

    /**
     * An image scaled so that its longer side has about {@value #SIDE} pixels: larger ones by averaging, smaller ones
     * by repeating each pixel. A single row, which is no image, is made two high, so that it fills a line of the
     * terminal.
     *
     * @param pixels unsigned bytes, row after row
     * @param offset index of the first
     * @param height rows, 1 or more
     * @param width columns, 1 or more
     */
    public static Picture fitted(byte[] pixels, int offset, int height, int width) {
        int longer = Math.max(height, width);
        int rows = scaled(height, longer);
        int columns = scaled(width, longer);
        if (rows == 1) {
            rows = 2;
        }
        int[] shades = new int[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                shades[y * columns + x] = average(
                        pixels,
                        offset,
                        width,
                        (double) y * height / rows,
                        (double) (y + 1) * height / rows,
                        (double) x * width / columns,
                        (double) (x + 1) * width / columns);
            }
        }
        return new Picture(rows, columns, shades);
    }

    private static int scaled(int side, int longer) {
        return longer <= SIDE ? side * (SIDE / longer) : Math.max(1, (int) Math.round((double) side * SIDE / longer));
    }

    /** The mean over a rectangle, in which a pixel counts as much as it lies inside. */
    private static int average(
            byte[] pixels, int offset, int width, double top, double bottom, double left, double right) {
        double sum = 0;
        for (int y = (int) top; y < bottom; y++) {
            double high = Math.min(y + 1, bottom) - Math.max(y, top);
            for (int x = (int) left; x < right; x++) {
                double wide = Math.min(x + 1, right) - Math.max(x, left);
                sum += high * wide * Byte.toUnsignedInt(pixels[offset + y * width + x]);
            }
        }
        return Math.min(255, (int) Math.round(sum / ((bottom - top) * (right - left))));
    }

    /** The shade at (y, x); black below the last row, which may be the upper half of a line. */
    int shade(int y, int x) {
        return y < height ? shades[y * width + x] : 0;
    }
}
