package lanewise.augmentation;

import java.util.Objects;

/**
 * Interpolates each pixel of the result from its position in an image: bilinearly, 0 outside, rounded to the nearest
 * byte.
 */
final class Resampler {

    private final int height;
    private final int width;
    private final PaddedImage image;

    Resampler(int height, int width) {
        this.height = height;
        this.width = width;
        image = new PaddedImage(height, width);
    }

    /**
     * Resamples one image.
     *
     * @param map source position of each pixel
     * @param displacement added to the position: for each row the displacement of all pixels along x, then along y
     */
    void resample(byte[] from, int fromOffset, byte[] to, int toOffset, Affine map, float[][] displacement) {
        int pixels = height * width;
        Objects.checkFromIndexSize(fromOffset, pixels, from.length);
        Objects.checkFromIndexSize(toOffset, pixels, to.length);
        image.read(from, fromOffset);
        for (int y = 0; y < height; y++) {
            float x0 = Math.fma(map.xy, y, map.x0 + 1);
            float y0 = Math.fma(map.yy, y, map.y0 + 1);
            row(to, toOffset + y * width, map.xx, x0, map.yx, y0, displacement[y]);
        }
    }

    /** Resamples one row. Pixels at a distance of one or more from the bounding box of the ink are 0 and skipped. */
    private void row(byte[] to, int offset, float xx, float x0, float yx, float y0, float[] displacement) {
        float[] pixels = image.pixels;
        int stride = image.stride;
        float left = image.left - 1;
        float right = image.right + 1;
        float top = image.top - 1;
        float bottom = image.bottom + 1;
        for (int i = 0; i < width; i++) {
            float x = Math.fma(xx, i, x0) + displacement[i];
            float y = Math.fma(yx, i, y0) + displacement[width + i];
            byte value = 0;
            if (x > left && x < right && y > top && y < bottom) {
                int column = (int) x;
                int row = (int) y;
                int at = row * stride + column;
                float alongX = x - column;
                float upper = Math.fma(alongX, pixels[at + 1] - pixels[at], pixels[at]);
                float lower = Math.fma(alongX, pixels[at + stride + 1] - pixels[at + stride], pixels[at + stride]);
                value = (byte) (int) (Math.fma(y - row, lower - upper, upper) + 0.5f);
            }
            to[offset + i] = value;
        }
    }
}
