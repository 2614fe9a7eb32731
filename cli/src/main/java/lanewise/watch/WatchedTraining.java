package lanewise.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.data.Examples;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.training.BatchSource;
import lanewise.training.TrainingPlan;

/**
 * A training to watch.
 *
 * @param kernels the kernels; figures are computed with the same implementation on one thread
 * @param source supplies the batches
 * @param plan the updates
 * @param training the training examples
 * @param held examples on which the network is evaluated: the dev examples, or a sample of the training examples
 * @param heldName name of these examples, such as {@code dev}
 * @param facts the settings of the training, for the reader
 */
public record WatchedTraining(
        ParallelKernels kernels,
        BatchSource source,
        TrainingPlan plan,
        Examples training,
        Examples held,
        String heldName,
        Map<String, String> facts) {

    /** The maximum number of examples whose probabilities are shown. */
    private static final int MOST_SHOWN = 10;

    /**
     * Creates a training to watch.
     *
     * @param kernels the kernels
     * @param source supplies the batches
     * @param plan the updates
     * @param training the training examples
     * @param held examples on which the network is evaluated
     * @param heldName name of these examples
     * @param facts the settings of the training
     */
    public WatchedTraining {
        facts = new LinkedHashMap<>(facts);
    }

    /** Returns the indices of the held-out examples that are shown: the first of each class. */
    List<Integer> shown() {
        Map<Integer, Integer> first = new LinkedHashMap<>();
        int[] labels = held.labels();
        for (int j = 0; j < held.count(); j++) {
            first.putIfAbsent(labels[j], j);
        }
        return first.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_SHOWN)
                .map(Map.Entry::getValue)
                .toList();
    }
}
