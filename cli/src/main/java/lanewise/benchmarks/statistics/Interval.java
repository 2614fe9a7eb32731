package lanewise.benchmarks.statistics;

/**
 * From {@code low} to {@code high}, both included.
 *
 * @param low not above {@code high}
 * @param high infinite if nothing is known
 */
public record Interval(double low, double high) {

    /** The same of the numbers whose logarithms these are. */
    public Interval exp() {
        return new Interval(Math.exp(low), Math.exp(high));
    }

    /** Both ends times a positive factor. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /** True if the number lies between the ends or on one. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
