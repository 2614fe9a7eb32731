package lanewise.recipes;

import java.util.List;
import java.util.Optional;
import lanewise.kernels.Activation;
import lanewise.network.Architecture;
import lanewise.network.Initialization;

/**
 * The network before training.
 *
 * @param hidden units of the hidden layers, first to last, each 1 or more; empty for a network without hidden layers
 * @param activation activation of the hidden layers
 * @param initialization distribution of the initial weights; empty for the default of the activation
 * @param batchNormalization whether hidden layers normalize their pre-activations over the batch
 */
public record NetworkSettings(
        List<Integer> hidden,
        Activation activation,
        Optional<Initialization> initialization,
        boolean batchNormalization) {

    /**
     * Checks the widths.
     *
     * @param hidden units of the hidden layers, first to last
     * @param activation activation of the hidden layers
     * @param initialization distribution of the initial weights; empty for the default of the activation
     * @param batchNormalization whether hidden layers normalize their pre-activations over the batch
     * @throws IllegalArgumentException if a hidden layer has fewer than one unit
     */
    public NetworkSettings {
        hidden = List.copyOf(hidden);
        hidden.forEach(units -> WholeNumbers.check("hidden", units, 1));
    }

    /**
     * Returns the architecture for data of a given size.
     *
     * @param inputs pixels of an example
     * @param classes number of classes
     * @return the architecture
     */
    public Architecture architecture(int inputs, int classes) {
        return new Architecture(inputs, hidden, classes, activation, batchNormalization);
    }

    /**
     * Returns the initialization, or the default of the activation if none is set.
     *
     * @return the initialization
     */
    public Initialization initializationOrDefault() {
        return initialization.orElseGet(() -> Initialization.defaultFor(activation));
    }
}
