package lanewise.benchmarks.comparison;

import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a comparison.
 *
 * @param threshold relative difference below which a row gets no verdict, such as 0.05 for 5 %
 * @param confidence confidence level of all intervals, such as 0.99
 * @param fastest whether a fork is represented by its fastest iteration instead of the mean of all
 * @param metric name of the secondary metric that was read, empty for the primary score
 * @param by parameter whose values are compared inside each report
 * @param base value of the parameter that the others are compared with, empty for the first in the report
 * @param regression relative difference above which a slower row is a regression, empty if regressions are not reported
 * @param names names of settings in messages
 */
public record Settings(
        double threshold,
        double confidence,
        boolean fastest,
        Optional<String> metric,
        Optional<String> by,
        Optional<String> base,
        Optional<Double> regression,
        Names names) {

    /**
     * The names of settings in messages: how the user sets them.
     *
     * @param metric name of {@link Settings#metric}
     * @param by name of {@link Settings#by}
     */
    public record Names(String metric, String by) {

        /** The names in this library. */
        public static final Names OF_LIBRARY = new Names("Settings.metric", "Settings.by");

        /**
         * Creates a set of names.
         *
         * @param metric name of {@link Settings#metric}
         * @param by name of {@link Settings#by}
         */
        public Names {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(by, "by");
        }
    }

    /**
     * Creates settings that messages call by their names in this library.
     *
     * @param threshold relative difference below which a row gets no verdict, such as 0.05 for 5 %
     * @param confidence confidence level of all intervals, such as 0.99
     * @param fastest whether a fork is represented by its fastest iteration instead of the mean of all
     * @param metric name of the secondary metric that was read, empty for the primary score
     * @param by parameter whose values are compared inside each report
     * @param base value of the parameter that the others are compared with, empty for the first in the report
     * @param regression relative difference above which a slower row is a regression, empty if regressions are not reported
     */
    public Settings(
            double threshold,
            double confidence,
            boolean fastest,
            Optional<String> metric,
            Optional<String> by,
            Optional<String> base,
            Optional<Double> regression) {
        this(threshold, confidence, fastest, metric, by, base, regression, Names.OF_LIBRARY);
    }
}
