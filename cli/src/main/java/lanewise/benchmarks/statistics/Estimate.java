package lanewise.benchmarks.statistics;

import java.util.List;

/**
 * An estimate of a number, here of a logarithm, by a mean.
 *
 * @param value the mean
 * @param squaredError variance of the mean, 0 or more
 * @param degreesOfFreedom of the variance, above 0; infinite if the variance is known
 */
public record Estimate(double value, double squaredError, double degreesOfFreedom) {

    /** The sum with another, independent estimate. */
    public Estimate plus(Estimate other) {
        return sum(List.of(this, other));
    }

    /** The estimate of the negative number. */
    public Estimate negated() {
        return new Estimate(-value, squaredError, degreesOfFreedom);
    }

    /** This less another, independent estimate. */
    public Estimate minus(Estimate other) {
        return plus(other.negated());
    }

    /** The estimate times a factor. */
    public Estimate times(double factor) {
        return new Estimate(value * factor, squaredError * factor * factor, degreesOfFreedom);
    }

    /**
     * The sum of independent estimates, with the degrees of freedom of Welch and Satterthwaite: with v the squared
     * errors and f their degrees of freedom, (sum of v)^2 / (sum of v^2 / f).
     */
    public static Estimate sum(List<Estimate> terms) {
        double value = 0;
        double squared = 0;
        double fourth = 0;
        for (Estimate term : terms) {
            value += term.value;
            squared += term.squaredError;
            fourth += term.squaredError * term.squaredError / term.degreesOfFreedom;
        }
        return new Estimate(value, squared, fourth > 0 ? squared * squared / fourth : Double.POSITIVE_INFINITY);
    }

    /**
     * The interval that holds the true number with this probability, by Student's t.
     *
     * @param confidence above 0, below 1
     */
    public Interval interval(double confidence) {
        return interval(new StudentT(confidence));
    }

    /** The interval that holds the true number with the probability of {@code t}. */
    public Interval interval(StudentT t) {
        double half = squaredError == 0 ? 0 : t.standardErrors(degreesOfFreedom) * Math.sqrt(squaredError);
        return new Interval(value - half, value + half);
    }
}
