package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Back propagation of m examples: computes the gradients of the mean loss, with reusable buffers for the derivatives
 * dZ.
 *
 * <pre>
 *   dZ2 = A2 - Y                    dW2 = dZ2 A1' / m      db2 = row sums of dZ2 / m
 *   dZ1 = W2' dZ2 * relu'(Z1)       dW1 = dZ1 X'  / m      db1 = row sums of dZ1 / m
 * </pre>
 *
 * <p>More layers continue the pattern from the last layer to the first. The video sums dZ over all units at once, which
 * makes its db2 always 0; here each unit has its own sum. Units that dropout removed from forward propagation are
 * removed here too. A layer with batch normalization has dgamma and dbeta in place of db.
 *
 * <p>The loss is cross-entropy after softmax. For another loss, write its derivative into {@code dZ(depth)} and
 * call {@link #propagate(ParallelKernels, PixelMatrix, ForwardPropagation)}. Not thread-safe.
 */
public final class BackPropagation {

    private final Network network;
    private final Gradients gradients;
    private final List<Matrix> dZ = new ArrayList<>();

    /**
     * Creates the buffers for {@code m} examples and new gradients.
     *
     * @param network the network; its current parameters are read by each propagation
     * @param m number of examples, 1 or more
     */
    public BackPropagation(Network network, int m) {
        this(network, m, new Gradients(network));
    }

    /**
     * Creates the buffers for {@code m} examples.
     *
     * @param network the network; its current parameters are read by each propagation
     * @param m number of examples, 1 or more
     * @param gradients gradients of the same network, overwritten by each propagation
     */
    public BackPropagation(Network network, int m, Gradients gradients) {
        this.network = Objects.requireNonNull(network, "network");
        this.gradients = Objects.requireNonNull(gradients, "gradients");
        for (int l = 1; l <= network.depth(); l++) {
            dZ.add(Matrix.zeros(network.layer(l).units(), m));
        }
    }

    /**
     * Computes dZ and the gradients of every layer for the cross-entropy.
     *
     * @param k the kernels
     * @param X pixels, inputs x m
     * @param Y labels, classes x m
     * @param forward forward propagation of the same X with the same parameters
     * @throws IllegalArgumentException if a shape does not fit the network or m
     */
    public void propagate(ParallelKernels k, PixelMatrix X, OneHot Y, ForwardPropagation forward) {
        int last = network.depth();
        if (Y.classes() != network.classes()) {
            throw new IllegalArgumentException("the labels have " + Y.classes() + " classes, but the network of "
                    + network.shape() + " has " + network.classes());
        }
        k.subtract(forward.A(last), Y, dZ(last)); //                               dZ2 = A2 - Y
        propagate(k, X, forward);
    }

    /**
     * Computes the gradients of every layer from the derivative of the loss by Z of the last layer.
     *
     * @param k the kernels
     * @param X pixels, inputs x m
     * @param forward forward propagation of the same X with the same parameters
     * @throws IllegalArgumentException if a shape does not fit the network or m
     */
    public void propagate(ParallelKernels k, PixelMatrix X, ForwardPropagation forward) {
        int last = network.depth();
        float perExample = 1f / forward.m();
        k.rowSums(perExample, dZ(last), gradients.db(last)); //                    db2 = row sums of dZ2 / m
        for (int l = last - 1; l >= 1; l--) {
            Matrix D = forward.D(l).transposed();
            k.multiply(perExample, dZ(l + 1), D, gradients.dW(l + 1)); //          dW2 = dZ2 A1' / m
            k.multiply(1f, network.W(l + 1).transposed(), dZ(l + 1), dZ(l)); //    dA1 = W2' dZ2
            if (forward.mask(l) != null) {
                k.dropout(forward.mask(l), dZ(l), dZ(l)); //                       without the dropped units
            }
            k.activationGradient(network.activation(), forward.A(l), dZ(l), dZ(l)); // dZ1 = dA1 * relu'(Z1)
            if (forward.step(l) == null) {
                k.rowSums(perExample, dZ(l), gradients.db(l)); //                  db1 = row sums of dZ1 / m
            } else {
                forward.step(l).backward(k, dZ(l), gradients.layer(l).normalization()); // dgamma1, dbeta1, dZ1
            }
        }
        k.multiply(perExample, dZ(1), X.transposed(), gradients.dW(1)); //         dW1 = dZ1 X' / m
    }

    /**
     * Returns the derivative of the loss by Z of a layer, summed over examples rather than averaged.
     *
     * @param l number of the layer, from 1
     * @return dZ of the layer, units x m
     */
    public Matrix dZ(int l) {
        return dZ.get(l - 1);
    }

    /**
     * Returns the derivatives of the mean loss by every parameter.
     *
     * @return the gradients, overwritten by each propagation
     */
    public Gradients gradients() {
        return gradients;
    }
}
