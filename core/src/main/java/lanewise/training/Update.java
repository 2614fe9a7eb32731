package lanewise.training;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.training.optimizer.Optimizer;

/**
 * One update of every parameter by its gradient: regularization, the optimizer, the average.
 *
 * @param optimizer moves each parameter
 * @param regularization keeps weights and gradients small
 * @param averageDecay the part of the averaged weights that is kept, if the state has an average
 */
public record Update(Optimizer optimizer, Regularization regularization, float averageDecay) {

    /** Elements of a parameter in a block: Adam's four matrices take 128 KB of the second-level cache. */
    private static final int BLOCK = 8192;

    /** The optimizer alone. */
    public Update(Optimizer optimizer) {
        this(optimizer, Regularization.NONE, 0f);
    }

    /**
     * Updates the network, the optimizer's moments and the average, and counts one update.
     *
     * @param alpha the learning rate
     * @param gradients of the state's network; regularization changes them
     */
    public void apply(Kernels k, TrainingState state, Gradients gradients, float alpha) {
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
     * The optimizer's steps on a few rows after another, so that what one step made is still in the cache for the next:
     * every part of the rows goes through all steps on one thread.
     */
    private void optimize(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        long elements = (long) W.rows() * W.cols();
        if (!(k instanceof ParallelKernels parallel) || optimizer.moments() == 0 || elements <= BLOCK) {
            optimizer.update(k, t, alpha, W, dW, moments);
            return;
        }
        int share = (W.rows() + parallel.threads() - 1) / parallel.threads();
        int rows = Math.max(1, Math.min(share, BLOCK / W.cols()));
        int blocks = (W.rows() + rows - 1) / rows;
        parallel.forEachPart(blocks, 1, (from, to) -> {
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
