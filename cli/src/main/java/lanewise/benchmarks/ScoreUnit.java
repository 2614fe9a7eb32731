package lanewise.benchmarks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of a score.
 *
 * @param text text in the report
 * @param kind the quantity that is measured
 * @param scale size of the unit: seconds per operation for a time, operations per second for a rate, 1 for other
 *     quantities
 */
public record ScoreUnit(String text, Kind kind, double scale) {

    /** The quantity that a unit measures. */
    public enum Kind {
        /** Time per operation. */
        TIME,
        /** Operations per time. */
        RATE,
        /** Anything else, such as bytes per operation; comparable with the same unit only. */
        OTHER
    }

    /** Seconds by the names of JMH and of tools that write its format, such as kotlinx-benchmark. */
    private static final Map<String, Double> SECONDS = seconds();

    private static final Pattern RATE = Pattern.compile("(?i)(?:ops?|operations?)\\s*/\\s*(\\p{L}+)");
    private static final Pattern TIME = Pattern.compile("(?i)(\\p{L}+)\\s*/\\s*(?:ops?|operations?)");

    private static Map<String, Double> seconds() {
        Map<String, Double> seconds = new HashMap<>();
        put(seconds, 1e-9, "ns", "nsec", "nsecs", "nano", "nanos", "nanosecond", "nanoseconds");
        put(
                seconds,
                1e-6,
                "us",
                "\u00b5s",
                "\u03bcs",
                "usec",
                "usecs",
                "micro",
                "micros",
                "microsecond",
                "microseconds");
        put(seconds, 1e-3, "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds");
        put(seconds, 1, "s", "sec", "secs", "second", "seconds");
        put(seconds, 60, "m", "min", "mins", "minute", "minutes");
        put(seconds, 3600, "hr", "h", "hour", "hours");
        put(seconds, 86_400, "day", "days");
        return seconds;
    }

    private static void put(Map<String, Double> seconds, double size, String... names) {
        for (String name : names) {
            seconds.put(name, size);
        }
    }

    private static Double secondsOf(String name) {
        return SECONDS.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the unit of a name. Every name is accepted.
     *
     * @param text text in the report
     * @return the unit
     */
    public static ScoreUnit of(String text) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches() && secondsOf(rate.group(1)) != null) {
            return new ScoreUnit(text, Kind.RATE, 1 / secondsOf(rate.group(1)));
        }
        Matcher time = TIME.matcher(text);
        if (time.matches() && secondsOf(time.group(1)) != null) {
            return new ScoreUnit(text, Kind.TIME, secondsOf(time.group(1)));
        }
        return new ScoreUnit(text, Kind.OTHER, 1);
    }

    /**
     * Returns whether scores in two units can be converted into each other.
     *
     * @param other another unit
     * @return true if both measure the same quantity
     */
    public boolean comparableWith(ScoreUnit other) {
        return kind == other.kind && (kind != Kind.OTHER || text.equals(other.text));
    }

    /**
     * Returns the factor that converts a score in this unit to another.
     *
     * @param other a comparable unit
     * @return the factor
     */
    public double in(ScoreUnit other) {
        return scale / other.scale;
    }
}
