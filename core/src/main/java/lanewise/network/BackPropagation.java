package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * Back propagation of m examples: the gradients of the mean cross-entropy, and the room for the steps between.
 *
 * <pre>
 *   dZ2 = A2 - Y                    dW2 = dZ2 A1' / m      db2 = row sums of dZ2 / m
 *   dZ1 = W2' dZ2 * relu'(Z1)       dW1 = dZ1 X'  / m      db1 = row sums of dZ1 / m
 * </pre>
 *
 * and so on from the last layer to the first. The video sums dZ over all units at once, which makes its db2 always 0;
 * here each unit has its own sum. Dropout leaves out on the way back what it left out on the way there; a layer with batch
 * normalization has dgamma and dbeta in place of db.
 */
public final class BackPropagation {

    private final Network network;
    private final Gradients gradients;
    private final List<Matrix> dZ = new ArrayList<>();

    /** Room for {@code m} examples. */
    public BackPropagation(Network network, int m) {
        this(network, m, new Gradients(network));
    }

    /**
     * Room for {@code m} examples.
     *
     * @param gradients where the gradients go
     */
    public BackPropagation(Network network, int m, Gradients gradients) {
        this.network = network;
        this.gradients = gradients;
        for (int l = 1; l <= network.depth(); l++) {
            dZ.add(Matrix.zeros(network.layer(l).units(), m));
        }
    }

    /**
     * Computes dZ and the gradients of every layer.
     *
     * @param X inputs x m
     * @param Y classes x m
     * @param forward what forward propagation of the same X left
     */
    public void propagate(Kernels k, PixelMatrix X, OneHot Y, ForwardPropagation forward) {
        int last = network.depth();
        float share = 1f / forward.m();
        k.subtract(forward.A(last), Y, dZ(last));
        k.rowSums(share, dZ(last), gradients.db(last));
        for (int l = last; l >= 2; l--) {
            k.multiply(share, dZ(l), forward.D(l - 1).transposed(), gradients.dW(l));
            k.multiply(1f, network.W(l).transposed(), dZ(l), dZ(l - 1));
            throughActivation(k, l - 1, forward);
        }
        k.multiply(share, dZ(1), X.transposed(), gradients.dW(1));
    }

    /** From the derivative by what layer {@code l} hands on to that by its pre-activation, in place. */
    private void throughActivation(Kernels k, int l, ForwardPropagation forward) {
        if (forward.mask(l) != null) {
            k.dropout(forward.mask(l), dZ(l), dZ(l));
        }
        k.activationGradient(network.activation(), forward.A(l), dZ(l), dZ(l));
        if (forward.step(l) != null) {
            forward.step(l).backward(k, dZ(l), gradients.layer(l).normalization());
        } else {
            k.rowSums(1f / forward.m(), dZ(l), gradients.db(l));
        }
    }

    /** The derivative of the loss by Z of layer {@code l}, times m: units x m. */
    public Matrix dZ(int l) {
        return dZ.get(l - 1);
    }

    /** The derivatives by every parameter. */
    public Gradients gradients() {
        return gradients;
    }
}
