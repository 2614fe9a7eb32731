package lanewise.kernels;

import java.util.Objects;

/**
 * Y, the labels as a matrix of {@code classes x count}, never stored as such: column j has {@link #on()} in row
 * {@link #label(int) label(j)} and {@link #off()} elsewhere, 1 and 0 unless {@linkplain #smoothed smoothed}.
 *
 * <p>The labels are checked when the whole is made; views of it are not checked again. They are not copied: who changes
 * them afterwards answers for them.
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
     * Y of all labels.
     *
     * @param labels class numbers, each 0..classes-1; kept, not copied
     * @param classes rows
     * @throws IllegalArgumentException if a label is no class
     */
    public static OneHot of(int[] labels, int classes) {
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] < 0 || labels[j] >= classes) {
                throw new IllegalArgumentException("label " + labels[j] + " of column " + j + " is no class; there are "
                        + classes + ", from 0 on");
            }
        }
        return new OneHot(labels, 0, labels.length, classes, 1f, 0f);
    }

    /**
     * The same labels, less sure of themselves: off = epsilon / classes, on = (1 - epsilon) + off (label smoothing:
     * Szegedy et al., "Rethinking the Inception architecture for computer vision", 2016). 0 gives 1 and 0 again.
     *
     * @param epsilon what is taken from the label's class and dealt to all classes alike, from 0 up to but not
     *     including 1
     * @throws IllegalArgumentException if epsilon is out of its range
     */
    public OneHot smoothed(float epsilon) {
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw new IllegalArgumentException("label smoothing is from 0 up to but not including 1, not " + epsilon);
        }
        // With no classes there are no labels, and nothing to divide.
        float share = epsilon / Math.max(1, classes);
        return new OneHot(labels, offset, count, classes, 1f - epsilon + share, share);
    }

    /** The labels of this and what it is a view of: column j's is number {@link #offset()} + j; not to be changed. */
    public int[] labels() {
        return labels;
    }

    /** Index in {@link #labels()} of the first column's label. */
    public int offset() {
        return offset;
    }

    /** Columns. */
    public int count() {
        return count;
    }

    /** Rows. */
    public int classes() {
        return classes;
    }

    /** What stands in the row of the label; 1 unless smoothed. */
    public float on() {
        return on;
    }

    /** What stands in the other rows; 0 unless smoothed. */
    public float off() {
        return off;
    }

    /** The row that holds column j's {@link #on()}. */
    public int label(int j) {
        return labels[offset + j];
    }

    /** Columns {@code from} up to but not including {@code to}, a view. */
    public OneHot cols(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        return new OneHot(labels, offset + from, to - from, classes, on, off);
    }
}
