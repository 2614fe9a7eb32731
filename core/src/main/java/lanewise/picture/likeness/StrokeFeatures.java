package lanewise.picture.likeness;

/** Features of an image of 28 x 28 pixels: its strokes by place and direction. */
final class StrokeFeatures {

    private static final int SIDE = 28;
    private static final int CELL = 4;
    private static final int CELLS = SIDE / CELL;

    /** The directions of gradients, around the whole circle. */
    private static final int DIRECTIONS = 8;

    /** The number of features. */
    static final int COUNT = CELLS * CELLS * DIRECTIONS;

    private StrokeFeatures() {}

    /**
     * Returns the features.
     *
     * @param pixels unsigned bytes, row by row
     * @return square roots of the gradients, with length 1
     */
    static float[] of(byte[] pixels) {
        float[] features = new float[COUNT];
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                float right = sobel(pixels, y, x, 1) - sobel(pixels, y, x, -1);
                float down = sobelDown(pixels, y, x, 1) - sobelDown(pixels, y, x, -1);
                float length = (float) Math.sqrt(right * right + down * down);
                if (length > 0) {
                    spread(features, y, x, Math.atan2(down, right), length);
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += features[i];
            features[i] = (float) Math.sqrt(features[i]);
        }
        for (int i = 0; i < features.length && sum > 0; i++) {
            features[i] /= (float) Math.sqrt(sum);
        }
        return features;
    }

    private static int sobel(byte[] pixels, int y, int x, int side) {
        int at = y * SIDE + x + side;
        return Byte.toUnsignedInt(pixels[at - SIDE])
                + 2 * Byte.toUnsignedInt(pixels[at])
                + Byte.toUnsignedInt(pixels[at + SIDE]);
    }

    private static int sobelDown(byte[] pixels, int y, int x, int side) {
        int at = (y + side) * SIDE + x;
        return Byte.toUnsignedInt(pixels[at - 1])
                + 2 * Byte.toUnsignedInt(pixels[at])
                + Byte.toUnsignedInt(pixels[at + 1]);
    }

    /** Adds a gradient to the two nearest directions of the four nearest cells, by proximity. */
    private static void spread(float[] features, int y, int x, double angle, float length) {
        double turn = (angle / (2 * Math.PI) + 1) * DIRECTIONS;
        int first = (int) turn;
        float second = (float) (turn - first);
        double v = (y + 0.5) / CELL - 0.5;
        double u = (x + 0.5) / CELL - 0.5;
        int top = (int) Math.floor(v);
        int left = (int) Math.floor(u);
        for (int cell = 0; cell < 4; cell++) {
            int row = top + (cell >> 1);
            int column = left + (cell & 1);
            if (row < 0 || column < 0 || row >= CELLS || column >= CELLS) {
                continue;
            }
            float share = (float) ((1 - Math.abs(v - row)) * (1 - Math.abs(u - column))) * length;
            int at = (row * CELLS + column) * DIRECTIONS;
            features[at + first % DIRECTIONS] += share * (1 - second);
            features[at + (first + 1) % DIRECTIONS] += share * second;
        }
    }
}
