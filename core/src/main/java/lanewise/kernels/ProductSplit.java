package lanewise.kernels;

import java.util.Arrays;
import java.util.Objects;

/**
 * The parts of a product C = A B: ranges of rows of A and C, or ranges of columns of B and C.
 *
 * @param along which of the two
 * @param bounds part n is the range from {@code bounds[n]} up to but not including {@code bounds[n + 1]}. Ranges of
 *     rows begin with 0 and end with the number of rows. Ranges of columns are positions in the order of {@link
 *     PixelMatrix#column}, begin with {@link PixelMatrix#from()} and end with {@link PixelMatrix#to()}.
 */
public record ProductSplit(Along along, int[] bounds) {

    /** What is divided. */
    public enum Along {
        /** Every part has some rows of A and C, and all of B. */
        ROWS,
        /** Every part has some columns of B and C, and all of A. */
        COLUMNS
    }

    /**
     * Checks the bounds.
     *
     * @param along what is divided
     * @param bounds the bounds of the parts, kept
     * @throws IllegalArgumentException if there are less than two bounds, or one is smaller than the one before
     */
    public ProductSplit {
        Objects.requireNonNull(along, "along");
        boolean ascending = bounds.length >= 2;
        for (int n = 1; n < bounds.length; n++) {
            ascending &= bounds[n - 1] <= bounds[n];
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "the bounds of parts ascend, from the first to the end; not " + Arrays.toString(bounds));
        }
    }

    /**
     * Divides the rows of A into parts of about the same number of rows.
     *
     * @param rows the rows of A
     * @param step parts begin at multiples of this number, 1 or more
     * @param most the maximum number of parts, 1 or more
     * @return the parts
     */
    public static ProductSplit rows(int rows, int step, int most) {
        return new ProductSplit(Along.ROWS, bounds(0, rows, step, most));
    }

    /**
     * Divides the columns that B covers into parts of about the same number of columns.
     *
     * @param b the pixels
     * @param step parts begin at multiples of this number, counted from the first column covered; 1 or more
     * @param most the maximum number of parts, 1 or more
     * @return the parts
     */
    public static ProductSplit columns(PixelMatrix b, int step, int most) {
        return new ProductSplit(Along.COLUMNS, bounds(b.from(), b.to(), step, most));
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
     * @param most the maximum number of parts, 1 or more
     * @return the bounds of the parts, one more than there are parts; an empty range is one part
     */
    public static int[] bounds(int from, int to, int step, int most) {
        int size = to - from;
        return bounds(from, to, step, (int) (((long) size + step - 1) / step), most);
    }

    /**
     * Divides a range of a given number of steps. The last step ends with the range, whether it is shorter or longer
     * than the others.
     *
     * @param from the first number
     * @param to the number after the last
     * @param step parts begin at multiples of this number, counted from {@code from}; 1 or more
     * @param steps how many steps there are
     * @param most the maximum number of parts, 1 or more
     * @return the bounds of the parts
     */
    public static int[] bounds(int from, int to, int step, int steps, int most) {
        int parts = Math.max(1, Math.min(most, steps));
        int[] bounds = new int[parts + 1];
        for (int n = 0; n < parts; n++) {
            bounds[n] = from + (int) ((long) steps * n / parts) * step;
        }
        bounds[parts] = to;
        return bounds;
    }
}
