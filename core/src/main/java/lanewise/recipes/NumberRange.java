package lanewise.recipes;

import java.util.Optional;

/** The values that a number may have. All are finite. */
enum NumberRange {
    POSITIVE("a finite number above 0, such as 0.1") {
        @Override
        boolean contains(double number) {
            return number > 0;
        }
    },

    NOT_NEGATIVE("a finite number of 0 or more") {
        @Override
        boolean contains(double number) {
            return number >= 0;
        }
    },

    ONE_OR_MORE("a finite number of 1 or more") {
        @Override
        boolean contains(double number) {
            return number >= 1;
        }
    },

    FRACTION("a number from 0 to 1 (1 excluded)") {
        @Override
        boolean contains(double number) {
            return number >= 0 && number < 1;
        }
    },

    HALF_TURN("a number of degrees from 0 to 180") {
        @Override
        boolean contains(double number) {
            return number >= 0 && number <= 180;
        }
    };

    private final String description;

    NumberRange(String description) {
        this.description = description;
    }

    /** Returns whether a finite number is in the range. */
    abstract boolean contains(double number);

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if the text is not a number in the range
     */
    float parse(String text) {
        float number;
        try {
            number = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw TextForm.unreadable(text, description);
        }
        if (!Float.isFinite(number) || !contains(number)) {
            throw TextForm.unreadable(text, description);
        }
        return number == 0 ? 0f : number; // -0 has the same meaning, but is not equal to 0 in records
    }

    /**
     * Checks a number.
     *
     * @param field the name of the number, for the message
     * @throws IllegalArgumentException if the number is not in the range
     */
    void check(String field, float number) {
        if (!Float.isFinite(number) || !contains(number)) {
            throw new IllegalArgumentException(field + ": " + number + " is not " + description);
        }
    }

    /** Checks a number if it is present. */
    void check(String field, Optional<Float> number) {
        number.ifPresent(present -> check(field, present));
    }
}
