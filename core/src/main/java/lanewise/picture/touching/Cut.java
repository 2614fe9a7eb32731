package lanewise.picture.touching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lanewise.picture.image.GrayImage;

/**
 * A path from the top of an image to its bottom, along which ink may be cut.
 *
 * @param middle the column in the middle row
 * @param columns the first column right of the cut, row by row
 * @param ink sum of the ink that the path crosses
 */
record Cut(int middle, int[] columns, float ink) {

    /** The distance of neighboring paths in the middle row, as a part of the height. */
    private static final float STEP = 1 / 15f;

    /**
     * The cost of a step to the side, in units of the ink of a pixel. With lower costs, paths wander and cut off parts
     * of digits: of 160 numbers of training images, 82 were read with 0.04, and 98 with 1, with upright paths only
     * (2026-11-29).
     */
    private static final float SIDEWAYS = 1;

    /**
     * The directions that cost nothing, in columns to the left per row downward: upright, and slanted as in most
     * handwriting. With both, 109 of the 160 numbers were read.
     */
    private static final float[] SLANTS = {0, 0.2f};

    /**
     * Returns paths that cross little ink, from left to right. There is a path for each direction and for each of
     * several columns in the middle row. The first path is left of all ink, and the last is right of it.
     *
     * @param ink 0 (paper) to 1 (black)
     */
    static List<Cut> of(GrayImage ink) {
        List<Cut> cuts = new ArrayList<>();
        for (float slant : SLANTS) {
            addPaths(cuts, ink, slant);
        }
        cuts.sort(Comparator.comparingInt(Cut::middle));
        int[] end = new int[ink.height()];
        Arrays.fill(end, ink.width());
        cuts.add(0, new Cut(0, new int[ink.height()], 0));
        cuts.add(new Cut(ink.width(), end, 0));
        return cuts;
    }

    private static void addPaths(List<Cut> cuts, GrayImage ink, float slant) {
        int height = ink.height();
        int middle = height / 2;
        int[] shifts = new int[height];
        Arrays.setAll(shifts, y -> Math.round(slant * (middle - y)));
        int margin = (int) Math.ceil(Math.abs(slant) * height);
        GrayImage upright = sheared(ink, shifts, margin);
        int[][] above = ways(upright, 0, middle);
        int[][] below = ways(upright, height - 1, middle);
        int step = Math.max(1, Math.round(STEP * height));
        for (int x = step; x < ink.width(); x += step) {
            int[] columns = new int[height];
            columns[middle] = x + margin;
            for (int y = middle; y > 0; y--) {
                columns[y - 1] = above[y][columns[y]];
            }
            for (int y = middle; y < height - 1; y++) {
                columns[y + 1] = below[y][columns[y]];
            }
            float crossed = 0;
            for (int y = 0; y < height; y++) {
                crossed += upright.get(y, columns[y]);
                columns[y] = Math.max(0, Math.min(ink.width(), columns[y] - margin + shifts[y]));
            }
            cuts.add(new Cut(x, columns, crossed));
        }
    }

    /**
     * Returns the image with each row moved to the left by the given number of columns, and with a margin on both
     * sides.
     */
    private static GrayImage sheared(GrayImage ink, int[] shifts, int margin) {
        GrayImage sheared = GrayImage.zeros(ink.height(), ink.width() + 2 * margin);
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                int to = x + margin - shifts[y];
                if (to >= 0 && to < sheared.width()) {
                    sheared.set(y, to, ink.get(y, x));
                }
            }
        }
        return sheared;
    }

    /**
     * Finds the cheapest path from a row to each pixel of the rows up to another.
     *
     * @return for each pixel, the column in the row before
     */
    private static int[][] ways(GrayImage ink, int first, int last) {
        int width = ink.width();
        int[][] ways = new int[ink.height()][width];
        float[] costs = new float[width];
        for (int x = 0; x < width; x++) {
            costs[x] = ink.get(first, x);
        }
        int direction = Integer.signum(last - first);
        for (int y = first; y != last; ) {
            y += direction;
            float[] next = new float[width];
            for (int x = 0; x < width; x++) {
                int best = x;
                float least = costs[x];
                for (int from = Math.max(0, x - 1); from <= Math.min(width - 1, x + 1); from++) {
                    float cost = from == x ? costs[x] : costs[from] + SIDEWAYS;
                    if (cost < least) {
                        least = cost;
                        best = from;
                    }
                }
                ways[y][x] = best;
                next[x] = least + ink.get(y, x);
            }
            costs = next;
        }
        return ways;
    }

    /** Returns whether this path is left of another, and does not cross it. */
    boolean isLeftOf(Cut other) {
        for (int y = 0; y < columns.length; y++) {
            if (columns[y] > other.columns[y]) {
                return false;
            }
        }
        return middle < other.middle;
    }
}
