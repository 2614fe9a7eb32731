package lanewise.training;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * Makes the network as it answers out of the one in training: the averaged one if there is one, the statistics of batch
 * normalisation measured anew on training examples, without dropout or augmentation, then folded into the weights.
 */
final class Answering {

    private final Kernels kernels;
    private final List<Batch> sample;

    /** @param sample training examples to measure on */
    Answering(Kernels kernels, Evaluator sample) {
        this.kernels = kernels;
        this.sample = sample.batches();
    }

    /** Shares what it can with the state: copied before training goes on, it stays as it is. */
    Network of(TrainingState state) {
        Network network = state.average() == null ? state.network() : state.average();
        if (!network.architecture().batchNormalisation()) {
            return network;
        }
        Network measured = network.copy();
        ForwardPropagation forward = null;
        for (int n = 0; n < sample.size(); n++) {
            Batch batch = sample.get(n);
            if (forward == null || forward.m() != batch.m()) {
                forward = new ForwardPropagation(measured, batch.m());
            }
            forward.measure(kernels, batch.X(), n);
        }
        return measured.folded();
    }
}
