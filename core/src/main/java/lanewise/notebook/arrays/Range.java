package lanewise.notebook.arrays;

import java.util.stream.IntStream;

/**
 * The range of the elements of an array.
 *
 * @param least minimum of the elements that are numbers
 * @param most maximum of the elements that are numbers
 * @param whole whether all elements are whole numbers
 * @param finite whether no element is infinite or NaN
 * @param positive number of elements above 0
 */
public record Range(double least, double most, boolean whole, boolean finite, long positive) {

    private static final int PART = 1 << 16;

    /** Computes the range of an array. */
    public static Range of(double[] values) {
        return IntStream.range(0, (values.length + PART - 1) / PART)
                .parallel()
                .mapToObj(part -> of(values, part * PART, Math.min(values.length, (part + 1) * PART)))
                .reduce(new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, true, true, 0), Range::and);
    }

    private static Range of(double[] values, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        long fractions = 0;
        long positive = 0;
        double zero = 0;
        for (int i = from; i < to; i++) {
            double value = values[i];
            least = value < least ? value : least;
            most = value > most ? value : most;
            fractions += value == Math.rint(value) ? 0 : 1;
            positive += value > 0 ? 1 : 0;
            // 0 for a number; NaN for infinity and NaN.
            zero += value * 0;
        }
        return new Range(least, most, fractions == 0, zero == 0, positive);
    }

    private Range and(Range other) {
        return new Range(
                Math.min(least, other.least),
                Math.max(most, other.most),
                whole && other.whole,
                finite && other.finite,
                positive + other.positive);
    }
}
