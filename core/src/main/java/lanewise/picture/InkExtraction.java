package lanewise.picture;

import java.util.ArrayList;
import java.util.List;
import lanewise.picture.image.Components;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Morphology;
import lanewise.picture.image.Otsu;
import lanewise.picture.image.Quantile;

/** The ink of a picture, digit by digit. Dark ink on light paper and light ink on dark paper are treated alike. */
final class InkExtraction {

    /** The minimum difference of ink from paper, as a part of the range of the paper. */
    private static final double FAINTEST = 12 / 255.0;

    /** The minimum ratio of the ink to the standard deviation of the noise. */
    private static final double ABOVE_NOISE = 4;

    /** Up to this many standard deviations of the noise there is no ink. */
    private static final double NOISE = 1.5;

    /**
     * The quantile of the paper from which its noise is estimated, and the same of the standard normal distribution.
     */
    private static final double NOISE_QUANTILE = 0.55;

    private static final double NORMAL_QUANTILE = 0.1257;

    /** The quantile of the ink that is rendered as black, 1. */
    private static final double BLACK = 0.75;

    /** Ink is at least this part of the black. Weaker lines, such as pale ruling, are paper. */
    private static final double WEAKEST = 0.4;

    /** Weaker ink along the border alone is shade: a closing is not exact there. */
    private static final double SHADE = 0.3;

    /** The soft edge of a stroke has at most this many pixels. */
    private static final int SOFT_EDGE = 2;

    /** The same for small pictures without noise: their edges are wide after they are enlarged. */
    private static final int WIDE_EDGE = 5;

    /** The minimum side for {@link #WIDE_EDGE}, before a picture is enlarged. */
    private static final int LEAST_SIDE = 28;

    private final GrayImage strength;
    private final List<boolean[]> digits = new ArrayList<>();
    private double noise;
    private double black;

    private InkExtraction(GrayImage strength) {
        this.strength = strength;
    }

    /**
     * Finds the ink of a picture.
     *
     * @param picture 0 (black) to 255 (white)
     * @return the ink of each digit in reading order, 0 (paper) to 1 (black); empty if there is no ink
     */
    static List<GrayImage> of(GrayImage picture) {
        InkExtraction extraction = new InkExtraction(InkStrength.of(picture));
        extraction.find();
        return extraction.digits.stream().map(extraction::soft).toList();
    }

    private void find() {
        float[] values = strength.values();
        float threshold = Otsu.threshold(values);
        float[] cores = new float[values.length];
        int count = 0;
        double ink = 0;
        for (float value : values) {
            if (value > threshold) {
                ink += value;
                cores[count++] = value;
            }
        }
        noise = noise(values, threshold);
        if (count == 0 || ink / count < FAINTEST || ink / count < ABOVE_NOISE * noise) {
            return;
        }
        black = Quantile.of(cores, count, BLACK);
        boolean[] core = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            core[i] = values[i] > Math.max(threshold, WEAKEST * black);
        }
        core = RuledLines.removed(core, strength.height(), strength.width());
        Components all = Components.of(core, strength.height(), strength.width());
        List<List<Components.Part>> found = DigitParts.of(all);
        boolean shade = black < SHADE && found.stream().flatMap(List::stream).allMatch(DigitParts::strip);
        if (!shade) {
            found.forEach(parts -> digits.add(all.mask(parts)));
        }
    }

    /**
     * Returns the standard deviation of the paper. Its median is 0; a quantile close to that leaves the soft edges of
     * strokes out.
     */
    private static double noise(float[] values, float threshold) {
        float[] paper = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (value <= threshold) {
                paper[count++] = value;
            }
        }
        return Quantile.of(paper, count, NOISE_QUANTILE) / NORMAL_QUANTILE;
    }

    private GrayImage soft(boolean[] digit) {
        float[] values = strength.values();
        float[] cores = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (digit[i]) {
                cores[count++] = values[i];
            }
        }
        double full = Quantile.of(cores, count, BLACK);
        double none = Math.min(NOISE * noise, full / 2);
        int enlarged = noise > 0 ? 1 : Math.min(WIDE_EDGE, strength.longerSide() / LEAST_SIDE);
        int edge = Math.max(SOFT_EDGE, enlarged);
        boolean[] near = Morphology.dilated(digit, strength.height(), strength.width(), edge);
        GrayImage soft = GrayImage.zeros(strength.height(), strength.width());
        for (int i = 0; i < values.length; i++) {
            if (near[i]) {
                soft.values()[i] = (float) Math.max(0, Math.min(1, (values[i] - none) / (full - none)));
            }
        }
        return soft;
    }
}
