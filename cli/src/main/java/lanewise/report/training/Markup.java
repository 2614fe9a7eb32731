package lanewise.report.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import lanewise.html.Html;

/** Builds HTML. Text is escaped when it is added. */
final class Markup {

    private static final int DIGITS = 6;

    /** Digits of a number on a narrow axis. */
    private static final int FEW_DIGITS = 3;

    /** The minimum magnitude of a number that is formatted without an exponent. */
    private static final double LEAST_WITHOUT_EXPONENT = 1e-4;

    /** The minimum percentage that is printed as a number. */
    private static final double LEAST_PERCENT = 0.01;

    private final StringBuilder html = new StringBuilder();

    /** Adds markup without escaping it. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds an element on a line of its own. */
    Markup element(String name, String text) {
        return cell(name, text).raw("\n");
    }

    /** Adds an element. */
    Markup cell(String name, String text) {
        return raw("<" + name + ">").raw(Html.escaped(text)).raw("</" + name + ">");
    }

    /** Adds an element of a CSS class. */
    Markup cell(String name, String kind, String text) {
        return raw("<" + name + " class=\"" + kind + "\">")
                .raw(Html.escaped(text))
                .raw("</" + name + ">");
    }

    /** Adds an explanation. */
    Markup note(String text) {
        return cell("p", "note", text).raw("\n");
    }

    /** Formats a number, independent of the locale. */
    static String number(String format, Object number) {
        return String.format(Locale.ROOT, format, number);
    }

    /** Formats a probability such as {@code 84.6%} or {@code below 0.01%}. */
    static String probability(double probability) {
        double percent = 100 * probability;
        return percent < LEAST_PERCENT
                ? "below " + LEAST_PERCENT + "%"
                : number(percent < 1 ? "%.2f%%" : "%.1f%%", percent);
    }

    /** Formats a number without trailing zeros. */
    static String shortest(double number) {
        return shortest(number, DIGITS);
    }

    private static String shortest(double number, int digits) {
        BigDecimal rounded =
                new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    /** Formats a number of epochs or updates: {@code 1,200} or {@code 2.50}. */
    static String count(double number) {
        return number == Math.rint(number) ? number("%,.0f", number) : number("%.2f", number);
    }

    /** Formats a number with three digits; a small one with an exponent, such as {@code 1.25e-7}. */
    static String compact(double number) {
        if (number == 0 || Math.abs(number) >= LEAST_WITHOUT_EXPONENT || !Double.isFinite(number)) {
            return Double.isFinite(number) ? shortest(number, FEW_DIGITS) : Double.toString(number);
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(number)));
        return shortest(number / Math.pow(10, exponent), FEW_DIGITS) + "e" + exponent;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
