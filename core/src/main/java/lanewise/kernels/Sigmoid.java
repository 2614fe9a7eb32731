package lanewise.kernels;

/**
 * The logistic function for floats as a fixed sequence of IEEE-754 operations: 1 / (1 + exp(-x)), with {@link Exp}.
 *
 * <p>The result is 0 below -{@link Exp#HIGHEST}, 1 for large x, and NaN for NaN. Above -{@link Exp#HIGHEST} it is
 * within 2.5 units in the last place of the true value.
 */
public final class Sigmoid {

    private Sigmoid() {}

    /**
     * Computes 1 / (1 + exp(-x)).
     *
     * @param x the argument
     * @return a number from 0 to 1
     */
    public static float sigmoid(float x) {
        return 1f / (1f + Exp.exp(-x));
    }
}
