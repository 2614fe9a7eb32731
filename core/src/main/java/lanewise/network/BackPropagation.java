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
 * here each unit has its own sum.
 */
public final class BackPropagation {

    private final Network network;
    private final Gradients gradients;
    private final List<Matrix> dZ = new ArrayList<>();

    /** Room for {@code m} examples. */
    public BackPropagation(Network network, int m) {
        this.network = network;
        gradients = new Gradients(network);
        for (int l = 1; l <= network.depth(); l++) {
            dZ.add(Matrix.zeros(network.layer(l).units(), m));
        }
    }

    /**
     * Computes dZ, dW and db of every layer.
     *
     * @param X inputs x m
     * @param Y classes x m
     * @param forward what forward propagation of the same X left
     */
    public void propagate(Kernels k, PixelMatrix X, OneHot Y, ForwardPropagation forward) {
        int last = network.depth();
        float share = 1f / forward.m();
        k.subtract(forward.A(last), Y, dZ(last));
        for (int l = last; l >= 2; l--) {
            k.multiply(share, dZ(l), forward.A(l - 1).transposed(), gradients.dW(l));
            k.rowSums(share, dZ(l), gradients.db(l));
            k.multiply(1f, network.W(l).transposed(), dZ(l), dZ(l - 1));
            k.activationGradient(network.activation(), forward.A(l - 1), dZ(l - 1), dZ(l - 1));
        }
        k.multiply(share, dZ(1), X.transposed(), gradients.dW(1));
        k.rowSums(share, dZ(1), gradients.db(1));
    }

    /** The derivative of the loss by Z of layer {@code l}, times m: units x m. */
    public Matrix dZ(int l) {
        return dZ.get(l - 1);
    }

    /** dW and db of every layer. */
    public Gradients gradients() {
        return gradients;
    }
}
