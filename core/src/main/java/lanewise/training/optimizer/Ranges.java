package lanewise.training.optimizer;

/** Checks the constants of optimizers. */
final class Ranges {

    private Ranges() {}

    static void decay(String name, float value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be 0 or more and below 1, not " + value);
        }
    }

    static void positive(String name, float value) {
        if (!(value > 0) || Float.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number above 0, not " + value);
        }
    }
}
