package lanewise.training;

import java.util.Arrays;
import lanewise.evaluation.Evaluation;

/**
 * How a training run ended.
 *
 * @param train on the training examples, after the last update
 * @param dev on the dev examples, after the last update
 * @param nanos how long each of the latest updates took, forward propagation to new weights, in nanoseconds; in no
 *     particular order, and of a very long run not all
 */
public record TrainingResult(Evaluation train, Evaluation dev, long[] nanos) {

    /** The median time of an update, in seconds. */
    public double medianSeconds() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e9;
    }
}
