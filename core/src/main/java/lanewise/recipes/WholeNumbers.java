package lanewise.recipes;

/** Reads and checks whole numbers with a minimum. */
final class WholeNumbers {

    private WholeNumbers() {}

    /**
     * Reads a whole number.
     *
     * @throws IllegalArgumentException if the text is not a whole number from {@code min} to {@link Integer#MAX_VALUE}
     */
    static int parse(String text, int min) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw TextForm.unreadable(text, description(min));
        }
        throw TextForm.unreadable(text, description(min));
    }

    /**
     * Checks a whole number.
     *
     * @param field the name of the number, for the message
     * @throws IllegalArgumentException if the number is below the minimum
     */
    static void check(String field, int number, int min) {
        if (number < min) {
            throw new IllegalArgumentException(field + ": " + number + " is not " + description(min));
        }
    }

    private static String description(int min) {
        return "a whole number of " + min + " or more";
    }
}
