package lanewise.benchmarks.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import lanewise.benchmarks.statistics.Interval;

/** Formats numbers independently of the locale. */
final class Figures {

    /** The factor beyond which a ratio, or an end of an interval, is not printed as a number. */
    private static final double FAR = 1000;

    private Figures() {}

    /**
     * Formats a score with four digits, such as {@code 12.34}, {@code 1,234}, {@code 0.001234} or {@code 1.234e-09};
     * a dash for NaN.
     */
    static String score(double x) {
        return number(x, x, 4);
    }

    /** Formats a score and its interval with the same number of decimals. */
    static String score(double x, Optional<Interval> interval) {
        return score(x) + interval(interval, x, x);
    }

    /**
     * Formats a ratio with three decimals or four digits, such as {@code 0.987}, {@code 12.34} or {@code 0.01234}; a
     * dash for NaN.
     */
    static String ratio(double x) {
        return ratio(x, Optional.empty());
    }

    /** Formats a ratio and its interval with the same number of decimals. */
    static String ratio(double x, Optional<Interval> interval) {
        double scale = Math.abs(x) >= 0.1 && Math.abs(x) < 1 ? 1 : x;
        return number(x, scale, 4) + interval(interval, x, scale);
    }

    /**
     * Formats an interval. An end that is more than 1,000 times as large, or as small, as the number contains no
     * information and is written as a bound.
     */
    private static String interval(Optional<Interval> interval, double x, double scale) {
        if (interval.isEmpty()) {
            return "";
        }
        double low = interval.get().low();
        double high = interval.get().high();
        boolean noLow = !(low > x / FAR);
        boolean noHigh = !(high < x * FAR);
        return " [" + (x > 0 && noLow && low != high ? "< " + number(x / FAR, x / FAR, 1) : number(low, scale, 4))
                + ", " + (x > 0 && noHigh && low != high ? "> " + number(x * FAR, x * FAR, 1) : number(high, scale, 4))
                + "]";
    }

    /** Formats a fraction, such as {@code 12.5 %}. */
    static String percent(double share) {
        String digits = number(100 * share, 100 * share, 3);
        return (digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits) + " %";
    }

    /** Formats a number with the decimals that give {@code scale} this number of digits. */
    private static String number(double x, double scale, int digits) {
        if (Double.isNaN(x)) {
            return "-";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        if (x == 0) {
            return "0";
        }
        int exponent = scale == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(scale)));
        if (exponent < -5 || exponent > 14 || Math.abs(x) >= 1e15) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", x);
        }
        return fixed(x, Math.max(0, digits - 1 - exponent));
    }

    /**
     * Formats like {@code %,.3f}. That format looks up a locale for every number, which took half the time of a long
     * table.
     */
    static String fixed(double x, int decimals) {
        String plain =
                BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = decimals == 0 ? plain.length() : plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(plain);
        for (int comma = point - 3; comma > first; comma -= 3) {
            grouped.insert(comma, ',');
        }
        return grouped.toString();
    }
}
