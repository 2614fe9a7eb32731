package lanewise.evaluation;

import java.util.Arrays;

/** How often examples of each class were taken for each class. */
public final class ConfusionMatrix {

    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts predictions.
     *
     * @param labels class number of each example
     * @param predicted class number that was predicted for it
     * @param classes how many there are
     * @throws IllegalArgumentException if there are not as many predictions as labels
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

    /** Classes. */
    public int classes() {
        return counts.length;
    }

    /** Examples of class {@code label} that were taken for class {@code predicted}. */
    public int count(int label, int predicted) {
        return counts[label][predicted];
    }

    /** Examples of a class. */
    public int labeled(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** Examples that were taken for a class. */
    public int predicted(int predicted) {
        return Arrays.stream(counts).mapToInt(row -> row[predicted]).sum();
    }
}
