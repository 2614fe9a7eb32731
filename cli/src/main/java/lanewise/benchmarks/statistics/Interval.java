package lanewise.benchmarks.statistics;

/**
 * A closed interval.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}; infinite if unknown
 */
public record Interval(double low, double high) {

    /**
     * Returns the interval of the numbers whose logarithms are in this one.
     *
     * @return the interval
     */
    public Interval exp() {
        return new Interval(Math.exp(low), Math.exp(high));
    }

    /**
     * Returns this interval times a positive factor.
     *
     * @param factor the factor
     * @return the interval
     */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /**
     * Returns whether a number is in this interval.
     *
     * @param x the number
     * @return true if it is between the ends or equal to one
     */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
