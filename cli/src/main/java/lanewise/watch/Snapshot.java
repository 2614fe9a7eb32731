package lanewise.watch;

import java.util.ArrayList;
import java.util.List;
import lanewise.network.Network;
import lanewise.training.Milestone;
import lanewise.training.TrainingState;

/**
 * A copy of the parameters of a training.
 *
 * @param update number of updates so far
 * @param before the network before the latest update; null if unknown
 * @param network the network
 * @param average the averaged network; null if none is kept
 */
record Snapshot(int update, Network before, Network network, Network average) {

    /**
     * Copies the parameters.
     *
     * @param state the state of the training
     * @param before the network before the latest update; null if unknown
     */
    static Snapshot of(TrainingState state, Network before) {
        return new Snapshot(
                state.updates(),
                before,
                state.network().copy(),
                state.average() == null ? null : state.average().copy());
    }

    /** Returns the network for inference, as {@link TrainingState#networkForInference}. */
    Network forInference() {
        return (average == null ? network : average).folded();
    }

    /** Returns log10 of update to weights of each layer; empty if the network before is unknown. */
    List<Double> logRatios() {
        List<Double> ratios = new ArrayList<>();
        for (int l = 1; before != null && l <= network.depth(); l++) {
            ratios.add(Milestone.logUpdateRatio(before.W(l), network.W(l)));
        }
        return ratios;
    }
}
