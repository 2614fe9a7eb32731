package lanewise.picture;

import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Morphology;

/**
 * The polarity of the ink, and the size of a square that is just larger than the strokes. Both are found by top-hat
 * transforms with squares of several sizes.
 *
 * @param light whether the ink is lighter than the paper
 * @param square side of the square, as a part of the longer side of the picture
 */
record StrokeScale(boolean light, double square) {

    /** The longer side of the picture that is examined. */
    private static final int SIDE = 320;

    private static final double[] SQUARES = {1 / 64.0, 1 / 40.0, 1 / 26.0, 1 / 18.0, 1 / 12.0, 1 / 8.0, 1 / 4.0};

    /** A square is large enough if the strongest ink keeps this part of its strength. */
    private static final double KEPT = 0.93;

    /** The square is larger by this factor, because strokes that touch are wider than one. */
    private static final double WIDER = 1.25;

    /** Ink is strong above this part of the strongest. */
    private static final double STRONG = 0.6;

    /** Outside of this part of the sides there may be a table. */
    private static final double MARGIN = 0.1;

    /** The minimum ratio of the ink of a clear polarity to that of the other polarity. */
    private static final double CLEAR = 3;

    /** The minimum ratio of this ink to the area of the square: strokes are longer than they are wide. */
    private static final double LONG = 2.5;

    /** What is darker than this part of the brightest is treated as this bright. */
    private static final float DARKEST = 0.3f;

    /** Ink is on less than this part of the border of a picture. */
    private static final double MOST_OF_BORDER = 0.3;

    /** Returns whether the strokes are so wide that even the largest square may not fill them. */
    boolean isWidest() {
        return square >= SQUARES[SQUARES.length - 1];
    }

    /** Returns the radius of the square in a picture with this side. */
    static int radius(double square, int side) {
        return Math.max(2, (int) Math.round(side * square / 2));
    }

    /**
     * Finds the scale of a picture.
     *
     * @param picture 0 (black) to 255 (white)
     */
    static StrokeScale of(GrayImage picture) {
        GrayImage small = picture.within(SIDE);
        GrayImage[][] hats = new GrayImage[2][SQUARES.length];
        boolean light = lighter(small, hats);
        GrayImage widest = hat(small, SQUARES.length - 1, light, hats);
        int i = 0;
        while (!keeps(widest, hat(small, i, light, hats))) {
            i++;
        }
        return new StrokeScale(light, Math.min(SQUARES[SQUARES.length - 1], WIDER * SQUARES[i]));
    }

    /** Returns the difference of a closing, or of an opening, and the picture. */
    static GrayImage hat(GrayImage picture, GrayImage paper) {
        float[] difference = new float[paper.values().length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = Math.abs(paper.values()[i] - picture.values()[i]);
        }
        return new GrayImage(picture.height(), picture.width(), difference);
    }

    /** Returns the difference for a square; each is computed once. */
    private static GrayImage hat(GrayImage picture, int i, boolean light, GrayImage[][] hats) {
        GrayImage[] known = hats[light ? 1 : 0];
        if (known[i] == null) {
            int radius = radius(SQUARES[i], picture.longerSide());
            known[i] = hat(picture, light ? Morphology.opening(picture, radius) : Morphology.closing(picture, radius));
        }
        return known[i];
    }

    /**
     * Returns whether the ink is lighter than the paper. Strokes are narrower than the paper between them: the smallest
     * square decides that shows enough of one polarity, and little of the other.
     */
    private static boolean lighter(GrayImage picture, GrayImage[][] hats) {
        Boolean drawn = Polarity.lighterThanBorder(picture);
        if (drawn != null) {
            return drawn;
        }
        float brightest = maximum(picture);
        int widest = SQUARES.length - 1;
        float range = Math.max(
                maximum(contrast(hat(picture, widest, false, hats), picture, brightest, false)),
                maximum(contrast(hat(picture, widest, true, hats), picture, brightest, true)));
        for (int i = 0; i < SQUARES.length - 1; i++) {
            double side = 2 * radius(SQUARES[i], picture.longerSide()) + 1;
            GrayImage darkHat = contrast(hat(picture, i, false, hats), picture, brightest, false);
            GrayImage lightHat = contrast(hat(picture, i, true, hats), picture, brightest, true);
            double dark = ink(darkHat, range);
            double light = ink(lightHat, range);
            if (Math.max(dark, light) > LONG * side * side
                    && Math.max(dark, light) > CLEAR * Math.min(dark, light)
                    && border(light > dark ? lightHat : darkHat, range) < MOST_OF_BORDER) {
                return light > dark;
            }
        }
        return Polarity.lighter(picture);
    }

    /** Returns the difference as a part of the brighter of picture and paper, so that it is the same in a shadow. */
    private static GrayImage contrast(GrayImage hat, GrayImage picture, float brightest, boolean light) {
        GrayImage contrast = GrayImage.zeros(hat.height(), hat.width());
        for (int i = 0; i < contrast.values().length; i++) {
            float difference = hat.values()[i];
            float brighter = picture.values()[i] + (light ? 0 : difference);
            contrast.values()[i] = difference / Math.max(1, Math.max(brighter, DARKEST * brightest));
        }
        return contrast;
    }

    /** Returns the sum of cubes: a few strong pixels count more than many weak ones. */
    private static double ink(GrayImage hat, float range) {
        double sum = 0;
        for (int y = 0; y < hat.height(); y++) {
            for (int x = 0; x < hat.width(); x++) {
                double value = inside(hat, y, x) ? hat.get(y, x) / range : 0;
                sum += value * value * value;
            }
        }
        return sum;
    }

    /** Returns the part of the border that is ink. */
    private static double border(GrayImage hat, float range) {
        int ink = 0;
        int all = 0;
        for (int y = 0; y < hat.height(); y++) {
            boolean row = y == 0 || y == hat.height() - 1;
            for (int x = 0; x < hat.width(); x += row ? 1 : Math.max(1, hat.width() - 1)) {
                ink += hat.get(y, x) > range / 2 ? 1 : 0;
                all++;
            }
        }
        return (double) ink / all;
    }

    private static boolean inside(GrayImage image, int y, int x) {
        int rows = (int) (MARGIN * image.height());
        int columns = (int) (MARGIN * image.width());
        return y >= rows && y < image.height() - rows && x >= columns && x < image.width() - columns;
    }

    private static boolean keeps(GrayImage widest, GrayImage narrower) {
        float most = maximum(widest);
        double before = 0;
        double after = 0;
        for (int i = 0; i < widest.values().length; i++) {
            float value = widest.values()[i];
            if (value > STRONG * most) {
                before += value;
                after += Math.min(value, narrower.values()[i]);
            }
        }
        return after >= KEPT * before;
    }

    private static float maximum(GrayImage image) {
        float most = 0;
        for (float value : image.values()) {
            most = Math.max(most, value);
        }
        return most;
    }
}
