package lanewise.picture.image;

/**
 * Places ink as the digits of MNIST were placed: cropped, scaled by its longer side into a box of 20 x 20 pixels, and
 * placed in 28 x 28 pixels with its center of mass in the middle (LeCun, Bottou, Bengio and Haffner, "Gradient-based
 * learning applied to document recognition", 1998, section III.A). In images of another size, the box has 20/28 of
 * their shorter side.
 *
 * @param height number of rows of the images
 * @param width number of columns of the images
 */
public record Centering(int height, int width) {

    /** Ink below this value, out of 1, does not count for the extent of the ink. */
    private static final float REACH = 0.1f;

    /**
     * Returns the smallest rectangle around the ink of an image.
     *
     * @param ink 0 (paper) to 1 (black), with ink
     * @return the rectangle
     */
    public static Box extent(GrayImage ink) {
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
        return new Box(top, left, bottom, right);
    }

    /**
     * Returns an image with the ink in its middle.
     *
     * @param ink 0 (paper) to 1 (black), with ink
     * @return height * width unsigned bytes, row by row, from 0 (paper) to 255 (ink)
     */
    public byte[] of(GrayImage ink) {
        return centered(boxed(ink));
    }

    private GrayImage boxed(GrayImage ink) {
        Box extent = extent(ink);
        int rows = extent.height();
        int columns = extent.width();
        int side = Math.max(1, Math.round(Math.min(height, width) * 20 / 28f));
        double scale = (double) side / Math.max(rows, columns);
        GrayImage box =
                ink.scaled(extent.top(), extent.left(), rows, columns, scaled(rows, scale), scaled(columns, scale));
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
     * Returns the first row or column of the box. Its center of mass is in the middle of pixel number side / 2, as in
     * MNIST on average, but the box stays inside the image.
     */
    private static int shift(int side, int boxSide, double center) {
        return (int) Math.max(0, Math.min(side - boxSide, Math.round(side / 2 + 0.5 - center)));
    }
}
