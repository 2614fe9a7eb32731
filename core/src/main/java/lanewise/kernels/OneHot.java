package lanewise.kernels;

import java.util.Objects;

/**
 * Y, the labels as a matrix of {@code classes x count} with one 1 per column and 0 elsewhere, never stored as such:
 * column j has its 1 in row {@code labels[offset + j]}.
 *
 * @param labels class numbers, each 0..classes-1
 * @param offset index of the first column's label
 * @param count columns
 * @param classes rows
 */
public record OneHot(int[] labels, int offset, int count, int classes) {

    /**
     * Checks the range and every label in it.
     *
     * @throws IllegalArgumentException if a label is no class
     * @throws IndexOutOfBoundsException if the range leaves the array
     */
    public OneHot {
        Objects.checkFromIndexSize(offset, count, labels.length);
        for (int j = 0; j < count; j++) {
            if (labels[offset + j] < 0 || labels[offset + j] >= classes) {
                throw new IllegalArgumentException("label " + labels[offset + j] + " of column " + j
                        + " is no class; there are " + classes + ", from 0 on");
            }
        }
    }

    /** Y of all labels. */
    public static OneHot of(int[] labels, int classes) {
        return new OneHot(labels, 0, labels.length, classes);
    }

    /** The row that holds column j's 1. */
    public int label(int j) {
        return labels[offset + j];
    }

    /** Columns {@code from} up to but not including {@code to}. */
    public OneHot cols(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        return new OneHot(labels, offset + from, to - from, classes);
    }
}
