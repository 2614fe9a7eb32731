package lanewise.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.statistics.Estimate;

/**
 * The difference that nine of ten pairs of forks of the same code do not exceed, for rows in which one fork does not
 * show it. It is estimated from what the reports contain: the forks of rows that have several, the iterations of the
 * row, and how much the ratios of all rows differ. Without such data, forks are assumed to vary as in two public
 * reports.
 */
final class RoutineDifference {

    /**
     * The difference in two public reports, measured in November 2026: kamilkloch/fs2-benchmark (9 rows, 5 forks) and
     * tkrs/json-bench (90 rows, 2 forks), with 12.4 % and 13.7 %.
     */
    static final double OF_PUBLIC_REPORTS = 0.13;

    /** Standard deviations of a normal distribution that nine of ten values do not exceed in absolute value. */
    private static final double NINE_OF_TEN = 1.6449;

    /** Median of the absolute value of a normal distribution with standard deviation 1. */
    private static final double MEDIAN = 0.6745;

    /** The minimum degrees of freedom of a variance, and the minimum number of ratios, that replace an assumption. */
    private static final int FEWEST = 8;

    /** Differences are rounded to one of these, because they are estimates, and rows with the same one share a note. */
    private static final double[] STEPS = {
        0.02, 0.03, 0.05, 0.08, 0.1, OF_PUBLIC_REPORTS, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10
    };

    /** An estimate that is larger than a step by this factor at most is rounded down to it. */
    private static final double TOLERANCE = 1.05;

    private final double variance;

    /**
     * The scores of a row on two sides.
     *
     * @param base score of the base
     * @param score the other score
     */
    record Pair(Score base, Score score) {}

    private RoutineDifference(double variance) {
        this.variance = variance;
    }

    /**
     * Estimates the difference between forks.
     *
     * @param pairs all ratios of a table
     * @param sameBenchmark whether both scores of a pair are of the same benchmark, so that most ratios are near a
     *     common one; not for variants
     */
    static RoutineDifference of(List<Pair> pairs, boolean sameBenchmark) {
        double assumed = Math.pow(Math.log1p(OF_PUBLIC_REPORTS) / NINE_OF_TEN, 2);
        double variance = ofForks(pairs).orElse(assumed);
        return new RoutineDifference(sameBenchmark ? Math.max(variance, ofRatios(pairs)) : variance);
    }

    /** Returns the variance of the logarithm of the ratio of two forks, by the rows that have several. */
    private static Optional<Double> ofForks(List<Pair> pairs) {
        double squares = 0;
        double degrees = 0;
        for (Pair pair : pairs) {
            for (Score score : List.of(pair.base(), pair.score())) {
                if (score.basis() == IntervalSource.FORKS && score.log().isPresent()) {
                    int freedom = score.forks() - 1;
                    squares += freedom * score.log().get().squaredError() * score.forks();
                    degrees += freedom;
                }
            }
        }
        return degrees >= FEWEST ? Optional.of(2 * squares / degrees) : Optional.empty();
    }

    /**
     * Returns the variance of the logarithms of the ratios, from the median of their distances to the median. Rows that
     * changed do not affect it unless most of them did.
     */
    private static double ofRatios(List<Pair> pairs) {
        double[] ratios = pairs.stream()
                .flatMap(pair -> pair.score().logRatioTo(pair.base()).stream())
                .mapToDouble(Estimate::value)
                .toArray();
        if (ratios.length < FEWEST) {
            return 0;
        }
        double middle = median(ratios);
        double distance = median(
                Arrays.stream(ratios).map(ratio -> Math.abs(ratio - middle)).toArray());
        return Math.pow(distance / MEDIAN, 2);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /**
     * Returns the difference for a row.
     *
     * @return a fraction such as 0.13; infinite if any difference is routine
     */
    double of(Score base, Score score) {
        double total = variance + ofIterations(base) + ofIterations(score);
        double difference = Math.expm1(NINE_OF_TEN * Math.sqrt(total));
        return Arrays.stream(STEPS)
                .filter(step -> step * TOLERANCE >= difference)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double ofIterations(Score score) {
        boolean known = score.basis() == IntervalSource.ITERATIONS || score.basis() == IntervalSource.SCORE_ERROR;
        return known ? score.log().map(Estimate::squaredError).orElse(0.0) : 0;
    }
}
