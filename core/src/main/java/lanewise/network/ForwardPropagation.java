package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lanewise.errors.LanewiseException;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Forward propagation of m examples, one per column, with reusable buffers for its results.
 *
 * <pre>
 *   Z1 = W1 X + b1       A1 = relu(Z1)
 *   Z2 = W2 A1 + b2      A2 = softmax(Z2)
 * </pre>
 *
 * <p>More layers continue the pattern; only the last layer has softmax. The softmax of the video overflows for large Z;
 * this one first subtracts the maximum of each column. Batch normalization is applied between Z and the activation,
 * dropout after the activation; D1 is A1 after dropout, and A1 itself without dropout.
 *
 * <p>Use this class for training. {@link Inference} computes the same probabilities faster. With batch normalization,
 * the results differ: this class normalizes by the mean and the variance of the batch and updates the running averages
 * of both, which {@code Inference} uses. Not thread-safe.
 */
public final class ForwardPropagation {

    private final Network network;
    private final int m;
    private final List<Matrix> Z = new ArrayList<>();
    private final List<Matrix> A = new ArrayList<>();
    private final List<Matrix> D = new ArrayList<>();
    private final List<NormalizationStep> steps = new ArrayList<>();
    private final DropoutMask[] masks;

    /**
     * Creates the buffers for {@code m} examples.
     *
     * @param network the network; its current parameters are read by each propagation
     * @param m number of examples, 1 or more
     * @throws IllegalArgumentException if {@code m} is negative
     */
    public ForwardPropagation(Network network, int m) {
        this.network = Objects.requireNonNull(network, "network");
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
     * Computes Z and A of every layer, and updates the running averages of batch normalization.
     *
     * @param k the kernels
     * @param X pixels, inputs x m
     * @throws IllegalArgumentException if X is not inputs x m
     */
    public void propagate(ParallelKernels k, PixelMatrix X) {
        propagate(k, X, Dropout.NONE, 0);
    }

    /**
     * Computes Z and A of every layer with dropout, as in training.
     *
     * @param k the kernels
     * @param X pixels, inputs x m
     * @param dropout dropout of hidden units
     * @param t number of the update, from 0; with the seed of {@code dropout} it determines which units are dropped
     * @throws IllegalArgumentException if X is not inputs x m
     */
    public void propagate(ParallelKernels k, PixelMatrix X, Dropout dropout, int t) {
        if (X.rows() != network.inputs() || X.cols() != m) {
            throw new IllegalArgumentException("X is " + X.shape() + ", but this forward propagation of a network of "
                    + network.shape() + " needs " + network.inputs() + " x " + m);
        }
        int last = network.depth();
        k.affine(network.W(1), X, network.b(1), Z(1)); //                          Z1 = W1 X + b1
        for (int l = 1; l < last; l++) {
            NormalizationStep step = step(l);
            Matrix Y = step == null ? Z(l) : step.forward(k, Z(l)); //             Y1 = normalized Z1, if configured
            k.activate(network.activation(), Y, A(l)); //                          A1 = relu(Y1)
            drop(k, dropout, t, l); //                                             D1 = A1 after dropout
            k.affine(network.W(l + 1), D(l), network.b(l + 1), Z(l + 1)); //       Z2 = W2 D1 + b2
        }
        k.softmax(Z(last), A(last)); //                                            A2 = softmax(Z2)
    }

    private void drop(ParallelKernels k, Dropout dropout, int t, int l) {
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

    /**
     * Returns the number of examples.
     *
     * @return number of examples
     */
    public int m() {
        return m;
    }

    /**
     * Returns the pre-activation of a layer: Z(1) is Z1.
     *
     * @param l number of the layer, from 1
     * @return Z of the layer, units x m
     */
    public Matrix Z(int l) {
        return Z.get(l - 1);
    }

    /**
     * Returns the activation of a layer: A(1) is A1.
     *
     * @param l number of the layer, from 1
     * @return A of the layer, units x m
     */
    public Matrix A(int l) {
        return A.get(l - 1);
    }

    /**
     * Returns the input of the next layer: the activation of a layer after dropout.
     *
     * @param l number of the layer, from 1
     * @return A of the layer after dropout, units x m; {@code A(l)} itself without dropout
     */
    public Matrix D(int l) {
        return D.get(l - 1);
    }

    /**
     * Checks that the latest propagation did not overflow. Finite weights can have sums that float32 cannot hold.
     *
     * @return this
     * @throws LanewiseException if a probability is NaN; the message has the first layer whose Z is not finite
     */
    public ForwardPropagation requireFinite() {
        Overflow.check(probabilities(), Z);
        return this;
    }

    /** Returns the dropout mask of layer {@code l} in the latest propagation; null without dropout. */
    DropoutMask mask(int l) {
        return masks[l - 1];
    }

    /** Returns the batch normalization of layer {@code l}; null if it has none. */
    NormalizationStep step(int l) {
        return steps.get(l - 1);
    }

    /**
     * Returns the probability of each class for each example: the activation of the last layer.
     *
     * @return probabilities, classes x m
     */
    public Matrix probabilities() {
        return A(network.depth());
    }
}
