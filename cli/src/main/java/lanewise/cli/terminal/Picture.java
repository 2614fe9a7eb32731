package lanewise.cli.terminal;

/**
 * A grayscale image small enough for a terminal.
 *
 * @param height rows
 * @param width columns
 * @param shades row by row, each from 0 (black) to 255 (white)
 */
public record Picture(int height, int width, int[] shades) {

    /** The maximum length of the longer side of a fitted picture; it has more than half of this length. */
    public static final int SIDE = 28;

    /**
     * Scales an image so that its longer side has about {@value #SIDE} pixels. Larger images are averaged; in smaller
     * ones each pixel is repeated. A single row is repeated once, so that it fills a line of the terminal.
     *
     * @param pixels unsigned bytes, row by row
     * @param offset index of the first pixel
     * @param height rows, 1 or more
     * @param width columns, 1 or more
     * @return the scaled picture
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

    /** Returns the mean over a rectangle, in which each pixel is weighted by the part of it inside. */
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

    /** Returns the shade at (y, x); black below the last row, which may be the upper half of a line. */
    int shade(int y, int x) {
        return y < height ? shades[y * width + x] : 0;
    }
}
