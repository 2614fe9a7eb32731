package lanewise.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.Activation;

/**
 * The shape of a network: how many units each layer has and what it applies to them.
 *
 * @param inputs pixels of an example
 * @param hidden units of the hidden layers, first to last; may be empty
 * @param classes units of the last layer, which has softmax
 * @param activation of the hidden layers
 * @param batchNormalization whether the hidden layers normalize their pre-activations
 */
public record Architecture(
        int inputs, List<Integer> hidden, int classes, Activation activation, boolean batchNormalization) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Architecture {
        hidden = List.copyOf(hidden);
        if (inputs < 1 || classes < 1 || hidden.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException("every layer has at least one unit: " + shape(inputs, hidden, classes));
        }
    }

    /** Units of every layer with weights: hidden layers, then classes. */
    public List<Integer> units() {
        return Stream.concat(hidden.stream(), Stream.of(classes)).toList();
    }

    /** Weights and biases, all together. */
    public long parameters() {
        List<Integer> units = units();
        return IntStream.range(0, units.size())
                .mapToLong(l -> (long) units.get(l) * (1L + (l == 0 ? inputs : units.get(l - 1))))
                .sum();
    }

    /** Such as 784-10-10. */
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
