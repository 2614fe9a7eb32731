package lanewise.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/**
 * A network: layers one after another, an activation between them, softmax at the end.
 *
 * <p>Layers are numbered from 1, as W1, b1, W2, b2 are. The parameters are changed in place by training.
 */
public final class Network {

    private static final int HASH_DIGITS = 16;

    private final List<Layer> layers;
    private final Activation activation;

    /**
     * A network of these layers.
     *
     * @param layers first to last; each takes as many inputs as the one before it has units
     * @param activation of every layer but the last, which has softmax
     * @throws IllegalArgumentException if there is no layer, or two do not fit together
     */
    public Network(List<Layer> layers, Activation activation) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs() != layers.get(l - 1).units()) {
                throw new IllegalArgumentException(
                        "layer " + (l + 1) + " takes " + layers.get(l).inputs() + " inputs, layer " + l + " has "
                                + layers.get(l - 1).units() + " units");
            }
        }
        this.layers = List.copyOf(layers);
        this.activation = activation;
    }

    /**
     * The video's network: relu, every weight and bias drawn uniformly from (-0.5, 0.5).
     *
     * @param inputs pixels of an example
     * @param hidden units of the hidden layers, first to last; may be empty
     * @param classes units of the last layer
     * @param seed of the initialization
     */
    public static Network create(int inputs, List<Integer> hidden, int classes, long seed) {
        return create(new Architecture(inputs, hidden, classes, Activation.RELU, false), Initialization.VIDEO, seed);
    }

    /** A new network, drawn layer by layer from the stream "initialization" of the seed. */
    public static Network create(Architecture architecture, Initialization initialization, long seed) {
        RandomStream random = RandomStream.of(seed, "initialisation");
        List<Layer> layers = new ArrayList<>();
        int inputs = architecture.inputs();
        for (int units : architecture.units()) {
            boolean hidden = layers.size() < architecture.hidden().size();
            Layer layer = Layer.zeros(units, inputs, hidden && architecture.batchNormalization());
            initialization.fill(layer, random);
            layers.add(layer);
            inputs = units;
        }
        return new Network(layers, architecture.activation());
    }

    /**
     * The network as it answers: batch normalization, which by then is a fixed scale and shift, taken up into W and b.
     * Layers without it are shared with this network.
     */
    public Network folded() {
        return new Network(layers.stream().map(Layer::folded).toList(), activation);
    }

    /** A network of the same numbers that shares none of them. */
    public Network copy() {
        List<Layer> copies = new ArrayList<>();
        for (Layer layer : layers) {
            copies.add(Layer.zeros(layer.units(), layer.inputs(), layer.normalization() != null));
        }
        Network copy = new Network(copies, activation);
        copy.set(this);
        return copy;
    }

    /** Takes over every number of a network of the same shape. */
    public void set(Network other) {
        List<Matrix> from = other.numbers();
        List<Matrix> to = numbers();
        for (int n = 0; n < to.size(); n++) {
            for (int i = 0; i < to.get(n).rows(); i++) {
                for (int j = 0; j < to.get(n).cols(); j++) {
                    to.get(n).set(i, j, from.get(n).get(i, j));
                }
            }
        }
    }

    /** Every number of every layer, see {@link Layer#numbers()}. */
    public List<Matrix> numbers() {
        return layers.stream().flatMap(layer -> layer.numbers().stream()).toList();
    }

    /** How many layers; the last one's number. */
    public int depth() {
        return layers.size();
    }

    /** Layer number {@code l}, from 1. */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /** Weights of layer {@code l}, units x inputs: W(1) is W1. */
    public Matrix W(int l) {
        return layer(l).W();
    }

    /** Bias of layer {@code l}, units x 1: b(1) is b1. */
    public Matrix b(int l) {
        return layer(l).b();
    }

    /** The activation of the hidden layers. */
    public Activation activation() {
        return activation;
    }

    /** Inputs of the first layer. */
    public int inputs() {
        return layer(1).inputs();
    }

    /** Units of the last layer. */
    public int classes() {
        return layer(depth()).units();
    }

    /** The shape of this network. */
    public Architecture architecture() {
        List<Integer> hidden =
                layers.subList(0, depth() - 1).stream().map(Layer::units).toList();
        return new Architecture(inputs(), hidden, classes(), activation, layer(1).normalization() != null);
    }

    /** Such as 784-10-10. */
    public String shape() {
        return architecture().shape();
    }

    /** True if every parameter is a finite number. */
    public boolean isFinite() {
        return numbers().stream().allMatch(Network::isFinite);
    }

    private static boolean isFinite(Matrix parameter) {
        // The greatest magnitude as bits: NaN and infinities are above every finite number.
        int greatest = 0;
        for (int i = 0; i < parameter.rows(); i++) {
            for (int j = 0; j < parameter.cols(); j++) {
                greatest = Math.max(greatest, Float.floatToRawIntBits(parameter.get(i, j)) & Integer.MAX_VALUE);
            }
        }
        return greatest < Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    }

    /**
     * The first sixteen hexadecimal digits of the SHA-256 of all parameters: W1 row by row, b1, W2, b2, ... as
     * little-endian floats. Two networks with the same hash have the same bits.
     */
    public String weightsHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            numbers().forEach(parameter -> update(digest, parameter));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, Matrix parameter) {
        ByteBuffer row = ByteBuffer.allocate(parameter.cols() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < parameter.rows(); i++) {
            row.clear();
            for (int j = 0; j < parameter.cols(); j++) {
                row.putFloat(parameter.get(i, j));
            }
            digest.update(row.array());
        }
    }
}
