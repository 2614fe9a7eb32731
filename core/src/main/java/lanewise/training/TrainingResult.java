package lanewise.training;

import java.util.Arrays;
import lanewise.evaluation.Evaluation;
import lanewise.network.Network;

/**
 * The result of a training.
 *
 * @param network the trained network for inference: averaged, best or last weights, batch normalization folded
 * @param train evaluation on the training examples
 * @param dev evaluation on the dev examples
 * @param end why the training ended
 * @param updates number of updates
 * @param bestUpdate number of updates after which the weights of {@code network} were taken
 * @param nanos durations of the latest updates in nanoseconds, in no particular order. A duration begins with fetching
 *     the batch and ends with the new weights. At most 10,000 durations are kept
 */
public record TrainingResult(
        Network network, Evaluation train, Evaluation dev, End end, int updates, int bestUpdate, long[] nanos) {

    /** The reason why a training ended. */
    public enum End {
        /** All updates of the plan were done. */
        COMPLETED,
        /** The dev accuracy had stopped improving. */
        PATIENCE,
        /** The time limit was reached. */
        TIME,
        /** The listener requested it. */
        STOPPED
    }

    /**
     * Returns the median duration of an update.
     *
     * @return seconds; NaN if there was no update
     */
    public double medianSeconds() {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e9;
    }
}
