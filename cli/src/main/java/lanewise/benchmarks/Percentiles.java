package lanewise.benchmarks;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Recognizes names of percentiles such as {@code p0.99}. */
public final class Percentiles {

    private static final Pattern NAME = Pattern.compile("p(0(\\.\\d+)?|1(\\.0+)?)");

    private static final Pattern LIKE = Pattern.compile("p[-+.]?\\d.*");

    /** What JMH puts between the name of a method and a percentile, such as {@code call·p0.99}. */
    private static final Pattern SEPARATOR = Pattern.compile(".*[\u00b7:]");

    private Percentiles() {}

    /**
     * Returns the fraction of a percentile.
     *
     * @param metric name of a metric, null for the primary one
     * @return a number from 0 to 1; empty if the name is not that of a percentile
     */
    public static OptionalDouble of(String metric) {
        return metric != null && NAME.matcher(metric).matches()
                ? OptionalDouble.of(Double.parseDouble(metric.substring(1)))
                : OptionalDouble.empty();
    }

    /**
     * Returns whether a name looks like that of a percentile, such as {@code p99} or {@code p0,9}.
     *
     * @param metric name of a metric
     * @return true for p and a number, whether it is valid or not
     */
    public static boolean isLike(String metric) {
        return LIKE.matcher(metric).matches();
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
