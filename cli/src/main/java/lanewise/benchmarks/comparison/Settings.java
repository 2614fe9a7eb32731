package lanewise.benchmarks.comparison;

import java.util.Optional;

/**
 * What a comparison is asked for.
 *
 * @param threshold how much better or worse is worth a word: 0.05 for 5 %
 * @param confidence of all intervals, such as 0.99
 * @param fastest whether a fork counts by its best iteration instead of the mean of all
 * @param metric name of the secondary metric that was read, empty for the primary one
 * @param by parameter whose values are compared inside each report
 * @param base value of the parameter that the others are compared with, empty for the first
 * @param regression how much worse counts as a regression, empty if that is not asked
 */
public record Settings(
        double threshold,
        double confidence,
        boolean fastest,
        Optional<String> metric,
        Optional<String> by,
        Optional<String> base,
        Optional<Double> regression) {}
