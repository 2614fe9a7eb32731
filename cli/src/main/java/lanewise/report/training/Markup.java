package lanewise.report.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import lanewise.html.Html;

/** HTML under construction; text is escaped on its way in. */
final class Markup {

    private static final int DIGITS = 6;

    private final StringBuilder html = new StringBuilder();

    /** Markup as it is. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** An element with a line of its own. */
    Markup element(String name, String text) {
        return cell(name, text).raw("\n");
    }

    /** An element. */
    Markup cell(String name, String text) {
        return raw("<" + name + ">").raw(Html.escaped(text)).raw("</" + name + ">");
    }

    /** An element of a class. */
    Markup cell(String name, String kind, String text) {
        return raw("<" + name + " class=\"" + kind + "\">")
                .raw(Html.escaped(text))
                .raw("</" + name + ">");
    }

    /** How to read something. */
    Markup note(String text) {
        return cell("p", "note", text).raw("\n");
    }

    /** A number in any locale the same. */
    static String number(String format, Object number) {
        return String.format(Locale.ROOT, format, number);
    }

    /** A share of 1 as {@code 84.61%}; a dash if there is none. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : number("%.2f%%", 100 * share);
    }

    /** A round number without zeros at its end. */
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
