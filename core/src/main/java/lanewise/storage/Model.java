package lanewise.storage;

import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.network.Architecture;
import lanewise.network.Network;

/**
 * A trained network and what it takes to ask it.
 *
 * @param network as it answers: averaged, best or last weights, batch normalization folded
 * @param height rows of an image; 1 if the inputs are no image
 * @param width columns of an image
 * @param classes the label of each of the network's classes
 * @param training how it was trained; empty for weights from elsewhere
 */
public record Model(Network network, int height, int width, LabelSet classes, Optional<Training> training) {

    /**
     * Checks that the numbers fit the network.
     *
     * @param network the network for inference
     * @param height rows of an image
     * @param width columns of an image
     * @param classes the label of each class
     * @param training how the network was trained, empty if unknown
     * @throws IllegalArgumentException if they do not
     */
    public Model {
        if (height < 1 || width < 1 || (long) height * width != network.inputs()) {
            throw new IllegalArgumentException(
                    "images of " + height + " x " + width + " for a network of " + network.inputs() + " inputs");
        }
        if (classes.size() != network.classes()) {
            throw new IllegalArgumentException(classes.size() + " labels for " + network.classes() + " classes");
        }
        if (training.isPresent()) {
            checkArchitecture(training.get(), network);
        }
    }

    private static void checkArchitecture(Training training, Network network) {
        Architecture described = training.hyperparameters().architecture(network.inputs(), network.classes());
        if (!described.shape().equals(network.shape()) || described.activation() != network.activation()) {
            throw new IllegalArgumentException(
                    "the hyperparameters describe a network of " + described.shape() + " with "
                            + described.activation().label() + ", not " + network.shape() + " with "
                            + network.activation().label());
        }
    }

    /**
     * Weights from elsewhere: images are taken to be square where that can be, labels to count from 0.
     *
     * @param network the network
     * @return the model
     */
    public static Model ofWeights(Network network) {
        int side = (int) Math.round(Math.sqrt(network.inputs()));
        int height = side * side == network.inputs() ? side : 1;
        LabelSet classes = LabelSet.of(IntStream.range(0, network.classes()).toArray());
        return new Model(network, height, network.inputs() / height, classes, Optional.empty());
    }
}
