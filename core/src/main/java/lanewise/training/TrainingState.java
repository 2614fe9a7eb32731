package lanewise.training;

import java.util.ArrayList;
import java.util.List;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.training.optimizer.Optimizer;

/**
 * Everything that training changes: the network, what the optimizer remembers, the averaged network, the number of
 * updates, the best network so far. Going on from a copy of it gives the same bits as never having stopped, because all
 * randomness depends on the seed and the number of the update alone.
 */
public final class TrainingState {

    private final Network network;
    private final Network average;
    private final List<List<List<Matrix>>> moments = new ArrayList<>();
    private int updates;
    private Best best;
    private Evaluation sinceMilestone = Evaluation.NONE;
    private double firstLoss = Double.NaN;

    /**
     * The state before the first update.
     *
     * @param network is trained in place
     * @param averaged whether an average of the weights is kept beside it
     */
    public TrainingState(Network network, Optimizer optimizer, boolean averaged) {
        this.network = network;
        average = averaged ? network.copy() : null;
        for (int l = 1; l <= network.depth(); l++) {
            List<List<Matrix>> ofLayer = new ArrayList<>();
            for (Matrix parameter : network.layer(l).parameters()) {
                List<Matrix> ofParameter = new ArrayList<>();
                for (int n = 0; n < optimizer.moments(); n++) {
                    ofParameter.add(Matrix.zeros(parameter.rows(), parameter.cols()));
                }
                ofLayer.add(ofParameter);
            }
            moments.add(ofLayer);
        }
    }

    /** The network in training. */
    public Network network() {
        return network;
    }

    /** The averaged network, null if none is kept. */
    public Network average() {
        return average;
    }

    /** The network to ask: the averaged one if there is one, with batch normalization folded. */
    public Network answering() {
        return (average == null ? network : average).folded();
    }

    /** What the optimizer remembers of parameter {@code p} of layer {@code l}, see {@link Layer#parameters()}. */
    public List<Matrix> moments(int l, int p) {
        return moments.get(l - 1).get(p);
    }

    /** Updates so far. */
    public int updates() {
        return updates;
    }

    /** Sets the number of updates so far, for going on from a stored state. */
    public void setUpdates(int updates) {
        this.updates = updates;
    }

    /** The network that did best on the dev examples; null before the first evaluation, or if none is kept. */
    public Best best() {
        return best;
    }

    /** Sets the best network so far. */
    public void setBest(Best best) {
        this.best = best;
    }

    /** With mini-batches, of the batches since the last milestone, each before its update. */
    public Evaluation sinceMilestone() {
        return sinceMilestone;
    }

    /** Sets what {@link #sinceMilestone()} tells. */
    public void setSinceMilestone(Evaluation sinceMilestone) {
        this.sinceMilestone = sinceMilestone;
    }

    /** The loss of the first batch that was evaluated; NaN before that. */
    public double firstLoss() {
        return firstLoss;
    }

    /** Sets the loss of the first batch that was evaluated. */
    public void setFirstLoss(double firstLoss) {
        this.firstLoss = firstLoss;
    }

    /**
     * Moves the average towards the network: average = decay average + (1 - decay) network. In the beginning the decay is
     * (1 + t) / (10 + t) if that is less, so that the first weights are soon forgotten (as TensorFlow's
     * ExponentialMovingAverage has it).
     */
    void average(Kernels k, float decay) {
        float d = Math.min(decay, (1f + updates) / (10f + updates));
        List<Matrix> to = average.numbers();
        List<Matrix> from = network.numbers();
        for (int n = 0; n < to.size(); n++) {
            k.addScaled(1f - d, from.get(n), d, to.get(n));
        }
    }
}
