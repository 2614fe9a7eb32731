package lanewise.training;

import lanewise.evaluation.Evaluation;
import lanewise.network.Network;

/** The network that did best on the dev examples: by its accuracy, of equals by its loss. */
final class Best {

    private final int patience;
    private Network network;
    private Evaluation dev;
    private int update;
    private int worseSince;

    Best(int patience) {
        this.patience = patience;
    }

    /** Hears of an evaluation; keeps a copy of the network if it is the best so far. */
    void consider(Network answering, Evaluation onDev, int updates) {
        if (dev == null || better(onDev)) {
            dev = onDev;
            update = updates;
            worseSince = 0;
            network = answering.copy();
        } else {
            worseSince++;
        }
    }

    private boolean better(Evaluation other) {
        return other.correct() > dev.correct() || other.correct() == dev.correct() && other.loss() < dev.loss();
    }

    boolean outOfPatience() {
        return worseSince >= patience;
    }

    Network network() {
        return network;
    }

    int update() {
        return update;
    }
}
