package lanewise.training;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
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
                optimiser.update(k, t, alpha, parameters.get(p), derivatives.get(p), state.moments(l, p));
            }
            regularisation.afterUpdate(k, layer);
        }
        state.setUpdates(t);
        if (state.average() != null) {
            state.average(k, averageDecay);
        }
    }
}
