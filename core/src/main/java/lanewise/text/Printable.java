package lanewise.text;

import java.util.regex.Pattern;

/**
 * Makes untrusted text safe to print: file names, values of options, cells and names in files.
 *
 * <p>Control characters, including C1 controls such as U+009B, can move the cursor of a terminal and color its text.
 * Format characters can reverse the direction of the text. Line breaks can fake another line of output.
 */
public final class Printable {

    /** Control, format, private-use, unassigned and surrogate characters, and line and paragraph separators. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final Pattern UNSAFE_IN_LINES = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]");

    private static final String REPLACEMENT = "\uFFFD";

    private Printable() {}

    /**
     * Replaces every character that is not printable, so that the text is one line and safe to print.
     *
     * @param text any text
     * @return the text with U+FFFD in place of each such character; not escaped for HTML
     */
    public static String of(String text) {
        return isPlain(text) ? text : UNSAFE.matcher(text).replaceAll(REPLACEMENT);
    }

    /**
     * Replaces every character that is not printable except line feeds.
     *
     * @param text the lines of a document
     * @return the text with U+FFFD in place of each such character
     */
    public static String lines(String text) {
        return UNSAFE_IN_LINES.matcher(text).replaceAll(REPLACEMENT);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
