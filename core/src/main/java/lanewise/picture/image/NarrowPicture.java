package lanewise.picture.image;

import java.util.Arrays;
import java.util.List;

/**
 * A picture of a 1 that was cropped to its ink: narrow, with ink from its top to its bottom and as much ink as paper,
 * so that neither the border nor the width of the strokes shows which of the two is ink.
 */
public final class NarrowPicture {

    /** A picture is narrow if its height is at least this many times its width. */
    private static final double NARROW = 2.2;

    /** Parts with fewer pixels than this, as a part of the picture, are not counted. */
    private static final double COUNTED = 0.004;

    /** Width of the added paper, as a part of the height of the picture. */
    private static final double MARGIN = 0.25;

    private NarrowPicture() {}

    /**
     * Adds paper around a picture if it is narrow and one kind of pixels, the bright or the dark ones, is in one part
     * from top to bottom, while the other kind is in several parts at the border.
     *
     * @param picture 0 (black) to 255 (white)
     * @return the picture with a margin; the same picture if it is of another kind
     */
    public static GrayImage withMargin(GrayImage picture) {
        if (picture.height() < NARROW * picture.width()) {
            return picture;
        }
        float threshold = Otsu.threshold(picture.values());
        boolean[] bright = new boolean[picture.values().length];
        boolean[] dark = new boolean[bright.length];
        for (int i = 0; i < bright.length; i++) {
            bright[i] = picture.values()[i] > threshold;
            dark[i] = !bright[i];
        }
        if (isInk(bright, dark, picture)) {
            return withMargin(picture, paper(picture, dark));
        }
        return isInk(dark, bright, picture) ? withMargin(picture, paper(picture, bright)) : picture;
    }

    private static boolean isInk(boolean[] ink, boolean[] paper, GrayImage picture) {
        List<Components.Part> strokes = parts(ink, picture);
        List<Components.Part> ground = parts(paper, picture);
        return strokes.size() == 1
                && strokes.get(0).box().height() == picture.height()
                && ground.size() > 1
                && ground.stream().allMatch(part -> part.edge() > 0);
    }

    private static List<Components.Part> parts(boolean[] mask, GrayImage picture) {
        return Components.of(mask, picture.height(), picture.width()).parts().stream()
                .filter(part -> part.pixels() >= COUNTED * mask.length)
                .toList();
    }

    /** Returns the median of the pixels of a mask. */
    private static float paper(GrayImage picture, boolean[] mask) {
        float[] values = new float[mask.length];
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                values[count++] = picture.values()[i];
            }
        }
        return Quantile.of(values, count, 0.5);
    }

    private static GrayImage withMargin(GrayImage picture, float paper) {
        int margin = (int) Math.ceil(MARGIN * picture.height());
        GrayImage larger = GrayImage.zeros(picture.height() + 2 * margin, picture.width() + 2 * margin);
        Arrays.fill(larger.values(), paper);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                larger.set(margin + y, margin + x, picture.get(y, x));
            }
        }
        return larger;
    }
}
