package lanewise.report.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import lanewise.html.Html;

/** Builds HTML. Text is escaped when it is added. */
final class Markup {

    private static final int DIGITS = 6;

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

    /** Formats a fraction such as {@code 84.61%}; a dash for NaN. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : number("%.2f%%", 100 * share);
    }

    /** Formats a number without trailing zeros. */
    static String shortest(double number) {
        BigDecimal rounded =
                new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
