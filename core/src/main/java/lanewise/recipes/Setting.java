package lanewise.recipes;

/**
 * A value of one hyperparameter.
 *
 * @param <T> the type of the value
 * @param hyperparameter the hyperparameter
 * @param value its value
 */
public record Setting<T>(Hyperparameter<T> hyperparameter, T value) {

    /**
     * Returns the value as text.
     *
     * @return the text, which {@link Hyperparameter#parse} reads
     */
    public String text() {
        return hyperparameter.format(value);
    }

    /** Sets the value in a builder. */
    void applyTo(HyperparametersBuilder builder) {
        hyperparameter.set(builder, value);
    }
}
