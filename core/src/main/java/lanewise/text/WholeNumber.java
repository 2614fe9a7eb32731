package lanewise.text;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Parses whole numbers that a person writes, such as the value of an option. */
public final class WholeNumber {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    /** Number of digits of the largest long. */
    private static final int MOST_DIGITS = 19;

    private WholeNumber() {}

    /**
     * Parses a whole number.
     *
     * @param text the digits, perhaps with a sign
     * @param min the minimum
     * @param max the maximum
     * @return the number
     * @throws IllegalArgumentException if the text is not such a number; the message quotes the text and describes the
     *     numbers
     */
    public static long parse(String text, long min, long max) {
        if (isBetween(text, min, max)) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("'" + text + "' is not " + description(text, min, max));
    }

    /**
     * Parses a whole number from a minimum to {@link Integer#MAX_VALUE}.
     *
     * @param text the digits, perhaps with a sign
     * @param min the minimum
     * @return the number
     * @throws IllegalArgumentException if the text is not such a number
     */
    public static int parse(String text, int min) {
        return (int) parse(text, min, Integer.MAX_VALUE);
    }

    private static boolean matches(String text) {
        return NUMBER.matcher(text).matches();
    }

    /**
     * Describes the whole numbers from a minimum.
     *
     * @param min the minimum
     * @return the description
     */
    public static String atLeast(long min) {
        return "a whole number of " + min + " or more";
    }

    private static boolean isBetween(String text, long min, long max) {
        // Converting very many digits takes long, and no long has more.
        if (!matches(text) || text.replaceFirst("^[+-]?0*", "").length() > MOST_DIGITS) {
            return false;
        }
        BigInteger number = new BigInteger(text);
        return number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0;
    }

    /** Describes the numbers from min to max. The limits of a type are named only if the text is a number beyond. */
    private static String description(String text, long min, long max) {
        boolean isLimit = max == Integer.MAX_VALUE || max == Long.MAX_VALUE;
        if (!isLimit || matches(text) && !isBetween(text, Long.MIN_VALUE, max)) {
            return "a whole number from " + min + " to " + max;
        }
        return min == Long.MIN_VALUE ? "a whole number" : atLeast(min);
    }
}
