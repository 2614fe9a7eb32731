package lanewise.benchmarks.statistics;

import java.util.List;

/**
 * An estimate of a number, here of a logarithm, by a mean.
 *
 * @param value the mean
 * @param squaredError variance of the mean, 0 or more
 * @param degreesOfFreedom degrees of freedom of the variance, above 0; infinite if the variance is known
 */
public record Estimate(double value, double squaredError, double degreesOfFreedom) {

    /**
     * Returns the sum of this and another, independent estimate.
     *
     * @param other the other estimate
     * @return the sum
     */
    public Estimate plus(Estimate other) {
        return sum(List.of(this, other));
    }

    /**
     * Returns the estimate of the negated number.
     *
     * @return the estimate
     */
    public Estimate negated() {
        return new Estimate(-value, squaredError, degreesOfFreedom);
    }

    /**
     * Returns the difference of this and another, independent estimate.
     *
     * @param other the other estimate
     * @return this minus the other
     */
    public Estimate minus(Estimate other) {
        return plus(other.negated());
    }

    /**
     * Returns the estimate of the number times a factor.
     *
     * @param factor the factor
     * @return the estimate
     */
    public Estimate times(double factor) {
        return new Estimate(value * factor, squaredError * factor * factor, degreesOfFreedom);
    }

    /**
     * Returns the sum of independent estimates. The degrees of freedom are those of Welch and Satterthwaite: with the
     * squared errors v and their degrees of freedom f, (sum of v)^2 / (sum of v^2 / f).
     *
     * @param terms the estimates
     * @return the sum
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
     * Returns the difference of one more observation of the same distribution to this mean. Its interval contains 0
     * exactly if the prediction interval of one future observation contains the observation: with the variance s^2 of n
     * observations, the squared error is s^2 (1 + 1/n). Source: Hahn and Meeker, "Statistical Intervals" (1991),
     * section 4.7.
     *
     * @param observation the observation
     * @param observations number of observations in this mean, n
     * @return the observation minus this mean
     */
    public Estimate toAnother(double observation, int observations) {
        return new Estimate(observation - value, squaredError * (observations + 1), degreesOfFreedom);
    }

    /**
     * Returns the confidence interval by Student's t.
     *
     * @param confidence confidence level, above 0 and below 1
     * @return the interval
     */
    public Interval interval(double confidence) {
        return interval(new StudentT(confidence));
    }

    /**
     * Returns the confidence interval by Student's t.
     *
     * @param t the distribution and the confidence level
     * @return the interval
     */
    public Interval interval(StudentT t) {
        double half = squaredError == 0 ? 0 : t.standardErrors(degreesOfFreedom) * Math.sqrt(squaredError);
        return new Interval(value - half, value + half);
    }
}
