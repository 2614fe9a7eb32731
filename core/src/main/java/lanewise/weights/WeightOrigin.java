package lanewise.weights;

/**
 * How weights from another tool were read.
 *
 * @param layers the layers in order, as names in the file, with batch normalization and activations where they were
 *     taken
 * @param reason what determined the order
 * @param inputsFirst true if weights were read as [inputs, units]
 * @param mean the mean that was folded into the first layer
 * @param std the standard deviation that was folded into the first layer
 */
public record WeightOrigin(String layers, String reason, boolean inputsFirst, float mean, float std) {

    /**
     * Returns the origin as one line.
     *
     * @return a line such as {@code layers: fc1, relu, fc2 (by the numbers in the names)}
     */
    public String line() {
        return "layers: " + layers + " (" + reason + ")" + (inputsFirst ? ", weights [inputs, units]" : "")
                + (mean != 0 || std != 1 ? ", pixels normalized with mean " + mean + " and std " + std : "");
    }
}
