package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * Forward propagation of m examples, one per column, and the room for its results, used again and again.
 *
 * <pre>
 *   Z1 = W1 X + b1       A1 = relu(Z1)
 *   Z2 = W2 A1 + b2      A2 = softmax(Z2)
 * </pre>
 *
 * and so on for more layers; softmax stands at the end alone. The video's softmax overflows for large Z; this one
 * subtracts each column's maximum first.
 */
public final class ForwardPropagation {

    private final Network network;
    private final int m;
    private final List<Matrix> Z = new ArrayList<>();
    private final List<Matrix> A = new ArrayList<>();

    /** Room for {@code m} examples. */
    public ForwardPropagation(Network network, int m) {
        this.network = network;
        this.m = m;
        for (int l = 1; l <= network.depth(); l++) {
            Z.add(Matrix.zeros(network.layer(l).units(), m));
            A.add(Matrix.zeros(network.layer(l).units(), m));
        }
    }

    /**
     * Computes Z and A of every layer.
     *
     * @param X inputs x m
     */
    public void propagate(Kernels k, PixelMatrix X) {
        int last = network.depth();
        k.affine(network.W(1), X, network.b(1), Z(1));
        for (int l = 2; l <= last; l++) {
            k.activate(network.activation(), Z(l - 1), A(l - 1));
            k.affine(network.W(l), A(l - 1), network.b(l), Z(l));
        }
        k.softmax(Z(last), A(last));
    }

    /** Examples. */
    public int m() {
        return m;
    }

    /** Pre-activation of layer {@code l}, units x m: Z(1) is Z1. */
    public Matrix Z(int l) {
        return Z.get(l - 1);
    }

    /** Activation of layer {@code l}, units x m: A(1) is A1. */
    public Matrix A(int l) {
        return A.get(l - 1);
    }

    /** Activation of the last layer, classes x m: the probability of each class for each example. */
    public Matrix probabilities() {
        return A(network.depth());
    }
}
