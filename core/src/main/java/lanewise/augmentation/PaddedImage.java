package lanewise.augmentation;

import java.util.Arrays;

/**
 * An image with a margin of zeros one pixel wide, so that the four neighbors of any place on it can be read, and the
 * box of its ink. Coordinates count the margin: pixel (x, y) of the image is at (x + 1, y + 1).
 */
final class PaddedImage {

    private final int height;
    private final int width;
    private final byte[] blank;

    /** From one row to the next. */
    final int stride;

    /** Row after row, 0 to 255. */
    final float[] pixels;

    /** The columns and rows with ink, first and last; the first are above the last if there is no ink. */
    int left;

    int right;
    int top;
    int bottom;

    PaddedImage(int height, int width) {
        this.height = height;
        this.width = width;
        blank = new byte[width];
        stride = width + 2;
        pixels = new float[(height + 2) * stride];
    }

    /** Takes over an image of unsigned bytes, row after row. */
    void read(byte[] from, int offset) {
        findInk(from, offset);
        Arrays.fill(pixels, 0f);
        for (int row = top; row <= bottom; row++) {
            int source = offset + (row - 1) * width - 1;
            int target = row * stride;
            for (int column = left; column <= right; column++) {
                pixels[target + column] = Byte.toUnsignedInt(from[source + column]);
            }
        }
    }

    private void findInk(byte[] from, int offset) {
        top = height + 1;
        bottom = 0;
        left = width + 1;
        right = 0;
        for (int y = 0; y < height; y++) {
            int row = offset + y * width;
            int first = Arrays.mismatch(from, row, row + width, blank, 0, width);
            if (first >= 0) {
                top = Math.min(top, y + 1);
                bottom = y + 1;
                left = Math.min(left, first + 1);
                int last = width;
                while (last > right && from[row + last - 1] == 0) {
                    last--;
                }
                right = last;
            }
        }
    }
}
