package lanewise.picture;

import lanewise.picture.image.Components;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Otsu;

/**
 * Whether ink is lighter than the paper, in a picture that the ink almost fills. Paper is what the border of the
 * picture consists of; where that is undecided, ink is what has fewer parts.
 */
final class Polarity {

    /** The border is undecided if no kind of pixels has more than this part of it. */
    private static final double DECIDED = 0.6;

    /** Parts with fewer pixels than this, as a part of the picture, are not counted. */
    private static final double COUNTED = 0.004;

    /** The values of a border differ by at most this, out of 255, if it is drawn and not photographed. */
    private static final float DRAWN = 1;

    private Polarity() {}

    /**
     * Returns whether the ink is lighter than the paper, in a picture that was drawn by a program. Its border has one
     * value, which is the paper unless most of the picture differs from it. Photos have noise.
     *
     * @param picture 0 (black) to 255 (white)
     * @return null if the border has several values, or most of the picture differs from it
     */
    static Boolean lighterThanBorder(GrayImage picture) {
        int height = picture.height();
        int width = picture.width();
        float paper = picture.get(0, 0);
        float most = 0;
        float balance = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float difference = picture.get(y, x) - paper;
                boolean border = y == 0 || x == 0 || y == height - 1 || x == width - 1;
                if (border && Math.abs(difference) > DRAWN) {
                    return null;
                }
                if (Math.abs(difference) > most) {
                    most = Math.abs(difference);
                    balance = difference;
                }
            }
        }
        int different = 0;
        for (float value : picture.values()) {
            different += Math.abs(value - paper) > most / 2 ? 1 : 0;
        }
        return most <= DRAWN || different > picture.values().length / 2 ? null : Boolean.valueOf(balance > 0);
    }

    /**
     * Returns whether the ink is lighter than the paper.
     *
     * @param picture 0 (black) to 255 (white)
     */
    static boolean lighter(GrayImage picture) {
        int height = picture.height();
        int width = picture.width();
        float threshold = Otsu.threshold(picture.values());
        boolean[] bright = new boolean[height * width];
        int border = 0;
        int brightPixels = 0;
        int brightBorder = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean isBright = picture.get(y, x) > threshold;
                bright[y * width + x] = isBright;
                brightPixels += isBright ? 1 : 0;
                if (y == 0 || x == 0 || y == height - 1 || x == width - 1) {
                    border++;
                    brightBorder += isBright ? 1 : 0;
                }
            }
        }
        double share = (double) brightBorder / border;
        if (share < 1 - DECIDED || share > DECIDED) {
            boolean brightBorderWins = share > 0.5;
            int inside = brightBorderWins ? bright.length - brightPixels : brightPixels;
            // A border that surrounds the larger part of the picture is the table around the paper.
            return brightBorderWins == (inside > bright.length / 2);
        }
        int brightParts = parts(bright, height, width);
        for (int i = 0; i < bright.length; i++) {
            bright[i] = !bright[i];
        }
        int darkParts = parts(bright, height, width);
        return brightParts == darkParts ? share < 0.5 : brightParts < darkParts;
    }

    private static int parts(boolean[] mask, int height, int width) {
        return (int) Components.of(mask, height, width).parts().stream()
                .filter(part -> part.pixels() >= COUNTED * mask.length)
                .count();
    }
}
