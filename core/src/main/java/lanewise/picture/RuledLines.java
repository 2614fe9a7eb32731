package lanewise.picture;

import java.util.ArrayList;
import java.util.List;
import lanewise.picture.image.Components;

/**
 * Removes the lines of boxes, ruled paper and graph paper from a mask. A line is straight, thin, and ends at the border
 * of the picture or at a line of the other direction. Where a stroke crosses a line, the pixels stay.
 */
final class RuledLines {

    /** A line of the picture that ends so close to the border, as a part of the side, ends at the border. */
    private static final double AT_BORDER = 0.06;

    /** Two lines meet if so much, as a part of the side, is between them. */
    private static final double MEETS = 0.05;

    /** What is left is a digit if it has at least this part of the shorter side. */
    private static final double DIGIT = 0.08;

    private RuledLines() {}

    /**
     * Returns the mask without ruled lines, or the mask itself if nothing else is on the picture.
     *
     * @param mask the ink
     * @param height number of rows
     * @param width number of columns
     */
    static boolean[] removed(boolean[] mask, int height, int width) {
        List<RuledLine> across = new LineSearch(mask, height, width).lines();
        List<RuledLine> down = new LineSearch(transposed(mask, height, width), width, height).lines();
        boolean changed = true;
        while (changed) {
            List<RuledLine> ending = anchored(across, down, width, height);
            changed = ending.size() < across.size();
            across = ending;
            ending = anchored(down, across, height, width);
            changed |= ending.size() < down.size();
            down = ending;
        }
        if (across.isEmpty() && down.isEmpty()) {
            return mask;
        }
        boolean[] rest = mask.clone();
        across.forEach(line -> line.erase(mask, rest, height, width));
        boolean[] from = transposed(mask, height, width);
        boolean[] to = transposed(rest, height, width);
        down.forEach(line -> line.erase(from, to, width, height));
        boolean[] erased = transposed(to, width, height);
        return holdsDigit(erased, height, width) ? erased : mask;
    }

    /** Returns the lines with both ends at the border or at one of the other lines. */
    private static List<RuledLine> anchored(List<RuledLine> lines, List<RuledLine> others, int length, int breadth) {
        List<RuledLine> anchored = new ArrayList<>();
        for (RuledLine line : lines) {
            if (ends(line, line.from(), others, length, breadth) && ends(line, line.to(), others, length, breadth)) {
                anchored.add(line);
            }
        }
        return anchored;
    }

    private static boolean ends(RuledLine line, int end, List<RuledLine> others, int length, int breadth) {
        double near = MEETS * length;
        if (end < AT_BORDER * length || end > (1 - AT_BORDER) * length) {
            return true;
        }
        double at = line.at(end);
        for (RuledLine other : others) {
            if (Math.abs(other.at(at) - end) < near
                    && at > other.from() - MEETS * breadth
                    && at < other.to() + MEETS * breadth) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsDigit(boolean[] mask, int height, int width) {
        double least = DIGIT * Math.min(height, width);
        return Components.of(mask, height, width).parts().stream()
                .anyMatch(part ->
                        part.box().height() >= least && part.edge() < part.box().longerSide());
    }

    private static boolean[] transposed(boolean[] mask, int height, int width) {
        boolean[] transposed = new boolean[mask.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                transposed[x * height + y] = mask[y * width + x];
            }
        }
        return transposed;
    }
}
