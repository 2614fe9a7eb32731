package lanewise.benchmarks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of a score.
 *
 * @param text as in the report
 * @param kind what is measured
 * @param scale of one such unit, in seconds per operation, operations per second, or units of its own
 */
public record ScoreUnit(String text, Kind kind, double scale) {

    /** What a unit measures. */
    public enum Kind {
        /** Time per operation. */
        TIME,
        /** Operations per time. */
        RATE,
        /** Anything else, such as bytes per operation; comparable with the very same unit only. */
        OTHER
    }

    /** As JMH names them. */
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

    /** Of what only the profilers of processors count: instructions per clock. */
    private static final Pattern MORE = Pattern.compile("(?i)(insns?|instructions)/(clk|cycle).*");

    /** The unit of this name; every name is one. */
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

    /** True if scores of the two units measure the same kind of thing and can be converted. */
    public boolean comparableWith(ScoreUnit other) {
        return kind == other.kind && (kind != Kind.OTHER || text.equals(other.text));
    }

    /** How many of the other unit one of this is. */
    public double in(ScoreUnit other) {
        return scale / other.scale;
    }

    /** True if a greater score is better: a rate. Of times, bytes, counts and whatever else, less is better. */
    public boolean moreIsBetter() {
        return kind == Kind.RATE || MORE.matcher(text).matches();
    }
}
