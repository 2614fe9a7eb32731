package lanewise.bench.rounds;

import java.util.Locale;

/** Formats scores. */
final class Figures {

    private static final int DIGITS = 4;

    private Figures() {}

    /**
     * Formats a score with four digits, or with all integer digits above 10,000, and its unit, aligned in columns.
     */
    static String score(double value, String unit) {
        return String.format(Locale.ROOT, "%9s %-6s", number(value), unit);
    }

    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        int magnitude = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
        int decimals = Math.max(0, DIGITS - 1 - magnitude);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
