package lanewise.notebook.arrays;

import java.util.List;
import java.util.stream.Collectors;
import lanewise.npy.NpyArray;

/**
 * An array as the learner stored it.
 *
 * @param name the learner's name
 * @param shape the shape in the file
 * @param type NumPy's name of the type
 * @param stored the elements; one row if the array has fewer than two dimensions, and one row per first index if it has
 *     more
 */
public record StoredArray(String name, List<Integer> shape, String type, DenseMatrix stored) {

    public static StoredArray of(String name, NpyArray array) {
        int size = array.size();
        int rows = array.shape().size() < 2 ? 1 : array.shape().get(0);
        int cols = rows == 0 ? 0 : size / rows;
        DenseMatrix stored = array.byColumns()
                ? new DenseMatrix(cols, rows, array.doublesInFile()).transposed()
                : new DenseMatrix(rows, cols, array.doubles());
        return new StoredArray(name, array.shape(), array.type(), stored);
    }

    public int rank() {
        return shape.size();
    }

    public int size() {
        return stored.size();
    }

    public boolean integer() {
        return !type.startsWith("float");
    }

    /** Returns whether the array is a vector: one dimension, or two dimensions with a size of 1. */
    public boolean vector() {
        return rank() <= 1 || rank() == 2 && (shape.get(0) == 1 || shape.get(1) == 1);
    }

    /**
     * Returns whether NumPy's element-wise operations with another array of the same number of elements have a result
     * with more elements: those of a column and a row.
     */
    public boolean growsWith(StoredArray other) {
        int axes = Math.max(rank(), other.rank());
        long size = 1;
        for (int axis = 1; axis <= axes; axis++) {
            size *= Math.max(fromLast(axis), other.fromLast(axis));
        }
        return size > size();
    }

    /** Returns the size of an axis, counted from the last one; 1 if there is none. */
    private int fromLast(int axis) {
        return axis <= rank() ? shape.get(rank() - axis) : 1;
    }

    /** Returns the shape as {@code 10 x 784}, and {@code a number} without dimensions. */
    public String shapeText() {
        return switch (rank()) {
            case 0 -> "a number";
            case 1 -> "(" + shape.get(0) + ",)";
            default -> shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
        };
    }

    /**
     * Returns the index of an element in NumPy, such as {@code [2, 3]}. With more than two dimensions it is the first
     * index alone.
     *
     * @param at position of the element, row by row
     */
    public String index(int at) {
        return switch (rank()) {
            case 0 -> "";
            case 1 -> "[" + at + "]";
            case 2 -> "[" + at / stored.cols() + ", " + at % stored.cols() + "]";
            default -> "[" + at / stored.cols() + "]";
        };
    }
}
