package lanewise.text;

import java.util.regex.Pattern;

/**
 * Makes text from outside safe to print: file names, values of options, cells and names in files.
 *
 * <p>Control characters move the cursor and color the text of a terminal, C1 controls such as U+009B as well as escape sequences;
 * format characters reverse the direction of writing; line breaks fake a line of their own.
 */
public final class Printable {

    /** Control and format characters, private, unassigned and unpaired ones, ends of lines and paragraphs. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final Pattern UNSAFE_IN_LINES = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]");

    private static final String REPLACEMENT = "\uFFFD";

    private Printable() {}

    /**
     * Replaces every character that is not printable, so that the text is one harmless line.
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
