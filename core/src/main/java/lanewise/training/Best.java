package lanewise.training;

import lanewise.evaluation.Evaluation;
import lanewise.network.Network;

/**
 * The network that did best on the dev examples: by its accuracy, of equals by its loss.
 *
 * @param network as it answers, a copy
 * @param dev how it did
 * @param update updates it had seen
 * @param worseSince evaluations since then, none of which was better
 */
public record Best(Network network, Evaluation dev, int update, int worseSince) {

    /** Whether a network that did so would take this one's place. */
    boolean isBeatenBy(Evaluation other) {
        return other.correct() > dev.correct() || other.correct() == dev.correct() && other.loss() < dev.loss();
    }

    /** The best so far, one more network having been evaluated. */
    static Best of(Best before, Network answering, Evaluation onDev, int updates) {
        return before == null || before.isBeatenBy(onDev)
                ? new Best(answering.copy(), onDev, updates, 0)
                : new Best(before.network, before.dev, before.update, before.worseSince + 1);
    }
}
