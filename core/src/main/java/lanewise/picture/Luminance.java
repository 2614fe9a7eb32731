package lanewise.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Quantile;

/**
 * Converts colors to gray: the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, from 0 to 255. Each pixel of the
 * result is the mean over a square of pixels of the picture. The picture is added in strips, so that a large one is
 * never in memory as a whole.
 */
final class Luminance {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private static final int OPAQUE = 255;

    private final int step;
    private final int height;
    private final int width;

    /** Sums of gray times alpha. */
    private final float[] gray;

    /** Sums of alpha, 0 (transparent) to 1 (opaque). */
    private final float[] alpha;

    private final int[] counts;

    /**
     * Creates a conversion.
     *
     * @param pictureHeight number of rows of the picture
     * @param pictureWidth number of columns of the picture
     * @param step side of the squares in pixels
     */
    Luminance(int pictureHeight, int pictureWidth, int step) {
        this.step = step;
        height = (pictureHeight + step - 1) / step;
        width = (pictureWidth + step - 1) / step;
        gray = new float[height * width];
        alpha = new float[height * width];
        counts = new int[height * width];
    }

    /** Returns the gray image of a picture of this size. */
    static GrayImage of(BufferedImage image) {
        Luminance luminance = new Luminance(image.getHeight(), image.getWidth(), 1);
        luminance.add(image, 0);
        return luminance.onGround();
    }

    /**
     * Adds some rows of the picture.
     *
     * @param strip the rows
     * @param top number of the first of them
     */
    void add(BufferedImage strip, int top) {
        ColorModel colors = strip.getColorModel();
        boolean components = colors instanceof ComponentColorModel;
        int space = colors.getColorSpace().getType();
        for (int y = 0; y < strip.getHeight(); y++) {
            int row = (top + y) / step * width;
            if (components && space == ColorSpace.TYPE_GRAY) {
                addGray(strip.getRaster(), colors.getComponentSize(0), y, row);
            } else if (components
                    && colors.getColorSpace().isCS_sRGB()
                    && colors.getComponentSize(0) == 8
                    && !colors.isAlphaPremultiplied()) {
                addSamples(strip.getRaster(), y, row);
            } else {
                addColors(strip, y, row);
            }
        }
    }

    private void add(int row, int x, float value, float opacity) {
        int i = row + x / step;
        gray[i] += value * opacity;
        alpha[i] += opacity;
        counts[i]++;
    }

    /** Reads the samples: getRGB treats gray as linear and makes it lighter. */
    private void addGray(Raster raster, int bits, int y, int row) {
        float most = (1 << bits) - 1;
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, raster.getWidth(), 1, (int[]) null);
        for (int x = 0; x < raster.getWidth(); x++) {
            add(row, x, samples[x * bands] / most * OPAQUE, bands > 1 ? samples[x * bands + 1] / most : 1);
        }
    }

    /** Reads the samples, which is several times as fast as getRGB. */
    private void addSamples(Raster raster, int y, int row) {
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, raster.getWidth(), 1, (int[]) null);
        for (int x = 0; x < raster.getWidth(); x++) {
            int i = x * bands;
            float value = RED * samples[i] + GREEN * samples[i + 1] + BLUE * samples[i + 2];
            add(row, x, value, bands > 3 ? samples[i + 3] / (float) OPAQUE : 1);
        }
    }

    private void addColors(BufferedImage strip, int y, int row) {
        int[] colors = strip.getRGB(0, y, strip.getWidth(), 1, null, 0, strip.getWidth());
        for (int x = 0; x < colors.length; x++) {
            int color = colors[x];
            float value = RED * (color >> 16 & 0xff) + GREEN * (color >> 8 & 0xff) + BLUE * (color & 0xff);
            add(row, x, value, (color >>> 24) / (float) OPAQUE);
        }
    }

    /** Returns the gray image, with what is transparent on a ground from which its ink differs. */
    GrayImage onGround() {
        double visible = 0;
        double light = 0;
        for (int i = 0; i < gray.length; i++) {
            gray[i] /= counts[i];
            alpha[i] /= counts[i];
            visible += alpha[i];
            light += gray[i];
        }
        if (visible < gray.length) {
            float ground = visible > gray.length / 2.0 ? medianOfOpaque() : contrast(light / visible);
            for (int i = 0; i < gray.length; i++) {
                gray[i] += (1 - alpha[i]) * ground;
            }
        }
        return new GrayImage(height, width, gray);
    }

    /** Returns the gray of the paper where most of the picture is opaque. */
    private float medianOfOpaque() {
        float[] opaque = new float[gray.length];
        int count = 0;
        for (int i = 0; i < gray.length; i++) {
            if (alpha[i] > 0.5f) {
                opaque[count++] = gray[i] / alpha[i];
            }
        }
        return count == 0 ? OPAQUE : Quantile.of(opaque, count, 0.5);
    }

    /** Returns the paper where little is opaque, which is the ink: white, or black below light ink. */
    private static float contrast(double ink) {
        return ink > OPAQUE / 2.0 ? 0 : OPAQUE;
    }
}
