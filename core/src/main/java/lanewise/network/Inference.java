package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * Forward propagation for answers rather than for training: the same equations and the same bits as
 * {@link ForwardPropagation}, laid out so that every example is a contiguous column. Pixels are read as they lie, nothing
 * is packed, and those without ink are left out one by one.
 *
 * <p>The weights are copied when this is made: training the network further does not show here. Not thread-safe: the room
 * for results is used again and again.
 */
public final class Inference {

    private final Activation activation;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Matrix> Z = new ArrayList<>();
    private final List<Matrix> A = new ArrayList<>();

    /**
     * Takes the weights of a network, {@linkplain Network#folded() folded}.
     *
     * @param capacity examples that can be asked about at once, 1 or more
     */
    public Inference(Network network, int capacity) {
        activation = network.activation();
        Network plain = network.folded();
        for (int l = 1; l <= network.depth(); l++) {
            layers.add(new Layer(byColumns(plain.W(l)), byColumns(plain.b(l))));
            Z.add(byColumns(network.layer(l).units(), capacity));
            A.add(byColumns(network.layer(l).units(), capacity));
        }
    }

    private static Matrix byColumns(int rows, int cols) {
        return Matrix.zeros(cols, rows).transposed();
    }

    private static Matrix byColumns(Matrix matrix) {
        Matrix copy = byColumns(matrix.rows(), matrix.cols());
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                copy.set(i, j, matrix.get(i, j));
            }
        }
        return copy;
    }

    /**
     * The probability of each class for each example.
     *
     * @param X inputs x m, with m no more than the capacity
     * @return classes x m, every column contiguous; valid until the next call
     * @throws IndexOutOfBoundsException if m is above the capacity
     */
    public Matrix probabilities(Kernels k, PixelMatrix X) {
        int m = X.cols();
        int last = layers.size() - 1;
        k.affine(layers.get(0).W(), X, layers.get(0).b(), Z.get(0).cols(0, m));
        for (int l = 1; l <= last; l++) {
            Matrix input = A.get(l - 1).cols(0, m);
            k.activate(activation, Z.get(l - 1).cols(0, m), input);
            k.affine(layers.get(l).W(), input, layers.get(l).b(), Z.get(l).cols(0, m));
        }
        Matrix probabilities = A.get(last).cols(0, m);
        k.softmax(Z.get(last).cols(0, m), probabilities);
        return probabilities;
    }
}
