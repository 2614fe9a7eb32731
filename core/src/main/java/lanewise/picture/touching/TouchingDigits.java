package lanewise.picture.touching;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lanewise.picture.image.Box;
import lanewise.picture.image.Centering;
import lanewise.picture.image.Components;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Interruption;
import lanewise.picture.likeness.DigitLikeness;

/**
 * Splits ink that does not look like one digit into parts that do. More cuts are tried than there are digits, and the
 * predictions of a network for the parts decide between them (over-segmentation; LeCun, Bottou, Bengio and Haffner,
 * "Gradient-based learning applied to document recognition", 1998, section V).
 */
public final class TouchingDigits {

    /** The height to which ink is reduced: three times that of the digits in the images of the network. */
    private static final int ROWS = 64;

    /** The minimum number of rows of ink that is split. */
    private static final int LEAST_ROWS = 12;

    /** The minimum width of ink that is split, as a part of its height. */
    private static final float NARROWEST = 0.5f;

    /**
     * The same for ink without other digits next to it. Narrower ink is more likely another drawing, such as an m:
     * without this limit, 48 of 300 drawings of other things became numbers without doubt. None of them was wider than
     * 1.2 (2026-11-29).
     */
    private static final float NARROWEST_ALONE = 1.25f;

    /** The minimum width of a part in its middle row, as a part of the height. */
    private static final float THINNEST = 0.1f;

    /** The maximum width of a part, as a part of the height. */
    private static final float WIDEST = 1.3f;

    /** The minimum height of a part, as a part of the height of the ink. */
    private static final float TALL = 0.5f;

    /** A component of a part with fewer pixels than this part of the largest is ink of its neighbor. */
    private static final float NEIGHBOR = 0.08f;

    /** Ink below this value does not connect components. */
    private static final float INK = 0.1f;

    /** A part is not a digit if the network predicts it with a lower probability. */
    private static final float UNSURE = 0.5f;

    private final Centering centering;
    private final Function<byte[], float[]> probabilities;

    /**
     * Creates a splitter.
     *
     * @param centering places ink in an image of 28 x 28 pixels
     * @param probabilities returns the probability of each digit from 0 to 9 for an image
     */
    public TouchingDigits(Centering centering, Function<byte[], float[]> probabilities) {
        if (centering.height() != DigitLikeness.SIDE || centering.width() != DigitLikeness.SIDE) {
            throw new IllegalArgumentException(
                    "touching digits are split only for networks with images of 28 x 28 pixels, not "
                            + centering.height() + " x " + centering.width());
        }
        this.centering = centering;
        this.probabilities = probabilities;
    }

    /**
     * Splits the digits of a picture.
     *
     * @param digits the ink of each digit in reading order, 0 (paper) to 1 (black)
     * @return the ink of each digit; ink that is split becomes images of another size
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public List<GrayImage> split(List<GrayImage> digits) {
        float narrowest = digits.size() > 1 ? NARROWEST : NARROWEST_ALONE;
        return digits.stream().flatMap(ink -> split(ink, narrowest)).toList();
    }

    private Stream<GrayImage> split(GrayImage ink, float narrowest) {
        Box extent = Centering.extent(ink);
        if (extent.height() < LEAST_ROWS || extent.width() < narrowest * extent.height() || isDigit(ink)) {
            return Stream.of(ink);
        }
        int rows = Math.min(extent.height(), ROWS);
        int columns = Math.max(1, Math.round((float) extent.width() * rows / extent.height()));
        GrayImage small = ink.scaled(extent.top(), extent.left(), extent.height(), extent.width(), rows, columns);
        List<Cut> cuts = Cut.of(small);
        List<Part> parts = Partition.of(cuts, rows, (left, right) -> part(small, cuts.get(left), cuts.get(right)));
        return parts.isEmpty() ? Stream.of(ink) : parts.stream().map(Part::ink);
    }

    private boolean isDigit(GrayImage ink) {
        return classified(ink, 0).doubt() <= 1;
    }

    /** Returns the part between two cuts; null if it does not look like one digit. */
    private Part part(GrayImage ink, Cut left, Cut right) {
        float width = (float) (right.middle() - left.middle()) / ink.height();
        if (width < THINNEST || width > WIDEST) {
            return null;
        }
        Interruption.check();
        GrayImage between = between(ink, left.columns(), right.columns());
        if (Centering.extent(between).height() < TALL * ink.height()) {
            return null;
        }
        Part part = classified(between, UNSURE);
        return part == null || part.doubt() > 1 ? null : part;
    }

    /** Returns the columns of an image between two cuts without the ink of neighbors. */
    private static GrayImage between(GrayImage ink, int[] left, int[] right) {
        int height = ink.height();
        int first = ink.width();
        int end = 0;
        for (int y = 0; y < height; y++) {
            first = Math.min(first, left[y]);
            end = Math.max(end, right[y]);
        }
        int width = end - first;
        GrayImage part = GrayImage.zeros(height, width);
        boolean[] mask = new boolean[height * width];
        for (int y = 0; y < height; y++) {
            for (int x = left[y]; x < right[y]; x++) {
                part.set(y, x - first, ink.get(y, x));
                mask[y * width + x - first] = ink.get(y, x) > INK;
            }
        }
        Components all = Components.of(mask, height, width);
        int largest =
                all.parts().stream().mapToInt(Components.Part::pixels).max().orElse(0);
        for (int i = 0; i < mask.length; i++) {
            int number = all.numbers()[i];
            if (number == 0 || all.parts().get(number - 1).pixels() < NEIGHBOR * largest) {
                part.values()[i] = 0;
            }
        }
        return part;
    }

    /**
     * Returns the doubt about the digit that the network predicts; null if its probability is lower than the given one.
     */
    private Part classified(GrayImage ink, float least) {
        byte[] pixels = centering.of(ink);
        float[] probability = probabilities.apply(pixels);
        int digit = 0;
        for (int i = 1; i < probability.length; i++) {
            digit = probability[i] > probability[digit] ? i : digit;
        }
        return probability[digit] < least
                ? null
                : new Part(ink, DigitLikeness.instance().doubt(pixels, digit, probability[digit]));
    }
}
