package lanewise.storage;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lanewise.kernels.Matrix;

/** The named tensors of a model file, sorted by name as in the file. */
final class Tensors {

    /**
     * A tensor of one or two dimensions.
     *
     * @param shape sizes, first dimension first
     * @param values the elements; one dimension becomes a column
     */
    record Tensor(List<Long> shape, Matrix values) {

        long bytes() {
            return (long) values.rows() * values.cols() * Float.BYTES;
        }
    }

    /** Part of the names of batch normalization's tensors. */
    static final String NORMALIZATION = ".normalization.";

    /** The same in files written before the spelling changed. */
    private static final String FORMER_NORMALIZATION = ".normalisation.";

    private final SortedMap<String, Tensor> named = new TreeMap<>();

    /** Returns all tensors by name. */
    SortedMap<String, Tensor> named() {
        return named;
    }

    /** Adds a tensor of two dimensions, rows x cols. */
    void putMatrix(String name, Matrix values) {
        named.put(name, new Tensor(List.of((long) values.rows(), (long) values.cols()), values));
    }

    /** Adds a column as a tensor of one dimension. */
    void putColumn(String name, Matrix values) {
        named.put(name, new Tensor(List.of((long) values.rows()), values));
    }

    /** Adds a tensor that was read from a file, under its current name. */
    void put(TensorInfo info, float[] values) {
        int rows = info.size(0);
        String name = info.name().replace(FORMER_NORMALIZATION, NORMALIZATION);
        named.put(name, new Tensor(info.shape(), Matrix.of(values, rows, info.rank() == 2 ? info.size(1) : 1)));
    }

    /**
     * Removes and returns a tensor.
     *
     * @param file name of the file, for messages
     * @param shape the shape that it must have
     * @throws lanewise.errors.LanewiseException if it is missing or has another shape
     */
    Matrix take(String file, String name, long... shape) {
        Tensor tensor = named.remove(name);
        if (tensor == null) {
            throw Header.damaged(file, "the tensor '" + name + "' is missing");
        }
        if (!tensor.shape.equals(Arrays.stream(shape).boxed().toList())) {
            throw Header.damaged(
                    file + ": tensor '" + name + "'",
                    "its shape is " + tensor.shape + ", but the model needs " + Arrays.toString(shape));
        }
        return tensor.values;
    }
}
