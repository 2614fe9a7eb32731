package lanewise.cli.reports.render;

import java.util.Locale;
import lanewise.cli.reports.statistics.Interval;

/** Numbers as people read them, the same in every locale. */
final class Figures {

    private Figures() {}

    /** Four digits, such as {@code 12.34}, {@code 1,234}, {@code 0.001234} or {@code 1.234e-09}; a dash for none. */
    static String score(double x) {
        return digits(x, 4);
    }

    /** Three decimals, such as {@code 0.987} or {@code 12.3}; a dash for none. */
    static String ratio(double x) {
        double size = Math.abs(x);
        return size >= 0.1 && size < 9.9995 ? String.format(Locale.ROOT, "%.3f", x) : digits(x, 3);
    }

    static String scores(Interval interval) {
        return "[" + score(interval.low()) + ", " + score(interval.high()) + "]";
    }

    static String ratios(Interval interval) {
        return "[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]";
    }

    /** Such as {@code 12.5 %}. */
    static String percent(double share) {
        return digits(100 * share, 3) + " %";
    }

    private static String digits(double x, int digits) {
        if (Double.isNaN(x)) {
            return "-";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(x)));
        if (exponent < -5 || exponent > 14) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", x);
        }
        return String.format(Locale.ROOT, "%,." + Math.max(0, digits - 1 - exponent) + "f", x);
    }
}
