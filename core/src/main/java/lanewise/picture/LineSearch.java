package lanewise.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds thin straight lines that run from left to right, with a Hough transform (Duda and Hart, "Use of the Hough
 * transformation to detect lines and curves in pictures", 1972) of the middles of short vertical runs.
 */
final class LineSearch {

    /** The maximum slope of a line. */
    private static final double STEEPEST = 0.3;

    /** The maximum thickness of a line, as a part of the longer side. */
    private static final double THICKEST = 0.03;

    /** The minimum length of a line, as a part of the width. */
    private static final double SHORTEST = 0.2;

    /** The maximum gap in a line, as a part of the width. */
    private static final double GAP = 0.04;

    /** The minimum part of its columns in which a line has ink. */
    private static final double COVERED = 0.85;

    private static final int MOST_LINES = 80;

    private final boolean[] mask;
    private final int height;
    private final int width;

    /** The middles of the runs; used ones are removed by exchange with the last. */
    private final int[] xs;

    private final float[] ys;
    private final int[] lengths;
    private int points;

    private final int slopes;
    private final int offset;
    private final int bins;
    private final int[] votes;

    /** The points that are removed with a line, and their number. */
    private final int[] removed;

    private int removals;

    LineSearch(boolean[] mask, int height, int width) {
        this.mask = mask;
        this.height = height;
        this.width = width;
        slopes = (int) Math.ceil(STEEPEST * width / 2) * 2 + 1;
        offset = (int) Math.ceil(STEEPEST * width) + 2;
        bins = height + 2 * offset;
        votes = new int[slopes * bins];
        int most = 0;
        for (int i = 0; i < mask.length; i++) {
            most += mask[i] ? 1 : 0;
        }
        xs = new int[most];
        ys = new float[most];
        lengths = new int[most];
        removed = new int[most];
        int thickest = Math.max(1, (int) Math.round(THICKEST * Math.max(height, width)));
        for (int x = 0; x < width; x++) {
            addRuns(x, thickest);
        }
        for (int i = 0; i < points; i++) {
            removed[i] = i;
        }
        vote(points, 1);
    }

    private void addRuns(int x, int thickest) {
        int y = 0;
        while (y < height) {
            int top = y;
            while (y < height && mask[y * width + x]) {
                y++;
            }
            if (y > top && y - top <= thickest) {
                xs[points] = x;
                ys[points] = (top + y - 1) / 2f;
                lengths[points] = y - top;
                points++;
            }
            y++;
        }
    }

    private double slope(int number) {
        return (number - slopes / 2) * 2.0 / width;
    }

    /** Adds votes for the first of the points in {@code removed}. Slope by slope, the votes stay in the cache. */
    private void vote(int count, int change) {
        for (int s = 0; s < slopes; s++) {
            float slope = (float) slope(s);
            int row = s * bins;
            float base = offset + 0.5f;
            for (int i = 0; i < count; i++) {
                int point = removed[i];
                votes[row + (int) (ys[point] - slope * xs[point] + base)] += change;
            }
        }
    }

    /** Returns the lines, strongest first. */
    List<RuledLine> lines() {
        List<RuledLine> lines = new ArrayList<>();
        for (int round = 0; round < MOST_LINES; round++) {
            int best = strongest();
            int count = votes[best - 1] + votes[best] + votes[best + 1];
            if (count < SHORTEST * COVERED * width) {
                break;
            }
            take(best % bins - offset, slope(best / bins), lines);
        }
        return lines;
    }

    private int strongest() {
        int best = 1;
        int most = -1;
        for (int i = 1; i < votes.length - 1; i++) {
            int count = votes[i - 1] + votes[i] + votes[i + 1];
            if (count > most) {
                most = count;
                best = i;
            }
        }
        return best;
    }

    /** Fits a line to the points near a peak, adds it if it is one, and removes the points. */
    private void take(double start, double slope, List<RuledLine> lines) {
        double a = start;
        double b = slope;
        for (int round = 0; round < 3; round++) {
            double n = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double sxy = 0;
            for (int i = 0; i < points; i++) {
                if (Math.abs(ys[i] - a - b * xs[i]) <= RuledLine.BENT) {
                    n++;
                    sx += xs[i];
                    sy += ys[i];
                    sxx += (double) xs[i] * xs[i];
                    sxy += (double) xs[i] * ys[i];
                }
            }
            double spread = n * sxx - sx * sx;
            if (spread < 1) {
                break;
            }
            b = (n * sxy - sx * sy) / spread;
            a = (sy - b * sx) / n;
        }
        int[] runs = new int[points];
        int count = 0;
        removals = 0;
        for (int i = points - 1; i >= 0; i--) {
            boolean near = Math.abs(ys[i] - a - b * xs[i]) <= RuledLine.BENT;
            if (near) {
                runs[count++] = lengths[i];
            }
            if (near || Math.abs(ys[i] - start - slope * xs[i]) <= 1.5) {
                removed[removals++] = i;
            }
        }
        vote(removals, -1);
        // From the last to the first: the last point takes the place of each, and is none of the others.
        for (int i = 0; i < removals; i++) {
            remove(removed[i]);
        }
        if (count > 0) {
            Arrays.sort(runs, 0, count);
            add(covered(a, b), a, b, runs[count / 2], lines);
        }
    }

    /** Returns the columns in which there is ink at a line, of the line or of a stroke across it. */
    private boolean[] covered(double start, double slope) {
        boolean[] covered = new boolean[width];
        for (int x = 0; x < width; x++) {
            int center = (int) Math.round(start + slope * x);
            for (int y = Math.max(0, center - 1); y <= Math.min(height - 1, center + 1); y++) {
                covered[x] |= mask[y * width + x];
            }
        }
        return covered;
    }

    /** Adds the stretches of a line without a large gap that are long and solid. */
    private void add(boolean[] covered, double start, double slope, double thickness, List<RuledLine> lines) {
        int gap = (int) (GAP * width);
        int first = -1;
        int last = -1;
        int inside = 0;
        for (int x = 0; x <= width; x++) {
            boolean end = x == width || covered[x] && last >= 0 && x - last > gap;
            if (end && first >= 0) {
                int length = last - first + 1;
                if (length >= SHORTEST * width && inside >= COVERED * length) {
                    lines.add(new RuledLine(start, slope, thickness, first, last));
                }
                first = -1;
                inside = 0;
            }
            if (x < width && covered[x]) {
                first = first < 0 ? x : first;
                last = x;
                inside++;
            }
        }
    }

    private void remove(int point) {
        points--;
        xs[point] = xs[points];
        ys[point] = ys[points];
        lengths[point] = lengths[points];
    }
}
