package lanewise.picture.image;

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

    /** Returns the maximum ({@code sign} 1) or minimum (-1) over the square around every pixel. */
    private static GrayImage extreme(GrayImage image, int radius, int sign) {
        int height = image.height();
        int width = image.width();
        GrayImage result = GrayImage.zeros(height, width);
        int[] queue = new int[Math.max(height, width)];
        float[] line = new float[Math.max(height, width)];
        for (int y = 0; y < height; y++) {
            line(image.values(), y * width, 1, width, radius, sign, queue, line, result.values());
        }
        for (int x = 0; x < width; x++) {
            line(result.values(), x, width, height, radius, sign, queue, line, result.values());
        }
        return result;
    }

    /** Filters one row or column in linear time: the queue has the candidates of the window, best first. */
    private static void line(
            float[] from,
            int offset,
            int step,
            int count,
            int radius,
            int sign,
            int[] queue,
            float[] line,
            float[] to) {
        for (int i = 0; i < count; i++) {
            line[i] = sign * from[offset + i * step];
        }
        int head = 0;
        int tail = 0;
        for (int i = 0; i < count + radius; i++) {
            if (i < count) {
                while (tail > head && line[queue[tail - 1]] <= line[i]) {
                    tail--;
                }
                queue[tail++] = i;
            }
            int center = i - radius;
            if (center >= 0) {
                while (queue[head] < center - radius) {
                    head++;
                }
                to[offset + center * step] = sign * line[queue[head]];
            }
        }
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
