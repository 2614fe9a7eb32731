package lanewise.weights;

import java.util.List;
import java.util.Objects;
import lanewise.kernels.Activation;

/**
 * What a file of weights does not contain.
 *
 * @param activation activation of the hidden layers
 * @param layers names of the layers, first to last; empty to find the order by numbers in the names or by the shapes
 * @param inputsFirst true if weights are stored as [inputs, units], as Keras does, instead of [units, inputs]
 * @param mean the mean that was subtracted from the pixels (0 to 1) in training
 * @param std the standard deviation by which the difference was divided
 */
public record ImportOptions(Activation activation, List<String> layers, boolean inputsFirst, float mean, float std) {

    /**
     * Creates options.
     *
     * @param activation activation of the hidden layers
     * @param layers names of the layers, first to last; may be empty
     * @param inputsFirst true if weights are stored as [inputs, units]
     * @param mean mean of the pixels, 0 for none
     * @param std standard deviation of the pixels, 1 for none
     * @throws IllegalArgumentException if the mean is not a finite number, or the standard deviation is not a finite
     *     number above 0
     */
    public ImportOptions {
        Objects.requireNonNull(activation, "activation");
        layers = List.copyOf(layers);
        if (!Float.isFinite(mean)) {
            throw new IllegalArgumentException("the mean " + mean + " is not a finite number");
        }
        if (!(std > 0) || !Float.isFinite(1 / std) || !Float.isFinite(std)) {
            throw new IllegalArgumentException("the standard deviation " + std + " is not a number above 0");
        }
    }

    /**
     * Returns the options for weights of [units, inputs] and pixels from 0 to 1, in the order that names or shapes
     * determine.
     *
     * @param activation activation of the hidden layers
     * @return the options
     */
    public static ImportOptions of(Activation activation) {
        return new ImportOptions(activation, List.of(), false, 0, 1);
    }

    /** Returns whether pixels were normalized in training. */
    boolean normalized() {
        return mean != 0 || std != 1;
    }

    /**
     * Returns whether every option other than the activation has its default.
     *
     * @return true if the file is read as it is
     */
    public boolean isPlain() {
        return layers.isEmpty() && !inputsFirst && !normalized();
    }
}
