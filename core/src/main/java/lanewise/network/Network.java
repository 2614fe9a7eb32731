package lanewise.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/**
 * A feed-forward network: a sequence of layers with an activation between them and softmax at the end.
 *
 * <p>Layers are numbered from 1, like W1, b1, W2 and b2. Training changes the parameters in place.
 *
 * <p>The activations are the constants of {@link Activation}; you cannot add one, because every implementation of
 * {@link lanewise.kernels.Kernels} computes each of them to the same bits. The last layer always has softmax. For a
 * loss other than cross-entropy see {@link BackPropagation}.
 */
public final class Network {

    private static final int HASH_DIGITS = 16;

    private final List<Layer> layers;
    private final Activation activation;

    /**
     * Creates a network of the given layers, which it shares.
     *
     * @param layers layers, first to last; each has as many inputs as the layer before it has units
     * @param activation activation of every layer except the last
     * @throws IllegalArgumentException if there is no layer, two adjacent layers do not fit together, or batch
     *     normalization is in the last layer or only in some of the others
     */
    public Network(List<Layer> layers, Activation activation) {
        Objects.requireNonNull(activation, "activation");
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network must have at least one layer");
        }
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs() != layers.get(l - 1).units()) {
                throw new IllegalArgumentException(
                        "layer " + (l + 1) + " has " + layers.get(l).inputs() + " inputs, but layer " + l + " has "
                                + layers.get(l - 1).units() + " units");
            }
        }
        for (int l = 1; l <= layers.size(); l++) {
            boolean expected = l < layers.size() && layers.get(0).normalization() != null;
            if ((layers.get(l - 1).normalization() != null) != expected) {
                throw new IllegalArgumentException("layer " + l + (expected ? " has no" : " has")
                        + " batch normalization; either all layers except" + " the last have it, or none");
            }
        }
        this.layers = List.copyOf(layers);
        this.activation = activation;
    }

    /**
     * Creates a network like that of the video: the activation is relu, and every weight and bias is uniform in (-0.5,
     * 0.5).
     *
     * @param inputs number of pixels of an example
     * @param hidden units of the hidden layers, first to last; may be empty
     * @param classes units of the last layer
     * @param seed seed of the initialization
     * @return a new network
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Network create(int inputs, List<Integer> hidden, int classes, long seed) {
        return create(new Architecture(inputs, hidden, classes, Activation.RELU, false), Initialization.VIDEO, seed);
    }

    /**
     * Creates a network with random parameters, which are drawn layer by layer from {@link Initialization#random}.
     *
     * @param architecture the architecture
     * @param initialization distribution of the parameters
     * @param seed seed of the initialization
     * @return a new network
     */
    public static Network create(Architecture architecture, Initialization initialization, long seed) {
        RandomStream random = Initialization.random(seed);
        List<Layer> layers = new ArrayList<>();
        int inputs = architecture.inputs();
        for (int units : architecture.units()) {
            boolean hidden = layers.size() < architecture.hidden().size();
            Layer layer = Layer.zeros(units, inputs, hidden && architecture.batchNormalization());
            initialization.fill(layer, random);
            layers.add(layers.isEmpty() ? layer.forPixels() : layer);
            inputs = units;
        }
        return new Network(layers, architecture.activation());
    }

    /**
     * Returns the network for inference: W and b of each layer include the batch normalization, which is then a fixed
     * scale and shift. Layers without batch normalization are shared with this network.
     *
     * @return an equivalent network without batch normalization
     */
    public Network folded() {
        return new Network(layers.stream().map(Layer::folded).toList(), activation);
    }

    /**
     * Returns a copy that shares no matrix with this network.
     *
     * @return a copy
     */
    public Network copy() {
        Network copy = new Network(layers.stream().map(Layer::zerosLike).toList(), activation);
        copy.set(this);
        return copy;
    }

    /**
     * Copies every matrix of a network of the same architecture into this one.
     *
     * @param other the network to copy
     * @throws IllegalArgumentException if its architecture differs
     */
    public void set(Network other) {
        if (!other.architecture().equals(architecture())) {
            throw new IllegalArgumentException(
                    "a network of " + other.architecture() + " cannot be copied into one of " + architecture());
        }
        List<Matrix> from = other.matrices();
        List<Matrix> to = matrices();
        for (int n = 0; n < to.size(); n++) {
            from.get(n).copyTo(to.get(n));
        }
    }

    /**
     * Returns all matrices of all layers, see {@link Layer#matrices()}.
     *
     * @return the matrices, first layer first; shared
     */
    public List<Matrix> matrices() {
        return layers.stream().flatMap(layer -> layer.matrices().stream()).toList();
    }

    /**
     * Returns the number of layers with weights, which is also the number of the last layer.
     *
     * @return number of layers
     */
    public int depth() {
        return layers.size();
    }

    /**
     * Returns a layer.
     *
     * @param l number of the layer, from 1
     * @return the layer
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /**
     * Returns the weights of a layer: W(1) is W1.
     *
     * @param l number of the layer, from 1
     * @return weights, units x inputs; shared
     */
    public Matrix W(int l) {
        return layer(l).W();
    }

    /**
     * Returns the bias of a layer: b(1) is b1.
     *
     * @param l number of the layer, from 1
     * @return bias, units x 1; shared
     */
    public Matrix b(int l) {
        return layer(l).b();
    }

    /**
     * Returns the activation of the hidden layers.
     *
     * @return the activation
     */
    public Activation activation() {
        return activation;
    }

    /**
     * Returns the number of inputs of the first layer.
     *
     * @return number of pixels of an example
     */
    public int inputs() {
        return layer(1).inputs();
    }

    /**
     * Returns the number of units of the last layer.
     *
     * @return number of classes
     */
    public int classes() {
        return layer(depth()).units();
    }

    /**
     * Returns the architecture of this network.
     *
     * @return the architecture
     */
    public Architecture architecture() {
        List<Integer> hidden =
                layers.subList(0, depth() - 1).stream().map(Layer::units).toList();
        return new Architecture(inputs(), hidden, classes(), activation, layer(1).normalization() != null);
    }

    /**
     * Returns the sizes of all layers as text.
     *
     * @return the sizes, such as {@code 784-10-10}
     */
    public String shape() {
        return architecture().shape();
    }

    /**
     * Returns whether every parameter is a finite number.
     *
     * @return true if no parameter is NaN or infinite
     */
    public boolean isFinite() {
        return matrices().stream().allMatch(Network::isFinite);
    }

    private static boolean isFinite(Matrix parameter) {
        // Finds the maximum magnitude by comparing bits: those of NaN and infinities exceed those of every finite
        // number.
        int maximum = 0;
        for (int i = 0; i < parameter.rows(); i++) {
            for (int j = 0; j < parameter.cols(); j++) {
                maximum = Math.max(maximum, Float.floatToRawIntBits(parameter.get(i, j)) & Integer.MAX_VALUE);
            }
        }
        return maximum < Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    }

    /**
     * Returns the first sixteen hexadecimal digits of the SHA-256 of all parameters: W1 row by row, b1, W2, b2, ... as
     * little-endian floats. Two networks with the same hash have the same bits.
     *
     * @return sixteen hexadecimal digits in lower case
     */
    public String weightsHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            matrices().forEach(parameter -> update(digest, parameter));
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
