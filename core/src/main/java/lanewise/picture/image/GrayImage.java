package lanewise.picture.image;

/**
 * A gray image.
 *
 * @param height number of rows
 * @param width number of columns
 * @param values row by row; the range depends on the use
 */
public record GrayImage(int height, int width, float[] values) {

    /** Returns an image of zeros. */
    public static GrayImage zeros(int height, int width) {
        return new GrayImage(height, width, new float[height * width]);
    }

    public float get(int y, int x) {
        return values[y * width + x];
    }

    public void set(int y, int x, float value) {
        values[y * width + x] = value;
    }

    /** Returns the length of the longer side. */
    public int longerSide() {
        return Math.max(height, width);
    }

    /** Returns this image, or a smaller one whose longer side has the given length. */
    public GrayImage within(int side) {
        int longer = longerSide();
        return longer <= side
                ? this
                : scaled(0, 0, height, width, shrunk(height, side, longer), shrunk(width, side, longer));
    }

    private static int shrunk(int length, int side, int longer) {
        return Math.max(1, (int) Math.round((double) length * side / longer));
    }

    /**
     * Scales a part of this image. Each new pixel is the mean over the rectangle that it covers; an old pixel counts in
     * proportion to its area inside the rectangle.
     *
     * @param top first row of the part
     * @param left first column of the part
     * @param partHeight number of rows of the part
     * @param partWidth number of columns of the part
     * @param rows number of rows of the result
     * @param columns number of columns of the result
     */
    public GrayImage scaled(int top, int left, int partHeight, int partWidth, int rows, int columns) {
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

    /** Returns the mean of every {@code step}-th value from {@code offset} between two positions. */
    private static float mean(int offset, int step, double from, double to, int count, float[] values) {
        double sum = 0;
        for (int i = (int) from; i < Math.min(count, Math.ceil(to)); i++) {
            sum += (Math.min(i + 1, to) - Math.max(i, from)) * values[offset + i * step];
        }
        return (float) (sum / (to - from));
    }
}
