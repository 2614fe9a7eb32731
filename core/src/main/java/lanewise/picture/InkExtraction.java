package lanewise.picture;

import java.util.Arrays;
import java.util.Optional;

/** What is drawn on the paper, as dark as it is: dark ink on light paper and light ink on dark paper are the same. */
final class InkExtraction {

    /** Of paper's whole range, ink differs from paper by this much at least. */
    private static final double FAINTEST = 12 / 255.0;

    /** Ink stands out this many times as much as the paper's own grain. */
    private static final double ABOVE_GRAIN = 4;

    /** Below so many standard deviations of the grain there is no ink. */
    private static final double GRAIN = 1.5;

    /** Ink is black, 1, from this part of its pixels on. */
    private static final double BLACK = 0.75;

    /** How far the soft edge of a stroke reaches beyond its core, in pixels. */
    private static final int SOFT_EDGE = 2;

    private InkExtraction() {}

    /**
     * The ink of a picture.
     *
     * @param picture 0..255
     * @return 0 (paper) to 1 (black); empty if nothing is drawn
     */
    static Optional<GrayImage> of(GrayImage picture) {
        GrayImage strength = strength(picture);
        float[] values = strength.values();
        float threshold = Otsu.threshold(values);
        boolean[] core = new boolean[values.length];
        int count = 0;
        double ink = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            core[i] = values[i] > threshold;
            if (core[i]) {
                ink += values[i];
                count++;
            } else {
                squares += (double) values[i] * values[i];
            }
        }
        // Half of the grain is on the paper's other side, where the strength is 0.
        double grain = Math.sqrt(2 * squares / Math.max(1, values.length - count));
        if (count == 0 || ink / count < FAINTEST || ink / count < ABOVE_GRAIN * grain) {
            return Optional.empty();
        }
        boolean[] digit = Components.digit(core, strength.height(), strength.width());
        return Optional.of(soft(strength, digit, GRAIN * grain));
    }

    /** How much each pixel differs from the paper, as a part of how much it could. */
    private static GrayImage strength(GrayImage picture) {
        GrayImage paper = Paper.of(picture);
        int count = picture.values().length;
        float[] lighter = new float[count];
        double balance = 0;
        for (int i = 0; i < count; i++) {
            lighter[i] = picture.values()[i] - paper.values()[i];
            balance += (double) lighter[i] * lighter[i] * lighter[i];
        }
        boolean light = balance > 0;
        float[] strength = new float[count];
        for (int i = 0; i < count; i++) {
            float room = light ? 255 - paper.values()[i] : paper.values()[i];
            strength[i] = Math.max(0, Math.min(1, (light ? lighter[i] : -lighter[i]) / Math.max(1, room)));
        }
        return new GrayImage(picture.height(), picture.width(), strength);
    }

    private static GrayImage soft(GrayImage strength, boolean[] digit, double grain) {
        float[] values = strength.values();
        float[] cores = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (digit[i]) {
                cores[count++] = values[i];
            }
        }
        Arrays.sort(cores, 0, count);
        double black = cores[(int) (BLACK * (count - 1))];
        double none = Math.min(grain, black / 2);
        boolean[] near = grown(digit, strength.height(), strength.width());
        GrayImage soft = GrayImage.zeros(strength.height(), strength.width());
        for (int i = 0; i < values.length; i++) {
            if (near[i]) {
                soft.values()[i] = (float) Math.max(0, Math.min(1, (values[i] - none) / (black - none)));
            }
        }
        return soft;
    }

    private static boolean[] grown(boolean[] mask, int height, int width) {
        boolean[] grown = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                int y = i / width;
                int x = i % width;
                for (int ny = Math.max(0, y - SOFT_EDGE); ny <= Math.min(height - 1, y + SOFT_EDGE); ny++) {
                    int row = ny * width;
                    Arrays.fill(
                            grown, row + Math.max(0, x - SOFT_EDGE), row + Math.min(width, x + SOFT_EDGE + 1), true);
                }
            }
        }
        return grown;
    }
}
