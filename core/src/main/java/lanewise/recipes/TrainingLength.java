package lanewise.recipes;

import java.util.OptionalInt;

/**
 * The conditions under which training stops.
 *
 * @param count number of epochs or iterations, 1 or more
 * @param unit unit of the count
 * @param patience evaluations without a better dev accuracy after which training stops with the best weights; 0 to
 *     disable
 * @param maxSeconds time limit in seconds, 0 or more; infinity for none
 */
public record TrainingLength(int count, Unit unit, int patience, double maxSeconds) {

    /** A unit of the length of training. */
    public enum Unit {
        /** Passes over the training examples. */
        EPOCHS,

        /** Updates. */
        ITERATIONS
    }

    /**
     * Checks the numbers.
     *
     * @param count number of epochs or iterations
     * @param unit unit of the count
     * @param patience evaluations without a better dev accuracy after which training stops; 0 to disable
     * @param maxSeconds time limit in seconds; infinity for none
     * @throws IllegalArgumentException if the count is below 1, or another number is negative or NaN
     */
    public TrainingLength {
        WholeNumbers.check(unit == Unit.EPOCHS ? "epochs" : "iterations", count, 1);
        WholeNumbers.check("patience", patience, 0);
        if (!(maxSeconds >= 0)) {
            throw new IllegalArgumentException("maxSeconds: " + maxSeconds + " is not a number of 0 or more");
        }
    }

    /**
     * Returns the number of epochs; empty if iterations are counted.
     *
     * @return the number of epochs
     */
    public OptionalInt epochs() {
        return in(Unit.EPOCHS);
    }

    /**
     * Returns the number of iterations; empty if epochs are counted.
     *
     * @return the number of iterations
     */
    public OptionalInt iterations() {
        return in(Unit.ITERATIONS);
    }

    private OptionalInt in(Unit wanted) {
        return unit == wanted ? OptionalInt.of(count) : OptionalInt.empty();
    }

    /**
     * Returns the number of updates.
     *
     * @throws IllegalArgumentException if there are more than {@link Integer#MAX_VALUE}
     */
    int updates(int batchesPerEpoch) {
        long updates = unit == Unit.ITERATIONS ? count : (long) count * batchesPerEpoch;
        if (updates > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    updates + " updates exceed the maximum of " + Integer.MAX_VALUE + "; choose a lower number");
        }
        return (int) updates;
    }
}
