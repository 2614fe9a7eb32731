package lanewise.notebook.arrays;

import java.util.Arrays;

/** Labels as numbers and as one-hot columns. */
public final class Labels {

    private Labels() {}

    /** Returns the one-hot matrix, classes x examples. A label outside of the classes gets a column of zeros. */
    public static DenseMatrix oneHot(int[] labels, int classes) {
        double[] values = new double[classes * labels.length];
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] >= 0 && labels[j] < classes) {
                values[labels[j] * labels.length + j] = 1;
            }
        }
        return new DenseMatrix(classes, labels.length, values);
    }

    public static DenseMatrix row(int[] labels) {
        return new DenseMatrix(
                1, labels.length, Arrays.stream(labels).asDoubleStream().toArray());
    }

    public static int[] numbers(DenseMatrix row) {
        return Arrays.stream(row.values()).mapToInt(label -> (int) label).toArray();
    }

    /** Returns whether each column has one 1 and otherwise zeros. */
    public static boolean isOneHot(DenseMatrix matrix) {
        return Arrays.stream(matrix.values()).allMatch(value -> value == 0 || value == 1)
                && Arrays.stream(matrix.colSums().values()).allMatch(sum -> sum == 1);
    }
}
