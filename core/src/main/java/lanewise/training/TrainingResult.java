package lanewise.training;

import java.util.Arrays;
import lanewise.evaluation.Evaluation;
import lanewise.network.Network;

/**
 * How a training run ended.
 *
 * @param network the trained network as it answers: averaged, best or last weights, batch normalization folded
 * @param train on the training examples
 * @param dev on the dev examples
 * @param end why training ended
 * @param updates made, of which {@code network} has seen {@code bestUpdate}
 * @param bestUpdate updates after which the weights were taken
 * @param nanos how long each of the latest updates took, from asking for its batch to new weights, in nanoseconds; in
 *     no particular order, and of a very long run not all
 */
public record TrainingResult(
        Network network, Evaluation train, Evaluation dev, End end, int updates, int bestUpdate, long[] nanos) {

    /** Why training ended. */
    public enum End {
        /** All updates were made. */
        COMPLETED,
        /** The dev accuracy had stopped rising. */
        PATIENCE,
        /** The time was over. */
        TIME
    }

    /** The median time of an update, in seconds; NaN if none was made. */
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
