package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.DropoutMask;
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
 * subtracts each column's maximum first. Batch normalization stands between Z and the activation, dropout behind the
 * activation; without them D1 is A1.
 */
public final class ForwardPropagation {

    private final Network network;
    private final int m;
    private final List<Matrix> Z = new ArrayList<>();
    private final List<Matrix> A = new ArrayList<>();
    private final List<Matrix> D = new ArrayList<>();
    private final List<NormalizationStep> steps = new ArrayList<>();
    private final DropoutMask[] masks;

    /** Room for {@code m} examples. */
    public ForwardPropagation(Network network, int m) {
        this.network = network;
        this.m = m;
        masks = new DropoutMask[network.depth()];
        for (int l = 1; l <= network.depth(); l++) {
            Layer layer = network.layer(l);
            Z.add(Matrix.zeros(layer.units(), m));
            A.add(Matrix.zeros(layer.units(), m));
            D.add(A(l));
            BatchNormalization normalization = layer.normalization();
            steps.add(normalization == null ? null : new NormalizationStep(normalization, layer.units(), m));
        }
    }

    /**
     * Computes Z and A of every layer.
     *
     * @param X inputs x m
     */
    public void propagate(Kernels k, PixelMatrix X) {
        propagate(k, X, Dropout.NONE, 0);
    }

    /**
     * The same with dropout, as in training.
     *
     * @param X inputs x m
     * @param t the number of the update, which decides what is dropped
     */
    public void propagate(Kernels k, PixelMatrix X, Dropout dropout, int t) {
        int last = network.depth();
        for (int l = 1; l <= last; l++) {
            if (l == 1) {
                k.affine(network.W(1), X, network.b(1), Z(1));
            } else {
                k.affine(network.W(l), D(l - 1), network.b(l), Z(l));
            }
            if (l < last) {
                NormalizationStep step = steps.get(l - 1);
                k.activate(network.activation(), step == null ? Z(l) : step.forward(k, Z(l)), A(l));
                drop(k, dropout, t, l);
            }
        }
        k.softmax(Z(last), A(last));
    }

    private void drop(Kernels k, Dropout dropout, int t, int l) {
        if (dropout.rate() == 0f) {
            masks[l - 1] = null;
            D.set(l - 1, A(l));
            return;
        }
        if (D(l) == A(l)) {
            D.set(l - 1, Matrix.zeros(A(l).rows(), m));
        }
        masks[l - 1] = dropout.mask(t, l, A(l).rows(), m);
        k.dropout(masks[l - 1], A(l), D(l));
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

    /** What layer {@code l} hands to the next, units x m: A(l), or what dropout left of it. */
    public Matrix D(int l) {
        return D.get(l - 1);
    }

    /** What dropout kept of layer {@code l}; null if it was not asked to drop anything. */
    DropoutMask mask(int l) {
        return masks[l - 1];
    }

    /** The batch normalization of layer {@code l}; null if it has none. */
    NormalizationStep step(int l) {
        return steps.get(l - 1);
    }

    /** Activation of the last layer, classes x m: the probability of each class for each example. */
    public Matrix probabilities() {
        return A(network.depth());
    }
}
