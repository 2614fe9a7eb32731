package lanewise.picture.image;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A light sheet of paper on a dark ground that takes more of the picture than the sheet, such as a note on a desk.
 * Without it, the sheet itself would look like light ink on dark paper. A digit is not as solid and rectangular as a
 * sheet.
 */
public final class Sheet {

    /** The longer side of the picture in which the sheet is searched. */
    private static final int SIDE = 320;

    /** Radius of the blur before the search, which removes the writing on the sheet. */
    private static final int BLUR = 2;

    /** The sheet takes at least this part of the picture. */
    private static final double SMALLEST = 0.08;

    /** At most this part of the border of the picture is light. */
    private static final double MOST_BORDER = 0.2;

    /** The sheet takes at least this part of the smallest rectangle around it. An ellipse takes 0.785. */
    private static final double RECTANGULAR = 0.85;

    /** The sides of this rectangle differ by at most this factor. The stroke of a 1 is longer. */
    private static final double LONGEST = 2;

    /** The light part of the sheet is at least this part of it. */
    private static final double LIGHT = 0.75;

    /** Step between the directions in which the rectangle is searched, in degrees. */
    private static final int DEGREES = 3;

    /** Width of the edge of the sheet that is not used, in pixels of the small picture. */
    private static final int EDGE = 4;

    private Sheet() {}

    /**
     * Returns the part of a picture with the sheet. What is around the sheet has the gray of the sheet.
     *
     * @param picture 0 (black) to 255 (white)
     * @return the part; empty if there is no such sheet
     */
    public static Optional<GrayImage> on(GrayImage picture) {
        GrayImage small = picture.within(SIDE);
        float[] values = Morphology.blurred(small, BLUR).values();
        float threshold = Otsu.threshold(values);
        boolean[] light = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            light[i] = values[i] > threshold;
        }
        Components all = Components.of(light, small.height(), small.width());
        Optional<Components.Part> largest = all.parts().stream().max(Comparator.comparingInt(Components.Part::pixels));
        int border = 2 * (small.height() + small.width());
        int lightBorder = all.parts().stream().mapToInt(Components.Part::edge).sum();
        if (largest.isEmpty() || lightBorder > MOST_BORDER * border) {
            return Optional.empty();
        }
        boolean[] sheet = filled(all.mask(List.of(largest.get())), small.height(), small.width());
        int area = count(sheet);
        return area < SMALLEST * values.length
                        || largest.get().pixels() < LIGHT * area
                        || !isRectangular(sheet, small.width(), area)
                ? Optional.empty()
                : inside(picture, small, sheet);
    }

    /** Returns a mask with its holes: what is not connected to the border of the picture outside of the mask. */
    private static boolean[] filled(boolean[] mask, int height, int width) {
        boolean[] outside = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            outside[i] = !mask[i];
        }
        Components others = Components.of(outside, height, width);
        boolean[] around = others.mask(
                others.parts().stream().filter(part -> part.edge() > 0).toList());
        boolean[] filled = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            filled[i] = !around[i];
        }
        return filled;
    }

    private static int count(boolean[] mask) {
        int count = 0;
        for (boolean each : mask) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /**
     * Returns whether a mask takes most of the smallest rectangle around it, in any direction, and this is not narrow.
     */
    private static boolean isRectangular(boolean[] mask, int width, int area) {
        double smallest = Double.POSITIVE_INFINITY;
        double ratio = 1;
        for (int degrees = 0; degrees < 90; degrees += DEGREES) {
            double across = Math.cos(Math.toRadians(degrees));
            double down = Math.sin(Math.toRadians(degrees));
            double[] first = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int i = 0; i < mask.length; i++) {
                if (mask[i]) {
                    int x = i % width;
                    int y = i / width;
                    double u = x * across + y * down;
                    double v = y * across - x * down;
                    first[0] = Math.min(first[0], u);
                    last[0] = Math.max(last[0], u);
                    first[1] = Math.min(first[1], v);
                    last[1] = Math.max(last[1], v);
                }
            }
            double sideU = last[0] - first[0] + 1;
            double sideV = last[1] - first[1] + 1;
            if (sideU * sideV < smallest) {
                smallest = sideU * sideV;
                ratio = Math.max(sideU, sideV) / Math.min(sideU, sideV);
            }
        }
        return area >= RECTANGULAR * smallest && ratio <= LONGEST;
    }

    /** Returns the sheet without its edge; empty if nothing is left. */
    private static Optional<GrayImage> inside(GrayImage picture, GrayImage small, boolean[] sheet) {
        boolean[] outside = new boolean[sheet.length];
        for (int i = 0; i < sheet.length; i++) {
            outside[i] = !sheet[i];
        }
        outside = Morphology.dilated(outside, small.height(), small.width(), EDGE);
        Box box = null;
        float[] paper = new float[sheet.length];
        int count = 0;
        for (int i = 0; i < sheet.length; i++) {
            if (!outside[i]) {
                Box pixel = Box.of(i / small.width(), i % small.width());
                box = box == null ? pixel : box.and(pixel);
                paper[count++] = small.values()[i];
            }
        }
        if (box == null) {
            return Optional.empty();
        }
        float gray = Quantile.of(paper, count, 0.5);
        double scale = (double) picture.longerSide() / small.longerSide();
        int top = (int) (box.top() * scale);
        int left = (int) (box.left() * scale);
        int rows = Math.min(picture.height() - top, (int) (box.height() * scale));
        int columns = Math.min(picture.width() - left, (int) (box.width() * scale));
        GrayImage part = GrayImage.zeros(rows, columns);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int at = Math.min(small.height() - 1, (int) ((top + y) / scale)) * small.width()
                        + Math.min(small.width() - 1, (int) ((left + x) / scale));
                part.set(y, x, outside[at] ? gray : picture.get(top + y, left + x));
            }
        }
        return Optional.of(part);
    }
}
