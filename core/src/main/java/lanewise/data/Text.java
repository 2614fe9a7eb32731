package lanewise.data;

import java.util.Locale;

/** Numbers and names as messages show them, the same in every locale. */
final class Text {

    private static final int LONGEST_QUOTE = 24;

    private Text() {}

    /** 60000 as {@code 60,000}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number and what it counts: {@code 1 image}, {@code 60,000 images}. */
    static String count(long number, String singular) {
        return grouped(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** What stands in a file, in quotes and cut where it gets long. */
    static String quoted(String text) {
        return "'" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text) + "'";
    }
}
