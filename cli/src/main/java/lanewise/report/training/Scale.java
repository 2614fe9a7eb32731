package lanewise.report.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A linear axis whose limits are multiples of 1, 2 or 5 times a power of ten.
 *
 * @param low start of the axis
 * @param high end of the axis, above {@code low}
 * @param step distance of the grid lines, above 0
 */
record Scale(double low, double high, double step) {

    /** Approximate number of grid lines. */
    private static final int LINES = 5;

    /** The minimum range of an axis; a smaller one would show nothing but rounding errors. */
    private static final double LEAST = 1e-9;

    /**
     * Returns an axis that contains all finite values.
     *
     * @param values the values; others than finite ones are ignored
     * @param floor lower limit of the start of the axis
     * @param ceiling upper limit of the end of the axis
     */
    static Scale of(DoubleStream values, double floor, double ceiling) {
        double[] finite = values.filter(Double::isFinite).sorted().toArray();
        double least = finite.length == 0 ? 0 : finite[0];
        double most = finite.length == 0 ? 1 : finite[finite.length - 1];
        double step = step(Math.max(most - least, LEAST));
        double low = Math.max(floor, Math.floor(least / step) * step);
        double top = Math.min(ceiling, Math.ceil(most / step) * step);
        return new Scale(low, top > low ? top : low + step, step);
    }

    /**
     * Returns an axis from the first to the last of ascending whole numbers or fractions, such as epochs. Its grid
     * lines are at whole numbers.
     *
     * @param values ascending values; may be empty
     */
    static Scale between(double[] values) {
        double first = values.length == 0 ? 0 : values[0];
        double last = values.length == 0 ? 1 : values[values.length - 1];
        double high = last > first ? last : first + 1;
        return new Scale(first, high, Math.max(1, step(high - first)));
    }

    /** Returns 1, 2 or 5 times a power of ten, so that a few steps cover the range. */
    private static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / LINES)));
        double digit = range / LINES / power;
        return (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power;
    }

    /** Returns the values at the grid lines, in ascending order. */
    List<Double> lines() {
        List<Double> lines = new ArrayList<>();
        double first = Math.ceil(low / step - LEAST);
        for (double n = first; n * step <= high + step / 1000; n++) {
            // Adding 0 turns -0 into 0.
            lines.add(n * step + 0.0);
        }
        return lines;
    }

    /**
     * Returns the place of a value: 0 at the start of the axis, 1 at its end. Values beyond the limits are at the
     * limits.
     */
    double place(double value) {
        return (Math.min(high, Math.max(low, value)) - low) / (high - low);
    }
}
