package lanewise.training;

import java.util.List;
import java.util.Objects;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.training.optimizer.Optimizer;

/**
 * One update of every parameter: regularization, optimizer, and moving average of the weights.
 *
 * @param optimizer the optimizer
 * @param regularization limits on weights and gradients
 * @param averageDecay decay of the moving average of the weights, 0 or more and below 1; 0 for no average
 */
public record Update(Optimizer optimizer, Regularization regularization, float averageDecay) {

    /**
     * Creates an update.
     *
     * @param optimizer the optimizer
     * @param regularization limits on weights and gradients
     * @param averageDecay decay of the moving average of the weights, 0 or more and below 1
     * @throws IllegalArgumentException if {@code averageDecay} is not in [0, 1)
     */
    public Update {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(regularization, "regularization");
        if (!(averageDecay >= 0 && averageDecay < 1)) {
            throw new IllegalArgumentException(
                    "the decay of the average must be 0 or more and below 1, not " + averageDecay);
        }
    }

    /** Elements of a parameter per block. The four matrices of Adam then take 128 KB of the second-level cache. */
    private static final int BLOCK = 8192;

    /**
     * Creates an update without regularization and average.
     *
     * @param optimizer the optimizer
     */
    public Update(Optimizer optimizer) {
        this(optimizer, Regularization.NONE, 0f);
    }

    /**
     * Updates the network, the moments of the optimizer and the average, and increments the number of updates.
     *
     * @param k the kernels
     * @param state the state, which is changed
     * @param gradients gradients of the network of the state; regularization changes them
     * @param alpha learning rate
     * @throws IllegalArgumentException if the state belongs to another optimizer
     */
    public void apply(ParallelKernels k, TrainingState state, Gradients gradients, float alpha) {
        state.check(optimizer);
        regularization.beforeUpdate(k, state.network(), gradients);
        int t = state.updates() + 1;
        for (int l = 1; l <= state.network().depth(); l++) {
            Layer layer = state.network().layer(l);
            List<Matrix> parameters = layer.parameters();
            List<Matrix> derivatives = gradients.layer(l).parameters();
            regularization.decay(k, layer, alpha);
            for (int p = 0; p < parameters.size(); p++) {
                optimize(k, t, alpha, parameters.get(p), derivatives.get(p), state.moments(l, p));
            }
            regularization.afterUpdate(k, layer);
        }
        state.setUpdates(t);
        if (state.average() != null) {
            state.average(k, averageDecay);
        }
    }

    /**
     * Updates one parameter. The rows of a large parameter are split into blocks, and one thread runs all operations of
     * the optimizer on a block, so that the block stays in the cache between operations.
     */
    private void optimize(ParallelKernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        long elements = (long) W.rows() * W.cols();
        if (optimizer.moments() == 0 || elements <= BLOCK) {
            optimizer.update(k, t, alpha, W, dW, moments);
            return;
        }
        if (!W.rowsContiguous() && W.colsContiguous()) {
            // An update treats all elements alike, so W' may be updated in place of W.
            List<Matrix> transposed = moments.stream().map(Matrix::transposed).toList();
            optimize(k, t, alpha, W.transposed(), dW.transposed(), transposed);
            return;
        }
        int share = (W.rows() + k.threads() - 1) / k.threads();
        int rows = Math.max(1, Math.min(share, BLOCK / W.cols()));
        int blocks = (W.rows() + rows - 1) / rows;
        k.forEachPart(blocks, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                int first = block * rows;
                int end = Math.min(first + rows, W.rows());
                optimizer.update(
                        k,
                        t,
                        alpha,
                        W.rows(first, end),
                        dW.rows(first, end),
                        moments.stream().map(moment -> moment.rows(first, end)).toList());
            }
        });
    }
}
