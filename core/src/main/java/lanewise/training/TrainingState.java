package lanewise.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.training.optimizer.Optimizer;

/**
 * Everything that training changes: the network, the moments of the optimizer, the averaged network, the number of
 * updates and the best network so far. Resuming from a copy gives the same bits as an uninterrupted training, because
 * all randomness depends only on the seed and the number of the update.
 */
public final class TrainingState {

    private final Network network;
    private final Network average;
    private final String optimizer;
    private final int momentsPerParameter;
    private final List<List<List<Matrix>>> moments = new ArrayList<>();
    private int updates;
    private BestNetwork best;
    private Evaluation sinceMilestone = Evaluation.NONE;
    private double firstLoss = Double.NaN;

    /**
     * Creates the state before the first update.
     *
     * @param network the network, which is trained in place
     * @param optimizer the optimizer
     * @param averaged whether to keep an average of the weights
     */
    public TrainingState(Network network, Optimizer optimizer, boolean averaged) {
        this(network, optimizer.getClass().getName(), optimizer.moments(), averaged);
    }

    /**
     * Creates the state of an optimizer of which only the class name is known, to be filled from a file.
     *
     * @param network the network, which is trained in place
     * @param optimizer class name of the optimizer
     * @param momentsPerParameter number of moments of each parameter, 0 or more
     * @param averaged whether to keep an average of the weights
     */
    public TrainingState(Network network, String optimizer, int momentsPerParameter, boolean averaged) {
        this.network = Objects.requireNonNull(network, "network");
        this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
        this.momentsPerParameter = momentsPerParameter;
        average = averaged ? network.copy() : null;
        for (int l = 1; l <= network.depth(); l++) {
            List<List<Matrix>> ofLayer = new ArrayList<>();
            for (Matrix parameter : network.layer(l).parameters()) {
                List<Matrix> ofParameter = new ArrayList<>();
                for (int n = 0; n < momentsPerParameter; n++) {
                    ofParameter.add(parameter.zerosLike());
                }
                ofLayer.add(ofParameter);
            }
            moments.add(ofLayer);
        }
    }

    /**
     * Returns a copy that training does not change.
     *
     * @return a copy that shares no matrix with this state; the best network, which training replaces as a whole, is
     *     shared
     */
    public TrainingState copy() {
        TrainingState copy = new TrainingState(network.copy(), optimizer, momentsPerParameter, average != null);
        if (average != null) {
            copy.average.set(average);
        }
        for (int l = 0; l < moments.size(); l++) {
            for (int p = 0; p < moments.get(l).size(); p++) {
                for (int n = 0; n < momentsPerParameter; n++) {
                    moments.get(l)
                            .get(p)
                            .get(n)
                            .copyTo(copy.moments.get(l).get(p).get(n));
                }
            }
        }
        copy.updates = updates;
        copy.best = best;
        copy.sinceMilestone = sinceMilestone;
        copy.firstLoss = firstLoss;
        return copy;
    }

    /**
     * Returns the network in training.
     *
     * @return the network
     */
    public Network network() {
        return network;
    }

    /**
     * Returns the averaged network.
     *
     * @return the average, null if none is kept
     */
    public Network average() {
        return average;
    }

    /**
     * Returns the network for inference: the averaged one if there is one, with batch normalization folded.
     *
     * @return the network for inference
     */
    public Network networkForInference() {
        return (average == null ? network : average).folded();
    }

    /**
     * Returns the class name of the optimizer to which the moments belong.
     *
     * @return a class name
     */
    public String optimizer() {
        return optimizer;
    }

    /**
     * Returns the moments of the optimizer for a parameter.
     *
     * @param l number of the layer, from 1
     * @param p index of the parameter in {@link Layer#parameters()}
     * @return the moments, each shaped like the parameter
     */
    public List<Matrix> moments(int l, int p) {
        return moments.get(l - 1).get(p);
    }

    /**
     * Checks that the moments belong to an optimizer.
     *
     * @throws IllegalArgumentException if they belong to another one
     */
    void check(Optimizer used) {
        if (!used.getClass().getName().equals(optimizer) || used.moments() != momentsPerParameter) {
            throw new IllegalArgumentException("the training state belongs to the optimizer " + optimizer + " with "
                    + momentsPerParameter + " moments, but the plan uses "
                    + used.getClass().getName() + " with " + used.moments());
        }
    }

    /**
     * Returns the number of updates so far.
     *
     * @return number of updates
     */
    public int updates() {
        return updates;
    }

    /**
     * Sets the number of updates so far, to resume from a stored state.
     *
     * @param updates number of updates, 0 or more
     */
    public void setUpdates(int updates) {
        this.updates = updates;
    }

    /**
     * Returns the network with the best evaluation on the dev examples.
     *
     * @return the best network; null before the first evaluation, or if none is kept
     */
    public BestNetwork best() {
        return best;
    }

    /**
     * Sets the best network so far.
     *
     * @param best the best network, or null
     */
    public void setBest(BestNetwork best) {
        this.best = best;
    }

    /**
     * Returns the evaluation of the mini-batches since the latest milestone, each before its update.
     *
     * @return the evaluation; {@link Evaluation#NONE} with full batches
     */
    public Evaluation sinceMilestone() {
        return sinceMilestone;
    }

    /**
     * Sets the evaluation of the mini-batches since the latest milestone.
     *
     * @param sinceMilestone the evaluation
     */
    public void setSinceMilestone(Evaluation sinceMilestone) {
        this.sinceMilestone = Objects.requireNonNull(sinceMilestone, "sinceMilestone");
    }

    /**
     * Returns the loss of the first batch that was evaluated.
     *
     * @return the loss in nats; NaN before the first evaluation
     */
    public double firstLoss() {
        return firstLoss;
    }

    /**
     * Sets the loss of the first batch that was evaluated.
     *
     * @param firstLoss the loss in nats
     */
    public void setFirstLoss(double firstLoss) {
        this.firstLoss = firstLoss;
    }

    /**
     * Moves the average towards the network: average = decay average + (1 - decay) network. In the first updates the
     * decay is (1 + t) / (10 + t) if that is lower, so that the initial weights lose their influence quickly (as in
     * TensorFlow's ExponentialMovingAverage).
     */
    void average(Kernels k, float decay) {
        float d = Math.min(decay, (1f + updates) / (10f + updates));
        List<Matrix> to = average.matrices();
        List<Matrix> from = network.matrices();
        for (int n = 0; n < to.size(); n++) {
            k.addScaled(1f - d, from.get(n), d, to.get(n));
        }
    }
}
