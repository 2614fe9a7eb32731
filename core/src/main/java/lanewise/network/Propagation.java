package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Forward and back propagation of a batch of m examples, in blocks of examples if the batch is large.
 *
 * <p>Every example is a column, from Z1 to dZ1, and no column depends on another one. Therefore one thread applies all
 * these equations to a block of columns, which then stays in the cache of its core. The threads share the blocks, and
 * wait for each other once instead of after every equation. The gradients are sums over all examples. They are computed
 * afterwards, in the same order as without blocks, so blocks change no bit.
 *
 * <p>The batch is one block if it has few examples, if there is dropout or batch normalization, whose mean and variance
 * depend on all examples, and if its pixels are a {@linkplain PixelMatrix#isSuccessor successor}, because mini-batches
 * have a layout for products with all of their columns. Not thread-safe.
 */
public final class Propagation {

    /** The minimum number of examples in a block. */
    private static final int BLOCK = 2_048;

    /** Blocks begin at multiples of this number, which is 128 bytes of a row. */
    private static final int STEP = 32;

    private final Network network;
    private final Dropout dropout;
    private final ForwardPropagation forward;
    private final BackPropagation backward;
    private final List<Block> blocks = new ArrayList<>();

    private record Block(int from, int to, ForwardPropagation forward, BackPropagation backward) {}

    /**
     * Creates the buffers for {@code m} examples.
     *
     * @param network the network; its current parameters are read by each propagation
     * @param m number of examples, 0 or more
     * @param gradients gradients of the same network, overwritten by each propagation
     * @param dropout dropout of hidden units
     */
    public Propagation(Network network, int m, Gradients gradients, Dropout dropout) {
        this.network = network;
        this.dropout = dropout;
        forward = new ForwardPropagation(network, m);
        backward = new BackPropagation(network, m, gradients);
        if (dropout.rate() == 0f && !network.architecture().batchNormalization()) {
            int[] bounds = ProductSplit.bounds(0, m, STEP, m / BLOCK);
            for (int n = 1; n < bounds.length; n++) {
                int from = bounds[n - 1];
                int to = bounds[n];
                blocks.add(new Block(from, to, forward.cols(from, to), backward.cols(from, to)));
            }
        }
    }

    /**
     * Computes Z, A and dZ of every layer.
     *
     * @param k the kernels
     * @param X pixels, inputs x m
     * @param Y labels, classes x m
     * @param t number of the update, from 0, for dropout
     * @throws IllegalArgumentException if a shape does not fit the network or m
     */
    public void propagate(ParallelKernels k, PixelMatrix X, OneHot Y, int t) {
        if (blocks.size() <= 1 || X.isSuccessor()) {
            forward.propagate(k, X, dropout, t);
            backward.derivatives(k, Y, forward);
            return;
        }
        forward.requireShape(X);
        k.prepare(network.W(1), X.part(0, blocks.get(0).to()), forward.Z(1));
        k.forEach(blocks.size(), (alone, n) -> {
            Block block = blocks.get(n);
            block.forward.propagate(alone, X.part(block.from, block.to));
            block.backward.derivatives(alone, Y.cols(block.from, block.to), block.forward);
        });
    }

    /**
     * Computes the gradients of every layer, after {@link #propagate}.
     *
     * @param k the kernels
     * @param X the same pixels
     */
    public void computeGradients(ParallelKernels k, PixelMatrix X) {
        backward.gradients(k, X, forward);
    }

    /**
     * Returns the results of forward propagation.
     *
     * @return Z and A of every layer, overwritten by each propagation
     */
    public ForwardPropagation forward() {
        return forward;
    }
}
