package lanewise.training;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ParallelKernels;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.training.optimiser.Optimiser;

/**
 * One update of every parameter by its gradient: regularisation, the optimiser, the average.
 *
 * @param optimiser moves each parameter
 * @param regularisation keeps weights and gradients small
 * @param averageDecay the part of the averaged weights that is kept, if the state has an average
 */
public record Update(Optimiser optimiser, Regularisation regularisation, float averageDecay) {

    /** Elements of a parameter in a block: Adam's four matrices take 128 KB of the second-level cache. */
    private static final int BLOCK = 8192;

    /** The optimiser alone. */
    public Update(Optimiser optimiser) {
        this(optimiser, Regularisation.NONE, 0f);
    }

    /**
     * Updates the network, the optimiser's moments and the average, and counts one update.
     *
     * @param alpha the learning rate
     * @param gradients of the state's network; regularisation changes them
     */
    public void apply(Kernels k, TrainingState state, Gradients gradients, float alpha) {
        regularisation.beforeUpdate(k, state.network(), gradients);
        int t = state.updates() + 1;
        for (int l = 1; l <= state.network().depth(); l++) {
            Layer layer = state.network().layer(l);
            List<Matrix> parameters = layer.parameters();
            List<Matrix> derivatives = gradients.layer(l).parameters();
            regularisation.decay(k, layer, alpha);
            for (int p = 0; p < parameters.size(); p++) {
                optimise(k, t, alpha, parameters.get(p), derivatives.get(p), state.moments(l, p));
            }
            regularisation.afterUpdate(k, layer);
        }
        state.setUpdates(t);
        if (state.average() != null) {
            state.average(k, averageDecay);
        }
    }

    /**
     * The optimiser's steps on a few rows after another, so that what one step made is still in the cache for the next:
     * every part of the rows goes through all steps on one thread.
     */
    private void optimise(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        long elements = (long) W.rows() * W.cols();
        if (!(k instanceof ParallelKernels parallel) || optimiser.moments() == 0 || elements <= BLOCK) {
            optimiser.update(k, t, alpha, W, dW, moments);
            return;
        }
        int share = (W.rows() + parallel.threads() - 1) / parallel.threads();
        int rows = Math.max(1, Math.min(share, BLOCK / W.cols()));
        int blocks = (W.rows() + rows - 1) / rows;
        parallel.forEachPart(blocks, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                int first = block * rows;
                int end = Math.min(first + rows, W.rows());
                optimiser.update(
                        k, t, alpha, W.rows(first, end), dW.rows(first, end),
                        moments.stream().map(moment -> moment.rows(first, end)).toList());
            }
        });
    }
}
