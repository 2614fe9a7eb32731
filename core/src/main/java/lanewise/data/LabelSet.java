package lanewise.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The distinct labels of some data in ascending order. A label's place in that order is its class number, so labels 1
 * to 26 are the classes 0 to 25. Immutable.
 */
public final class LabelSet {

    /** How many labels {@link #toString()} lists. */
    private static final int LISTED = 12;

    private final int[] sorted;

    private LabelSet(int[] sorted) {
        this.sorted = sorted;
    }

    /**
     * The set of the given labels, each taken once.
     *
     * @param labels in any order, with or without repetition; copied
     */
    public static LabelSet of(int... labels) {
        return new LabelSet(Arrays.stream(labels).sorted().distinct().toArray());
    }

    /** How many classes there are. */
    public int size() {
        return sorted.length;
    }

    /**
     * The label of a class, as it stands in the data.
     *
     * @param classNumber 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if there is no such class
     */
    public int labelOf(int classNumber) {
        return sorted[classNumber];
    }

    /** True if some class has this label. */
    public boolean contains(int label) {
        return Arrays.binarySearch(sorted, label) >= 0;
    }

    /**
     * The class number of a label.
     *
     * @throws IllegalArgumentException if no class has this label
     */
    public int classOf(int label) {
        int found = Arrays.binarySearch(sorted, label);
        if (found < 0) {
            throw new IllegalArgumentException("label " + label + " is none of " + this);
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

    /** For people: {@code 0..9} if none is left out between the first and the last, else a list: {@code 1, 5, 7}. */
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
