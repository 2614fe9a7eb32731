package lanewise.benchmarks;

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

    /** Seconds by the names of JMH. */
    private static final Map<String, Double> SECONDS = Map.ofEntries(
            Map.entry("ns", 1e-9),
            Map.entry("us", 1e-6),
            Map.entry("\u00b5s", 1e-6),
            Map.entry("\u03bcs", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("s", 1.0),
            Map.entry("min", 60.0),
            Map.entry("hr", 3600.0),
            Map.entry("day", 86400.0));

    private static final Pattern RATE = Pattern.compile("ops?/(\\p{L}+)");
    private static final Pattern TIME = Pattern.compile("(\\p{L}+)/op");

    /** Units of processor profilers in which a larger number is better: instructions per clock. */
    private static final Pattern MORE = Pattern.compile("(?i)(insns?|instructions)/(clk|cycle).*");

    /**
     * Returns the unit of a name. Every name is accepted.
     *
     * @param text text in the report
     * @return the unit
     */
    public static ScoreUnit of(String text) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches() && SECONDS.containsKey(rate.group(1))) {
            return new ScoreUnit(text, Kind.RATE, 1 / SECONDS.get(rate.group(1)));
        }
        Matcher time = TIME.matcher(text);
        if (time.matches() && SECONDS.containsKey(time.group(1))) {
            return new ScoreUnit(text, Kind.TIME, SECONDS.get(time.group(1)));
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

    /**
     * Returns whether a higher score is better, which is so for rates. For times, bytes, counts and everything else,
     * lower is better.
     *
     * @return true for a rate
     */
    public boolean moreIsBetter() {
        return kind == Kind.RATE || MORE.matcher(text).matches();
    }
}
