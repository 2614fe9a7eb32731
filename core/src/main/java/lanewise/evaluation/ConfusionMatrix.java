package lanewise.evaluation;

import java.util.HashMap;
import java.util.Map;

/**
 * The number of examples for each pair of label and predicted class. It takes memory for the pairs that occur, of which
 * there are at most as many as examples.
 */
public final class ConfusionMatrix {

    private final int classes;

    /** Numbers of examples by {@code label * classes + predicted}. */
    private final Map<Long, Integer> counts = new HashMap<>();

    private final int[] labeled;
    private final int[] predicted;

    private ConfusionMatrix(int classes) {
        this.classes = classes;
        labeled = new int[classes];
        predicted = new int[classes];
    }

    /**
     * Counts predictions.
     *
     * @param labels class number of each example
     * @param predicted predicted class number of each example
     * @param classes number of classes
     * @return the confusion matrix
     * @throws IllegalArgumentException if the numbers of predictions and labels differ
     * @throws IndexOutOfBoundsException if a class number is not below {@code classes}
     */
    public static ConfusionMatrix of(int[] labels, int[] predicted, int classes) {
        if (labels.length != predicted.length) {
            throw new IllegalArgumentException(predicted.length + " predictions for " + labels.length + " labels");
        }
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int j = 0; j < labels.length; j++) {
            matrix.labeled[labels[j]]++;
            matrix.predicted[predicted[j]]++;
            matrix.counts.merge(matrix.key(labels[j], predicted[j]), 1, Integer::sum);
        }
        return matrix;
    }

    private long key(int label, int prediction) {
        return (long) label * classes + prediction;
    }

    /**
     * Returns the number of classes.
     *
     * @return number of classes
     */
    public int classes() {
        return classes;
    }

    /**
     * Returns the number of examples of a class that were predicted as a class.
     *
     * @param label class of the examples
     * @param predicted predicted class
     * @return number of examples
     */
    public int count(int label, int predicted) {
        return counts.getOrDefault(key(label, predicted), 0);
    }

    /**
     * Returns the number of examples of a class.
     *
     * @param label the class
     * @return number of examples
     */
    public int labeled(int label) {
        return labeled[label];
    }

    /**
     * Returns the number of examples that were predicted as a class.
     *
     * @param predicted the class
     * @return number of examples
     */
    public int predicted(int predicted) {
        return this.predicted[predicted];
    }
}
