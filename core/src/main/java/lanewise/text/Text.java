package lanewise.text;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Text {

    private static final String NOTHING = "-";
    private static final int LONGEST_QUOTE = 24;

    private Text() {}

    /** 41000 as {@code 41,000}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A number and what it counts: {@code 1 thread}, {@code 2 threads}. */
    public static String count(long n, String singular) {
        return count(n) + " " + singular + (n == 1 ? "" : "s");
    }

    /** A share of 1 as {@code 84.61%}; a dash if there is none. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** A loss as {@code 0.5121}, a large one as {@code 1.23e+05}; a dash if there is none. */
    public static String loss(double loss) {
        return Double.isNaN(loss) ? NOTHING : String.format(Locale.ROOT, loss < 1000 ? "%.4f" : "%.2e", loss);
    }

    /** A time in milliseconds or seconds, to three digits or so. */
    public static String seconds(double seconds) {
        double ms = 1000 * seconds;
        String format = ms < 10 ? "%.2f ms" : ms < 100 ? "%.1f ms" : ms < 1000 ? "%.0f ms" : "%.2f s";
        return String.format(Locale.ROOT, format, ms < 1000 ? ms : seconds);
    }

    /** A number rounded to three digits, such as {@code 5,180,000}. */
    public static String about(double n) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 2));
        return count(Math.round(n / unit) * (long) unit);
    }

    /**
     * Quotes text from a file, and cuts it after 24 characters.
     *
     * @param text any text
     * @return the text in single quotes, with {@code ...} in place of what was cut off
     */
    public static String quoted(String text) {
        return quoted(text, LONGEST_QUOTE);
    }

    /**
     * Quotes text from a file, and cuts it where it gets long.
     *
     * @param text any text
     * @param longest the number of characters after which it is cut
     * @return the text in single quotes, with {@code ...} in place of what was cut off
     */
    public static String quoted(String text, int longest) {
        return "'" + Printable.of(text.length() > longest ? text.substring(0, longest) + "..." : text) + "'";
    }
}
