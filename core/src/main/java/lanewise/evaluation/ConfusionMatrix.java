package lanewise.evaluation;

import java.util.Arrays;

/** The number of examples for each pair of label and predicted class. */
public final class ConfusionMatrix {

    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
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
        int[][] counts = new int[classes][classes];
        for (int j = 0; j < labels.length; j++) {
            counts[labels[j]][predicted[j]]++;
        }
        return new ConfusionMatrix(counts);
    }

    /**
     * Returns the number of classes.
     *
     * @return number of classes
     */
    public int classes() {
        return counts.length;
    }

    /**
     * Returns the number of examples of a class that were predicted as a class.
     *
     * @param label class of the examples
     * @param predicted predicted class
     * @return number of examples
     */
    public int count(int label, int predicted) {
        return counts[label][predicted];
    }

    /**
     * Returns the number of examples of a class.
     *
     * @param label the class
     * @return number of examples
     */
    public int labeled(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /**
     * Returns the number of examples that were predicted as a class.
     *
     * @param predicted the class
     * @return number of examples
     */
    public int predicted(int predicted) {
        return Arrays.stream(counts).mapToInt(row -> row[predicted]).sum();
    }
}
