package lanewise.recipes;

import lanewise.text.WholeNumber;

/** Checks whole numbers with a minimum. */
final class WholeNumbers {

    private WholeNumbers() {}

    /**
     * Checks a whole number.
     *
     * @param field the name of the number, for the message
     * @throws IllegalArgumentException if the number is below the minimum
     */
    static void check(String field, int number, int min) {
        if (number < min) {
            throw new IllegalArgumentException(field + ": " + number + " is not " + WholeNumber.atLeast(min));
        }
    }
}
