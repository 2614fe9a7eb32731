package lanewise.text;

import java.util.regex.Pattern;

/** Text from outside in one line that moves no cursor, colors nothing and turns no writing direction around. */
public final class Printable {

    /** Control and format characters, private and unpaired ones, ends of lines and paragraphs. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final String REPLACEMENT = "\uFFFD";

    private Printable() {}

    /** The text with a replacement character for each that is not printable; not escaped for HTML. */
    public static String of(String text) {
        return isPlain(text) ? text : UNSAFE.matcher(text).replaceAll(REPLACEMENT);
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
