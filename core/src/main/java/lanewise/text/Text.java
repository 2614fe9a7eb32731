package lanewise.text;

import java.util.Locale;

/** Formats numbers and quotations for messages. The result does not depend on the locale. */
public final class Text {

    private static final String NOTHING = "-";
    private static final int LONGEST_QUOTE = 24;

    private Text() {}

    /**
     * Formats a number with commas: 41000 as {@code 41,000}.
     *
     * @param n any number
     * @return the text
     */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /**
     * Formats a number and the noun it counts: {@code 1 thread}, {@code 2 threads}.
     *
     * @param n any number
     * @param singular the noun in the singular; its plural must end in s
     * @return the text
     */
    public static String count(long n, String singular) {
        return count(n) + " " + singular + (n == 1 ? "" : "s");
    }

    /**
     * Formats a fraction as {@code 84.61%}.
     *
     * @param share a fraction, or NaN
     * @return the text; a dash for NaN
     */
    public static String percent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /**
     * Formats a loss as {@code 0.5121}, and a large one as {@code 1.23e+05}.
     *
     * @param loss a loss, or NaN
     * @return the text; a dash for NaN
     */
    public static String loss(double loss) {
        return Double.isNaN(loss) ? NOTHING : String.format(Locale.ROOT, loss < 1000 ? "%.4f" : "%.2e", loss);
    }

    /**
     * Formats a time in milliseconds or seconds with about three digits.
     *
     * @param seconds the time in seconds
     * @return the text
     */
    public static String seconds(double seconds) {
        double ms = 1000 * seconds;
        String format = ms < 10 ? "%.2f ms" : ms < 100 ? "%.1f ms" : ms < 1000 ? "%.0f ms" : "%.2f s";
        return String.format(Locale.ROOT, format, ms < 1000 ? ms : seconds);
    }

    /**
     * Formats a number rounded to three digits, such as {@code 5,180,000}.
     *
     * @param n a number of 0 or more
     * @return the text
     */
    public static String about(double n) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 2));
        return count(Math.round(n / unit) * (long) unit);
    }

    /**
     * Quotes text from a file and truncates it after 24 characters.
     *
     * @param text any text
     * @return the text in single quotes, with {@code ...} at the end if it was truncated
     */
    public static String quoted(String text) {
        return quoted(text, LONGEST_QUOTE);
    }

    /**
     * Quotes text from a file and truncates it if it is long.
     *
     * @param text any text
     * @param longest the number of characters after which it is truncated
     * @return the text in single quotes, with {@code ...} at the end if it was truncated
     */
    public static String quoted(String text, int longest) {
        return "'" + Printable.of(text.length() > longest ? text.substring(0, longest) + "..." : text) + "'";
    }
}
