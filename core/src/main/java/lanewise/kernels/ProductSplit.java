package lanewise.kernels;

import java.util.Arrays;
import java.util.Objects;

/**
 * The parts of a product C = A B: ranges of rows of A and C, or ranges of columns of B and C.
 *
 * @param along whether rows or columns are divided
 * @param bounds the bounds of the parts: part n is the range from {@code bounds[n]} up to but not including {@code
 *     bounds[n + 1]}. Bounds of rows begin with 0 and end with the number of rows. Bounds of columns are positions in
 *     the order of {@link PixelMatrix#column}; they begin with {@link PixelMatrix#from()} and end with {@link
 *     PixelMatrix#to()}.
 */
public record ProductSplit(Along along, int[] bounds) {

    /** The dimension that is divided. */
    public enum Along {
        /** Every part has a range of rows of A and C, and the whole of B. */
        ROWS,
        /** Every part has a range of columns of B and C, and the whole of A. */
        COLUMNS
    }

    /**
     * Checks the bounds.
     *
     * @param along whether rows or columns are divided
     * @param bounds the bounds of the parts; kept, not copied
     * @throws IllegalArgumentException if there are fewer than two bounds, or a bound is smaller than the one before it
     */
    public ProductSplit {
        Objects.requireNonNull(along, "along");
        boolean ascending = bounds.length >= 2;
        for (int n = 1; n < bounds.length; n++) {
            ascending &= bounds[n - 1] <= bounds[n];
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "the bounds of parts must be two or more ascending numbers, not " + Arrays.toString(bounds));
        }
    }

    /**
     * Divides the rows of A into parts of about the same number of rows.
     *
     * @param rows number of rows of A
     * @param step parts begin at multiples of this number, 1 or more
     * @param maximum the maximum number of parts, 1 or more
     * @return the parts
     */
    public static ProductSplit rows(int rows, int step, int maximum) {
        return new ProductSplit(Along.ROWS, bounds(0, rows, step, maximum));
    }

    /**
     * Divides the columns that B covers into parts of about the same number of columns.
     *
     * @param b the pixels
     * @param step parts begin at multiples of this number, counted from the first column covered; 1 or more
     * @param maximum the maximum number of parts, 1 or more
     * @return the parts
     */
    public static ProductSplit columns(PixelMatrix b, int step, int maximum) {
        return new ProductSplit(Along.COLUMNS, bounds(b.from(), b.to(), step, maximum));
    }

    /** {@return the number of parts} */
    public int count() {
        return bounds.length - 1;
    }

    /**
     * Divides a range into parts of about the same length.
     *
     * @param from the first number
     * @param to the number after the last
     * @param step parts begin at multiples of this number, counted from {@code from}; 1 or more
     * @param maximum the maximum number of parts, 1 or more
     * @return the bounds of the parts, whose number is that of the parts plus 1; an empty range is one part
     */
    public static int[] bounds(int from, int to, int step, int maximum) {
        int size = to - from;
        return bounds(from, to, step, (int) (((long) size + step - 1) / step), maximum);
    }

    /**
     * Divides a range of a given number of steps. The last step ends at the end of the range, so it may be shorter or
     * longer than the others.
     *
     * @param from the first number
     * @param to the number after the last
     * @param step parts begin at multiples of this number, counted from {@code from}; 1 or more
     * @param steps number of steps in the range
     * @param maximum the maximum number of parts, 1 or more
     * @return the bounds of the parts
     */
    public static int[] bounds(int from, int to, int step, int steps, int maximum) {
        int parts = Math.max(1, Math.min(maximum, steps));
        int[] bounds = new int[parts + 1];
        for (int n = 0; n < parts; n++) {
            bounds[n] = from + (int) ((long) steps * n / parts) * step;
        }
        bounds[parts] = to;
        return bounds;
    }
}
