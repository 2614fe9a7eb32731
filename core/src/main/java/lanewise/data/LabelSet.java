package lanewise.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The distinct labels of some data in ascending order. The index of a label in that order is its class number, so
 * labels 1 to 26 are the classes 0 to 25. Immutable.
 */
public final class LabelSet {

    /** Maximum number of labels that {@link #toString()} lists. */
    private static final int LISTED = 12;

    private final int[] sorted;

    private LabelSet(int[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Returns the set of the given labels.
     *
     * @param labels labels in any order, with or without repetition; copied
     * @return the set
     */
    public static LabelSet of(int... labels) {
        return new LabelSet(Arrays.stream(labels).sorted().distinct().toArray());
    }

    /**
     * Returns the number of classes.
     *
     * @return number of classes
     */
    public int size() {
        return sorted.length;
    }

    /**
     * Returns the label of a class.
     *
     * @param classNumber number of the class, 0 to {@code size() - 1}
     * @return the label, as in the data
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public int labelOf(int classNumber) {
        return sorted[classNumber];
    }

    /**
     * Returns whether a class has this label.
     *
     * @param label a label
     * @return true if a class has this label
     */
    public boolean contains(int label) {
        return Arrays.binarySearch(sorted, label) >= 0;
    }

    /**
     * Returns the class number of a label.
     *
     * @param label a label
     * @return number of its class
     * @throws IllegalArgumentException if no class has this label
     */
    public int classOf(int label) {
        int found = Arrays.binarySearch(sorted, label);
        if (found < 0) {
            throw new IllegalArgumentException("label " + label + " is not one of " + this);
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSet && Arrays.equals(sorted, ((LabelSet) other).sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    /**
     * Returns the labels as text.
     *
     * @return a range such as {@code 0..9} if it has no gap, otherwise a list such as {@code 1, 5, 7}
     */
    @Override
    public String toString() {
        int last = sorted.length - 1;
        if (last >= 1 && sorted[last] - sorted[0] == last) {
            return sorted[0] + ".." + sorted[last];
        }
        String listed =
                Arrays.stream(sorted).limit(LISTED).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return sorted.length > LISTED ? listed + ", ..." : listed;
    }
}
