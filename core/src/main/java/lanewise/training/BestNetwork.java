package lanewise.training;

import java.util.Objects;
import lanewise.evaluation.Evaluation;
import lanewise.network.Network;

/**
 * The network with the best evaluation on the dev examples so far: the highest accuracy, and among equals the lowest
 * loss.
 *
 * @param network a copy of the network for inference
 * @param dev its evaluation on the dev examples
 * @param update number of updates it was trained with
 * @param worseSince number of evaluations since then, none of which was better
 */
public record BestNetwork(Network network, Evaluation dev, int update, int worseSince) {

    /**
     * Creates a best network.
     *
     * @param network a copy of the network for inference
     * @param dev its evaluation on the dev examples
     * @param update number of updates it was trained with
     * @param worseSince number of evaluations since then, none of which was better
     */
    public BestNetwork {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(dev, "dev");
    }

    /** Returns whether an evaluation is better than this one. */
    boolean isWorseThan(Evaluation other) {
        return other.correct() > dev.correct() || other.correct() == dev.correct() && other.loss() < dev.loss();
    }

    /** Returns the best network after one more evaluation; {@code before} is null before the first. */
    static BestNetwork of(BestNetwork before, Network evaluated, Evaluation onDev, int updates) {
        return before == null || before.isWorseThan(onDev)
                ? new BestNetwork(evaluated.copy(), onDev, updates, 0)
                : new BestNetwork(before.network, before.dev, before.update, before.worseSince + 1);
    }
}
