package lanewise.data;

import java.util.regex.Pattern;
import lanewise.text.Text;

/** Parses whole numbers in the cells of a CSV file. */
final class CsvNumber {

    /** Numbers above this are parsed as this. */
    private static final int LARGE = 100_000_000;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private CsvNumber() {}

    /**
     * Parses a number of digits only, with or without spaces or quotes around it. Returns -1 for anything else. Creates no
     * string, because a file has millions of cells.
     */
    static int parse(char[] characters, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && isSpace(characters[start])) {
            start++;
        }
        while (start < end && isSpace(characters[end - 1])) {
            end--;
        }
        // The reader keeps quotes that follow a space.
        if (end - start > 2 && characters[start] == '"' && characters[end - 1] == '"') {
            return parse(characters, start + 1, end - start - 2);
        }
        int value = start < end ? 0 : -1;
        for (int i = start; i < end; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(LARGE, value * 10 + digit);
        }
        return value;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns whether the text is a number of any kind, including negative ones and fractions. */
    static boolean isNumber(String text) {
        return DECIMAL.matcher(text.strip()).matches();
    }

    /** Describes what is wrong with a cell that should be a whole number from 0 to {@code most}. */
    static String problem(String text, int most) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "the cell is empty";
        }
        String quoted = Text.quoted(stripped);
        if (!isNumber(stripped)) {
            return quoted + " is no number";
        }
        if (stripped.startsWith("-")) {
            return quoted + " is negative";
        }
        return stripped.chars().allMatch(Character::isDigit)
                ? quoted + " is above " + Text.count(most)
                : quoted + " is not written as a whole number";
    }
}
