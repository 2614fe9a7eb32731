package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.CacheLines;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Forward propagation for inference: the same equations and the same bits as {@link ForwardPropagation}, with a layout
 * in which every example is a contiguous column. Batch normalization uses its running averages and is folded into the
 * weights. Pixels are read in place without packing; pixels of 0 are skipped one by one.
 *
 * <p>The constructor copies the weights, so later training of the network has no effect here. Not thread-safe, because
 * the buffers for results are reused.
 */
public final class Inference {

    /** The number of weights that fill a first-level cache of 32 KB. */
    private static final int LARGE = 8192;

    private final int inputs;
    private final int capacity;
    private final Activation activation;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Matrix> Z = new ArrayList<>();
    private final List<Matrix> A = new ArrayList<>();

    /**
     * Copies the weights of a network, with batch normalization {@linkplain Network#folded() folded}, and creates
     * buffers.
     *
     * @param network the trained network
     * @param capacity maximum number of examples in one call, 1 or more
     * @throws IllegalArgumentException if {@code capacity} is below 1
     */
    public Inference(Network network, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be 1 or more examples, not " + capacity);
        }
        inputs = network.inputs();
        this.capacity = capacity;
        activation = network.activation();
        Network plain = network.folded();
        for (int l = 1; l <= network.depth(); l++) {
            layers.add(new Layer(columns(plain.W(l)), plain.b(l).copyByColumns()));
            Z.add(byColumns(network.layer(l).units(), capacity));
            A.add(byColumns(network.layer(l).units(), capacity));
        }
    }

    /**
     * Copies weights. Small ones stay in the first-level cache, so that their alignment matters little. Columns of less
     * than a line would take a line each.
     */
    private static Matrix columns(Matrix W) {
        boolean align = W.rows() >= CacheLines.FLOATS && (long) W.rows() * W.cols() >= LARGE;
        return align ? W.copyByAlignedColumns() : W.copyByColumns();
    }

    private static Matrix byColumns(int rows, int cols) {
        return Matrix.zeros(cols, rows).transposed();
    }

    /**
     * Computes the probability of each class for each example.
     *
     * @param k the kernels
     * @param X pixels, inputs x m, with m at most the capacity
     * @return probabilities, classes x m, every column contiguous; valid until the next call
     * @throws IllegalArgumentException if X does not have one row per input of the network
     * @throws lanewise.errors.LanewiseException if the activations of a layer overflow
     * @throws IndexOutOfBoundsException if m is above the capacity
     */
    public Matrix probabilities(ParallelKernels k, PixelMatrix X) {
        int m = X.cols();
        if (X.rows() != inputs) {
            throw new IllegalArgumentException(
                    "the examples have " + X.rows() + " pixels each, but the network has " + inputs + " inputs");
        }
        if (m > capacity) {
            throw new IndexOutOfBoundsException(m + " examples in one call, but the capacity is " + capacity);
        }
        int last = layers.size() - 1;
        k.affine(layers.get(0).W(), X, layers.get(0).b(), Z.get(0).cols(0, m));
        for (int l = 1; l <= last; l++) {
            Matrix input = A.get(l - 1).cols(0, m);
            k.activate(activation, Z.get(l - 1).cols(0, m), input);
            k.affine(layers.get(l).W(), input, layers.get(l).b(), Z.get(l).cols(0, m));
        }
        Matrix probabilities = A.get(last).cols(0, m);
        k.softmax(Z.get(last).cols(0, m), probabilities);
        Overflow.check(probabilities, Z);
        return probabilities;
    }
}
