package lanewise.picture;

import java.util.Arrays;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Morphology;
import lanewise.picture.image.Noise;
import lanewise.picture.image.Otsu;
import lanewise.picture.image.Quantile;

/**
 * How much each pixel differs from the paper at its place, from 0 (paper) to 1 (black on white, or white on black).
 *
 * <p>The paper is a closing of the picture (an opening where the ink is lighter than the paper): what is narrower than
 * the square of the closing is filled, and what is wider stays. So strokes are ink, while a shadow, the table and light
 * from one side are paper, with sharp edges too.
 */
final class InkStrength {

    /** Paper is treated as at least this bright, as a part of the brightest, so that noise in the dark is not ink. */
    private static final double DARKEST = 0.4;

    /** From this standard deviation of the noise, out of 255, a picture is smoothed. */
    private static final double SMOOTHED = 2;

    /** From this standard deviation, a picture is smoothed more. */
    private static final double SMOOTHED_MORE = 12;

    private InkStrength() {}

    /**
     * Returns the strength of the ink of a picture.
     *
     * @param picture 0 (black) to 255 (white)
     * @return 0 to 1
     */
    static GrayImage of(GrayImage picture) {
        double noise = Noise.deviation(picture);
        GrayImage smooth = noise < SMOOTHED ? picture : Morphology.blurred(picture, noise < SMOOTHED_MORE ? 1 : 2);
        StrokeScale scale = StrokeScale.of(smooth);
        int radius = StrokeScale.radius(scale.square(), smooth.longerSide()) + 1;
        GrayImage paper;
        if (scale.isWidest() && Polarity.lighterThanBorder(picture) != null) {
            // A thick marker on a drawn picture: the paper has the value of the border.
            paper = GrayImage.zeros(smooth.height(), smooth.width());
            Arrays.fill(paper.values(), picture.get(0, 0));
        } else {
            paper = scale.light() ? Morphology.opening(smooth, radius) : Morphology.closing(smooth, radius);
        }
        return relative(StrokeScale.hat(smooth, paper), paper, scale.light());
    }

    /** Returns the difference as a part of the range between the paper and black, or white. */
    private static GrayImage relative(GrayImage difference, GrayImage paper, boolean light) {
        float[] room = paper.values();
        float most = 0;
        for (int i = 0; i < room.length; i++) {
            room[i] = light ? 255 - room[i] : room[i];
            most = Math.max(most, room[i]);
        }
        float least = (float) Math.max(1, DARKEST * most);
        float[] strength = new float[room.length];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = difference.values()[i] / Math.max(least, room[i]);
        }
        float bias = bias(strength);
        for (int i = 0; i < strength.length; i++) {
            strength[i] = Math.max(0, Math.min(1, strength[i] - bias));
        }
        return new GrayImage(difference.height(), difference.width(), strength);
    }

    /** Returns the strength of the paper: the maximum over a square is above the mean of noisy paper. */
    private static float bias(float[] strength) {
        float threshold = Otsu.threshold(strength);
        float[] paper = new float[strength.length];
        int count = 0;
        for (float value : strength) {
            if (value <= threshold) {
                paper[count++] = value;
            }
        }
        return Quantile.of(paper, count, 0.5);
    }
}
