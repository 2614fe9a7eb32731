package lanewise.kernels;

import java.util.Objects;

/**
 * The one-hot matrix Y of labels, {@code classes x count}. The matrix is not stored. Column j holds {@link #on()} in
 * row {@link #label(int) label(j)} and {@link #off()} elsewhere, which are 1 and 0 unless the labels are {@linkplain
 * #smoothed smoothed}.
 *
 * <p>The labels are checked once, by {@link #of}. They are not copied and must stay valid.
 */
public final class OneHot {

    private final int[] labels;
    private final int offset;
    private final int count;
    private final int classes;
    private final float on;
    private final float off;

    private OneHot(int[] labels, int offset, int count, int classes, float on, float off) {
        this.labels = labels;
        this.offset = offset;
        this.count = count;
        this.classes = classes;
        this.on = on;
        this.off = off;
    }

    /**
     * Returns the one-hot matrix of labels.
     *
     * @param labels class numbers, each 0..classes-1; kept, not copied
     * @param classes the number of classes, which is the number of rows of Y
     * @return Y, {@code classes x labels.length}
     * @throws IllegalArgumentException if a label is not a class
     */
    public static OneHot of(int[] labels, int classes) {
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] < 0 || labels[j] >= classes) {
                throw new IllegalArgumentException("label " + labels[j] + " of column " + j
                        + " is not a class number; there are " + classes + " classes, numbered from 0");
            }
        }
        return new OneHot(labels, 0, labels.length, classes, 1f, 0f);
    }

    /**
     * Returns the same labels with label smoothing: off = epsilon / classes, on = (1 - epsilon) + off (Szegedy et al.,
     * "Rethinking the Inception architecture for computer vision", 2016). An epsilon of 0 gives on = 1 and off = 0.
     *
     * @param epsilon the share of the label's probability that is spread over all classes, 0 or more and below 1
     * @return the smoothed labels
     * @throws IllegalArgumentException if epsilon is out of its range
     */
    public OneHot smoothed(float epsilon) {
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw new IllegalArgumentException("label smoothing must be 0 or more and below 1, not " + epsilon);
        }
        // Without classes there are no labels; the maximum only avoids a division by 0.
        float share = epsilon / Math.max(1, classes);
        return new OneHot(labels, offset, count, classes, 1f - epsilon + share, share);
    }

    /**
     * {@return the labels of the whole matrix, which must not be changed; the label of column j is at index {@link
     * #offset()} + j}
     */
    public int[] labels() {
        return labels;
    }

    /** {@return the index in {@link #labels()} of the label of the first column} */
    public int offset() {
        return offset;
    }

    /** {@return the number of columns} */
    public int count() {
        return count;
    }

    /** {@return the number of rows} */
    public int classes() {
        return classes;
    }

    /** {@return the element in the row of the label; 1 unless smoothed} */
    public float on() {
        return on;
    }

    /** {@return the element in the other rows; 0 unless smoothed} */
    public float off() {
        return off;
    }

    /**
     * Returns the label of a column.
     *
     * @param j the column
     * @return the row that holds {@link #on()}
     */
    public int label(int j) {
        return labels[offset + j];
    }

    /**
     * Returns a view of a range of columns.
     *
     * @param from the first column
     * @param to the column after the last
     * @return the view
     * @throws IndexOutOfBoundsException if the range is outside of this matrix
     */
    public OneHot cols(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        return new OneHot(labels, offset + from, to - from, classes, on, off);
    }
}
