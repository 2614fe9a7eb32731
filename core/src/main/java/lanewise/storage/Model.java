package lanewise.storage;

import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.network.Architecture;
import lanewise.network.Network;
import lanewise.weights.WeightOrigin;

/**
 * A trained network and what inference needs.
 *
 * @param network network for inference: averaged, best or last weights, with batch normalization folded
 * @param height rows of an image; 1 if the inputs are not images
 * @param width columns of an image
 * @param classes label of each class of the network
 * @param training how it was trained; empty for weights from another tool
 * @param origin how weights from another tool were read; empty if training began with new weights
 */
public record Model(
        Network network,
        int height,
        int width,
        LabelSet classes,
        Optional<Training> training,
        Optional<WeightOrigin> origin) {

    /**
     * Creates a model.
     *
     * @param network network for inference
     * @param height rows of an image; 1 if the inputs are not images
     * @param width columns of an image
     * @param classes label of each class of the network
     * @param training how it was trained; may be empty
     * @param origin how weights from another tool were read; may be empty
     * @throws IllegalArgumentException if the sizes do not fit the network
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

    /**
     * Creates a model whose training began with new weights.
     *
     * @param network network for inference
     * @param height rows of an image; 1 if the inputs are not images
     * @param width columns of an image
     * @param classes label of each class of the network
     * @param training how it was trained; may be empty
     * @throws IllegalArgumentException if the sizes do not fit the network
     */
    public Model(Network network, int height, int width, LabelSet classes, Optional<Training> training) {
        this(network, height, width, classes, training, Optional.empty());
    }

    private static void checkArchitecture(Training training, Network network) {
        Architecture described = training.hyperparameters().architecture(network.inputs(), network.classes());
        if (!described.shape().equals(network.shape()) || described.activation() != network.activation()) {
            throw new IllegalArgumentException("the hyperparameters describe a network of " + described.shape()
                    + " with " + described.activation().label() + ", not " + network.shape() + " with "
                    + network.activation().label());
        }
    }

    /**
     * Returns a model of weights from another tool. Images are square if the number of inputs is a square, otherwise
     * they have one row. Labels count from 0.
     *
     * @param network the network
     * @param origin how the weights were read
     * @return the model
     */
    public static Model ofWeights(Network network, WeightOrigin origin) {
        int side = (int) Math.round(Math.sqrt(network.inputs()));
        int height = side * side == network.inputs() ? side : 1;
        LabelSet classes = LabelSet.of(IntStream.range(0, network.classes()).toArray());
        return new Model(network, height, network.inputs() / height, classes, Optional.empty(), Optional.of(origin));
    }
}
