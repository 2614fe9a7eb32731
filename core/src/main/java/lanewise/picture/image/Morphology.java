package lanewise.picture.image;

import java.util.Arrays;

/** Gray-scale morphology with squares, and box blur. Windows are cut at the border of the image. */
public final class Morphology {

    private Morphology() {}

    /** Fills dark structures into which no square with this radius fits. */
    public static GrayImage closing(GrayImage image, int radius) {
        return extreme(extreme(image, radius, 1), radius, -1);
    }

    /** Removes bright structures into which no square with this radius fits. */
    public static GrayImage opening(GrayImage image, int radius) {
        return extreme(extreme(image, radius, -1), radius, 1);
    }

    /**
     * Returns the maximum ({@code sign} 1) or minimum (-1) over the square around every pixel. The values are at least
     * 0: the bits of such floats, as integers, have the same order. C2 of JDK 17 vectorizes maxima of integers, and not
     * of floats.
     */
    private static GrayImage extreme(GrayImage image, int radius, int sign) {
        int height = image.height();
        int width = image.width();
        // Rows first, each with a margin, then all columns at once, with rows as a margin.
        int[] rows = new int[(height + 2 * radius) * width];
        Arrays.fill(rows, Integer.MIN_VALUE);
        int[] line = new int[width + 2 * radius];
        int[] spare = new int[line.length];
        for (int y = 0; y < height; y++) {
            Arrays.fill(line, Integer.MIN_VALUE);
            for (int x = 0; x < width; x++) {
                line[radius + x] = sign * Float.floatToRawIntBits(image.values()[y * width + x] + 0f);
            }
            int[] maxima = maxima(line, spare, 2 * radius + 1, 1);
            System.arraycopy(maxima, 0, rows, (radius + y) * width, width);
        }
        int[] maxima = maxima(rows, new int[rows.length], 2 * radius + 1, width);
        GrayImage result = GrayImage.zeros(height, width);
        for (int i = 0; i < height * width; i++) {
            result.values()[i] = Float.intBitsToFloat(sign * maxima[i]);
        }
        return result;
    }

    /**
     * Returns, for each position, the maximum of {@code window} values from there on, {@code step} apart. Each pass
     * doubles the number of values that are covered, in a loop without branches. Overwrites both arrays and returns one
     * of them.
     */
    private static int[] maxima(int[] values, int[] spare, int window, int step) {
        int[] from = values;
        int[] to = spare;
        int covered = 1;
        while (covered < window) {
            int shift = Math.min(covered, window - covered);
            shiftedMaxima(from, to, shift * step, from.length - shift * step);
            covered += shift;
            int[] other = from;
            from = to;
            to = other;
        }
        return from;
    }

    private static void shiftedMaxima(int[] from, int[] to, int shift, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = Math.max(from[i], from[i + shift]);
        }
        System.arraycopy(from, count, to, count, from.length - count);
    }

    /** Returns the mean over the square around every pixel. */
    public static GrayImage blurred(GrayImage image, int radius) {
        int height = image.height();
        int width = image.width();
        GrayImage rows = GrayImage.zeros(height, width);
        GrayImage result = GrayImage.zeros(height, width);
        for (int y = 0; y < height; y++) {
            means(image.values(), y * width, 1, width, radius, rows.values());
        }
        for (int x = 0; x < width; x++) {
            means(rows.values(), x, width, height, radius, result.values());
        }
        return result;
    }

    private static void means(float[] from, int offset, int step, int count, int radius, float[] to) {
        double sum = 0;
        int first = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            while (next < Math.min(count, i + radius + 1)) {
                sum += from[offset + next++ * step];
            }
            while (first < i - radius) {
                sum -= from[offset + first++ * step];
            }
            to[offset + i * step] = (float) (sum / (next - first));
        }
    }

    /** Returns the pixels from which a pixel of the mask is at most {@code radius} rows and columns away. */
    public static boolean[] dilated(boolean[] mask, int height, int width, int radius) {
        GrayImage image = GrayImage.zeros(height, width);
        for (int i = 0; i < mask.length; i++) {
            image.values()[i] = mask[i] ? 1 : 0;
        }
        float[] values = extreme(image, radius, 1).values();
        boolean[] dilated = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            dilated[i] = values[i] > 0;
        }
        return dilated;
    }
}
