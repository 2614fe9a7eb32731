package lanewise.network;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.Activation;

/**
 * The architecture of a network: the number of units of each layer and the activation of the hidden layers.
 *
 * @param inputs number of pixels of an example
 * @param hidden units of the hidden layers, first to last; may be empty
 * @param classes units of the last layer, which has softmax
 * @param activation activation of the hidden layers
 * @param batchNormalization whether the hidden layers normalize their pre-activations
 */
public record Architecture(
        int inputs, List<Integer> hidden, int classes, Activation activation, boolean batchNormalization) {

    /**
     * Creates an architecture.
     *
     * @param inputs number of pixels of an example
     * @param hidden units of the hidden layers, first to last
     * @param classes units of the last layer, which has softmax
     * @param activation activation of the hidden layers
     * @param batchNormalization whether the hidden layers normalize their pre-activations
     * @throws IllegalArgumentException if a size is below 1
     */
    public Architecture {
        Objects.requireNonNull(activation, "activation");
        hidden = List.copyOf(hidden);
        if (inputs < 1 || classes < 1 || hidden.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException(
                    "every layer must have at least one unit: " + shape(inputs, hidden, classes));
        }
    }

    /**
     * Returns the units of every layer with weights.
     *
     * @return units of the hidden layers, then the number of classes
     */
    public List<Integer> units() {
        return Stream.concat(hidden.stream(), Stream.of(classes)).toList();
    }

    /**
     * Returns the total number of weights and biases.
     *
     * @return number of weights and biases, without parameters of batch normalization
     */
    public long parameters() {
        List<Integer> units = units();
        return IntStream.range(0, units.size())
                .mapToLong(l -> (long) units.get(l) * (1L + (l == 0 ? inputs : units.get(l - 1))))
                .sum();
    }

    /**
     * Returns the sizes of all layers as text.
     *
     * @return the sizes, such as {@code 784-10-10}
     */
    public String shape() {
        return shape(inputs, hidden, classes);
    }

    private static String shape(int inputs, List<Integer> hidden, int classes) {
        return Stream.of(Stream.of(inputs), hidden.stream(), Stream.of(classes))
                .flatMap(sizes -> sizes)
                .map(String::valueOf)
                .collect(Collectors.joining("-"));
    }
}
