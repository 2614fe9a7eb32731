package lanewise.text;

import java.util.regex.Pattern;

/** Parses numbers in the cells of a CSV file. */
public final class CellNumber {

    /** Whole numbers above this are parsed as this. */
    private static final int LARGE = 100_000_000;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+[.,]?\\d*|[.,]\\d+)([eE][+-]?\\d{1,9})?");

    private CellNumber() {}

    /**
     * Parses a whole number, with or without spaces or quotes around it. A number written as a float, such as {@code
     * 5.0} or {@code 1e2}, is whole if its value is. Returns -1 for anything else. Creates no string for digits alone
     * or with zeros behind the point, because a file has millions of cells.
     *
     * @param characters a buffer
     * @param offset index of the first character of the cell
     * @param length number of characters of the cell
     * @return the number; {@value #LARGE} for a larger one, and -1 if the cell is not a whole number from 0
     */
    public static int parse(char[] characters, int offset, int length) {
        int start = offset;
        int end = offset + length;
        boolean quoted;
        do {
            while (start < end && isSpace(characters[start])) {
                start++;
            }
            while (start < end && isSpace(characters[end - 1])) {
                end--;
            }
            // The reader keeps quotes that follow a space.
            quoted = end - start > 2 && characters[start] == '"' && characters[end - 1] == '"';
            if (quoted) {
                start++;
                end--;
            }
        } while (quoted);
        int value = start < end ? 0 : -1;
        for (int i = start; i < end; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return i > start && isZeros(characters, i, end)
                        ? value
                        : wholeFloat(new String(characters, start, end - start));
            }
            value = Math.min(LARGE, value * 10 + digit);
        }
        return value;
    }

    /** Returns whether the rest of a cell is a decimal point and zeros. */
    private static boolean isZeros(char[] characters, int from, int end) {
        if (characters[from] != '.' && characters[from] != ',') {
            return false;
        }
        for (int i = from + 1; i < end; i++) {
            if (characters[i] != '0') {
                return false;
            }
        }
        return true;
    }

    private static int wholeFloat(String text) {
        double value = parseFloat(text);
        return value >= 0 && value == Math.rint(value) ? (int) Math.min(LARGE, value) : -1;
    }

    /**
     * Parses a number of any kind.
     *
     * @param text the cell
     * @return the number; NaN if it is not a number
     */
    public static double parseFloat(String text) {
        String unquoted = unquoted(text);
        return DECIMAL.matcher(unquoted).matches() ? Double.parseDouble(unquoted.replace(',', '.')) : Double.NaN;
    }

    /**
     * Returns a cell without spaces and quotes around it. A single quote stays: it is half of a cell with a comma,
     * because in a file with spaces after the commas, "1,000" is two cells.
     */
    private static String unquoted(String text) {
        String stripped = text.strip();
        return stripped.length() > 2 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).strip()
                : stripped;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Returns whether a cell is a number of any kind, including negative ones and fractions.
     *
     * @param text the cell
     * @return true if it is
     */
    public static boolean isNumber(String text) {
        return DECIMAL.matcher(unquoted(text)).matches();
    }

    /**
     * Describes what is wrong with a cell that should be a whole number from 0.
     *
     * @param text the cell
     * @param most the maximum
     * @return the problem
     */
    public static String problem(String text, int most) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "the cell is empty";
        }
        String quoted = Text.quoted(stripped);
        if (!isNumber(stripped)) {
            return quoted + " is not a number";
        }
        if (parseFloat(stripped) < 0) {
            return quoted + " is negative";
        }
        return parseFloat(stripped) > most
                ? quoted + " is above " + Text.count(most)
                : quoted + " is not a whole number";
    }
}
