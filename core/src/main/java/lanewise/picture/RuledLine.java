package lanewise.picture;

/**
 * A straight line across a picture: y = start + slope x.
 *
 * @param start row at column 0
 * @param slope rows per column
 * @param thickness its thickness in pixels
 * @param from first column
 * @param to last column
 */
record RuledLine(double start, double slope, double thickness, int from, int to) {

    /** Pixels that a line may be away from a straight line, because of the lens and the paper. */
    static final int BENT = 2;

    /** Returns the row at a column. */
    double at(double x) {
        return start + slope * x;
    }

    /**
     * Erases this line from a mask. Where the ink is thicker than the line, a stroke crosses it; that ink stays.
     *
     * @param mask the mask with all ink
     * @param rest the mask from which the line is erased
     * @param height number of rows
     * @param width number of columns
     */
    void erase(boolean[] mask, boolean[] rest, int height, int width) {
        int reach = BENT + (int) Math.ceil(thickness / 2);
        double most = 1.5 * thickness + 2;
        for (int x = Math.max(0, from - reach); x <= Math.min(width - 1, to + reach); x++) {
            int center = (int) Math.round(at(x));
            int y = center - reach;
            while (y <= center + reach) {
                if (y < 0 || y >= height || !mask[y * width + x]) {
                    y++;
                    continue;
                }
                int top = y;
                while (top > 0 && mask[(top - 1) * width + x]) {
                    top--;
                }
                int bottom = y;
                while (bottom < height - 1 && mask[(bottom + 1) * width + x]) {
                    bottom++;
                }
                for (int v = top; bottom - top + 1 <= most && v <= bottom; v++) {
                    rest[v * width + x] = false;
                }
                y = bottom + 1;
            }
        }
    }
}
