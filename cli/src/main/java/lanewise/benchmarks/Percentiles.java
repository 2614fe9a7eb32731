package lanewise.benchmarks;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Recognizes names of percentiles such as {@code p0.99}. */
final class Percentiles {

    private static final Pattern NAME = Pattern.compile("p(0(\\.\\d+)?|1(\\.0+)?)");

    /** What JMH puts between the name of a method and a percentile, such as {@code call·p0.99}. */
    private static final Pattern SEPARATOR = Pattern.compile(".*[\u00b7:]");

    private Percentiles() {}

    /**
     * Returns the fraction of a percentile.
     *
     * @param metric name of a metric, null for the primary one
     * @return a number from 0 to 1; empty if the name is not that of a percentile
     */
    static OptionalDouble of(String metric) {
        return metric != null && NAME.matcher(metric).matches()
                ? OptionalDouble.of(Double.parseDouble(metric.substring(1)))
                : OptionalDouble.empty();
    }

    /**
     * Returns whether a secondary metric is the wanted one. Some versions of JMH put the method before a percentile.
     */
    static boolean isNamed(String secondary, String wanted) {
        if (secondary.equals(wanted)) {
            return true;
        }
        OptionalDouble fraction = of(wanted);
        if (fraction.isEmpty()) {
            return false;
        }
        OptionalDouble other = of(SEPARATOR.matcher(secondary).replaceFirst(""));
        return other.isPresent() && other.getAsDouble() == fraction.getAsDouble();
    }
}
