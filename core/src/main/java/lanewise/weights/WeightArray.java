package lanewise.weights;

import java.util.List;
import java.util.function.Supplier;

/**
 * A named array of a weights file.
 *
 * @param name its name in the file
 * @param type its type in the words of the file, such as {@code F32}, for messages
 * @param readable whether the type is a float that {@code values} can read
 * @param shape its sizes, first dimension first
 * @param values reads the elements, last index running fastest
 */
public record WeightArray(String name, String type, boolean readable, List<Long> shape, Supplier<float[]> values) {

    int rank() {
        return shape.size();
    }

    int size(int dimension) {
        return Math.toIntExact(shape.get(dimension));
    }

    /** Returns the number of elements; -1 if a Java array cannot hold them. */
    long elements() {
        long elements = 1;
        for (long size : shape) {
            if (size == 0) {
                return 0;
            }
            elements = elements > Integer.MAX_VALUE / size ? Integer.MAX_VALUE : elements * size;
        }
        return elements > Integer.MAX_VALUE - 8 ? -1 : elements;
    }
}
