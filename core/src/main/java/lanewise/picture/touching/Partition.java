package lanewise.picture.touching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Selects the cuts between which the parts of some ink look most like digits, by dynamic programming. */
final class Partition {

    /** The minimum mean width of the digits, as a part of the height. A narrower partition is a zigzag line. */
    private static final float NARROWEST = 0.4f;

    /**
     * The weight of the ink at a cut, as a part of the height, in comparison with the square of the doubt about a part.
     */
    private static final float CROSSED = 1;

    /** The increase of the doubt about all parts with each part. Otherwise a stroke is often two digits. */
    private static final float PER_DIGIT = 0.05f;

    /** Returns the part between two cuts. */
    interface Parts {

        /** Returns the part between two cuts, given by their indices; null if it is not one digit. */
        Part between(int left, int right);
    }

    private final int mostDigits;
    private final Part[][] parts;

    /** The minimum cost of the digits left of a cut, by the number of digits. */
    private final float[][] costs;

    /** The last cut before, by the number of digits. */
    private final int[][] before;

    private Partition(int cuts, int mostDigits) {
        this.mostDigits = mostDigits;
        parts = new Part[cuts][cuts];
        costs = new float[mostDigits + 1][cuts];
        before = new int[mostDigits + 1][cuts];
    }

    /**
     * Finds the best parts.
     *
     * @param cuts the cuts from left to right
     * @param height the height of the ink
     * @param all computes the parts
     * @return at least two parts, from left to right; empty if every way has a part that is not one digit
     */
    static List<Part> of(List<Cut> cuts, int height, Parts all) {
        int width = cuts.get(cuts.size() - 1).middle();
        Partition partition = new Partition(cuts.size(), Math.max(2, (int) (width / (NARROWEST * height))));
        partition.find(cuts, height, all);
        return partition.best(cuts.size() - 1);
    }

    private void find(List<Cut> cuts, int height, Parts all) {
        for (float[] row : costs) {
            Arrays.fill(row, Float.POSITIVE_INFINITY);
        }
        costs[0][0] = 0;
        int end = cuts.size() - 1;
        for (int i = 0; i < end; i++) {
            for (int j = i + 1; j <= end && isReached(i); j++) {
                Part part = i == 0 && j == end || !cuts.get(i).isLeftOf(cuts.get(j)) ? null : all.between(i, j);
                if (part == null) {
                    continue;
                }
                parts[i][j] = part;
                float cost = part.doubt() * part.doubt() + CROSSED * cuts.get(j).ink() / height;
                for (int digits = 0; digits < mostDigits; digits++) {
                    if (costs[digits][i] + cost < costs[digits + 1][j]) {
                        costs[digits + 1][j] = costs[digits][i] + cost;
                        before[digits + 1][j] = i;
                    }
                }
            }
        }
    }

    private boolean isReached(int cut) {
        for (float[] row : costs) {
            if (row[cut] < Float.POSITIVE_INFINITY) {
                return true;
            }
        }
        return false;
    }

    private List<Part> best(int end) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int digits = 2; digits <= mostDigits; digits++) {
            double doubt = Math.sqrt(costs[digits][end] / digits) + PER_DIGIT * digits;
            if (doubt < least) {
                least = doubt;
                best = digits;
            }
        }
        List<Part> path = new ArrayList<>();
        int right = end;
        for (int digits = best; digits > 0; digits--) {
            int left = before[digits][right];
            path.add(0, parts[left][right]);
            right = left;
        }
        return path;
    }
}
