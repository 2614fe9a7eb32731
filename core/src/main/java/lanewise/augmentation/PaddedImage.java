package lanewise.augmentation;

import java.util.Arrays;

/**
 * An image with a margin of zeros of one pixel, so that the four neighbors of any position in it can be read, and the
 * bounding box of its ink. Coordinates include the margin: pixel (x, y) of the image is at (x + 1, y + 1).
 */
final class PaddedImage {

    private final int height;
    private final int width;
    private final byte[] blank;

    /** Distance between the starts of two rows. */
    final int stride;

    /** Pixels row by row, 0 to 255. */
    final float[] pixels;

    /** First and last column and row with ink. Without ink, the first is larger than the last. */
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

    /** Copies an image of unsigned bytes, row by row. */
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
