package lanewise.picture;

/**
 * A gray image.
 *
 * @param height rows
 * @param width columns
 * @param values row after row; what 0 and the greatest mean, the maker says
 */
record GrayImage(int height, int width, float[] values) {

    /** Black, or whatever 0 means. */
    static GrayImage zeros(int height, int width) {
        return new GrayImage(height, width, new float[height * width]);
    }

    float get(int y, int x) {
        return values[y * width + x];
    }

    void set(int y, int x, float value) {
        values[y * width + x] = value;
    }

    /** The same image if its longer side is at most this long, else one shrunk to it. */
    GrayImage within(int side) {
        int longer = Math.max(height, width);
        return longer <= side
                ? this
                : scaled(0, 0, height, width, shrunk(height, side, longer), shrunk(width, side, longer));
    }

    private static int shrunk(int length, int side, int longer) {
        return Math.max(1, (int) Math.round((double) length * side / longer));
    }

    /**
     * A part of this image scaled to another size: each new pixel is the mean over the rectangle that it covers, in
     * which an old pixel counts as much as it lies inside.
     *
     * @param top first row of the part
     * @param left first column of the part
     * @param partHeight rows of the part
     * @param partWidth columns of the part
     */
    GrayImage scaled(int top, int left, int partHeight, int partWidth, int rows, int columns) {
        GrayImage narrow = zeros(partHeight, columns);
        double across = (double) partWidth / columns;
        for (int y = 0; y < partHeight; y++) {
            for (int x = 0; x < columns; x++) {
                narrow.set(y, x, mean((top + y) * width + left, 1, x * across, (x + 1) * across, partWidth, values));
            }
        }
        GrayImage scaled = zeros(rows, columns);
        double down = (double) partHeight / rows;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                scaled.set(y, x, mean(x, columns, y * down, (y + 1) * down, partHeight, narrow.values));
            }
        }
        return scaled;
    }

    /** The mean of every {@code step}-th value from {@code offset} on, between two places among them. */
    private static float mean(int offset, int step, double from, double to, int count, float[] values) {
        double sum = 0;
        for (int i = (int) from; i < Math.min(count, Math.ceil(to)); i++) {
            sum += (Math.min(i + 1, to) - Math.max(i, from)) * values[offset + i * step];
        }
        return (float) (sum / (to - from));
    }
}
