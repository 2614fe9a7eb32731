package lanewise.storage;

import java.util.List;
import lanewise.text.Text;

/**
 * A tensor in the header of a safetensors file.
 *
 * @param name name
 * @param dtype element type, such as F32
 * @param shape sizes, first dimension first; empty for a single number
 * @param begin index of its first byte after the header
 * @param end index after its last byte
 */
record TensorInfo(String name, String dtype, List<Long> shape, long begin, long end) {

    private static final int LONGEST = 60;

    /**
     * Returns the number of elements.
     *
     * @throws ArithmeticException if it exceeds the range of a long, which a checked header rules out
     */
    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    int rank() {
        return shape.size();
    }

    /** Returns the size of dimension {@code n}. */
    int size(int n) {
        return Math.toIntExact(shape.get(n));
    }

    /** Returns the name for messages. */
    String quoted() {
        return quoted(name);
    }

    /** Returns a name from a file in quotes, cut if it is long. */
    static String quoted(String name) {
        return Text.quoted(name, LONGEST);
    }
}
