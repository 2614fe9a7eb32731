package lanewise.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** From colors to gray: the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, from 0 to 255. */
final class Luminance {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private static final int OPAQUE = 255;

    private final int height;
    private final int width;
    private final float[] gray;

    /** 0 (transparent) to 1 (opaque). */
    private final float[] alpha;

    private Luminance(BufferedImage image) {
        height = image.getHeight();
        width = image.getWidth();
        gray = new float[height * width];
        alpha = new float[height * width];
        boolean plainGray = image.getColorModel() instanceof ComponentColorModel
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        for (int y = 0; y < height; y++) {
            if (plainGray) {
                readGray(image.getRaster(), image.getColorModel().getComponentSize(0), y);
            } else {
                readColors(image, y);
            }
        }
    }

    /** The gray image of a picture, what is transparent laid on a ground that its ink stands out from. */
    static GrayImage of(BufferedImage image) {
        Luminance luminance = new Luminance(image);
        return luminance.onGround();
    }

    /** As the samples are: getRGB takes them for linear, and makes them lighter. */
    private void readGray(Raster raster, int bits, int y) {
        float greatest = (1 << bits) - 1;
        float[] row = raster.getSamples(0, y, width, 1, 0, (float[]) null);
        float[] opacity = raster.getNumBands() > 1 ? raster.getSamples(0, y, width, 1, 1, (float[]) null) : null;
        for (int x = 0; x < width; x++) {
            gray[y * width + x] = row[x] / greatest * OPAQUE;
            alpha[y * width + x] = opacity == null ? 1 : opacity[x] / greatest;
        }
    }

    private void readColors(BufferedImage image, int y) {
        int[] row = image.getRGB(0, y, width, 1, null, 0, width);
        for (int x = 0; x < width; x++) {
            int color = row[x];
            int i = y * width + x;
            gray[i] = RED * (color >> 16 & 0xff) + GREEN * (color >> 8 & 0xff) + BLUE * (color & 0xff);
            alpha[i] = (color >>> 24) / (float) OPAQUE;
        }
    }

    private GrayImage onGround() {
        double visible = 0;
        double light = 0;
        for (int i = 0; i < gray.length; i++) {
            visible += alpha[i];
            light += alpha[i] * gray[i];
        }
        if (visible < gray.length) {
            float ground = visible > gray.length / 2.0 ? medianOfOpaque() : contrast(light / visible);
            for (int i = 0; i < gray.length; i++) {
                gray[i] = alpha[i] * gray[i] + (1 - alpha[i]) * ground;
            }
        }
        return new GrayImage(height, width, gray);
    }

    /** Where most is opaque, that is the paper. */
    private float medianOfOpaque() {
        float[] opaque = new float[gray.length];
        int count = 0;
        for (int i = 0; i < gray.length; i++) {
            if (alpha[i] > 0.5f) {
                opaque[count++] = gray[i];
            }
        }
        Arrays.sort(opaque, 0, count);
        return count == 0 ? OPAQUE : opaque[count / 2];
    }

    /** Where little is opaque, that is the ink: white paper, or black below light ink. */
    private static float contrast(double ink) {
        return ink > OPAQUE / 2.0 ? 0 : OPAQUE;
    }
}
