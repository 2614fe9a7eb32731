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
                throw new IllegalArgumentException("layer " + (l + 1) + " takes " + layers.get(l).inputs()
                        + " inputs, layer " + l + " has " + layers.get(l - 1).units() + " units");
            }
        }
        this.layers = List.copyOf(layers);
        this.activation = activation;
    }

    /**
     * A new network with relu, every weight and bias drawn uniformly from (-0.5, 0.5), as in the video: W1 row by row,
     * b1, W2, b2, ... from the stream "initialisation" of the seed.
     *
     * @param inputs pixels of an example
     * @param hidden units of the hidden layers, first to last; may be empty
     * @param classes units of the last layer
     * @param seed of the initialisation
     */
    public static Network create(int inputs, List<Integer> hidden, int classes, long seed) {
        RandomStream random = RandomStream.of(seed, "initialisation");
        List<Integer> units = new ArrayList<>(hidden);
        units.add(classes);
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int n : units) {
            Layer layer = Layer.zeros(n, before);
            fillUniform(layer.W(), random);
            fillUniform(layer.b(), random);
            layers.add(layer);
            before = n;
        }
        return new Network(layers, Activation.RELU);
    }

    private static void fillUniform(Matrix parameter, RandomStream random) {
        for (int i = 0; i < parameter.rows(); i++) {
            for (int j = 0; j < parameter.cols(); j++) {
                parameter.set(i, j, random.nextUniform());
            }
        }
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

    /** Such as 784-10-10. */
    public String shape() {
        StringBuilder shape = new StringBuilder().append(inputs());
        layers.forEach(layer -> shape.append('-').append(layer.units()));
        return shape.toString();
    }

    /** True if every parameter is a finite number. */
    public boolean isFinite() {
        return layers.stream().allMatch(layer -> isFinite(layer.W()) && isFinite(layer.b()));
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
            layers.forEach(layer -> {
                update(digest, layer.W());
                update(digest, layer.b());
            });
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
