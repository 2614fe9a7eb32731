package lanewise.storage;

import java.util.List;
import lanewise.text.Text;

/**
 * What a safetensors header says of a tensor.
 *
 * @param dtype such as F32
 * @param shape sizes, slowest first; none of a single number
 * @param begin where its bytes begin after the header
 * @param end where they end
 */
record TensorInfo(String name, String dtype, List<Long> shape, long begin, long end) {

    private static final int LONGEST = 60;

    /** Numbers in it; exact once the header is checked. */
    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    int rank() {
        return shape.size();
    }

    /** Size {@code n} of the shape. */
    int size(int n) {
        return Math.toIntExact(shape.get(n));
    }

    /** For messages. */
    String quoted() {
        return quoted(name);
    }

    /** A name from a file, in quotes and cut where it gets long. */
    static String quoted(String name) {
        return Text.quoted(name, LONGEST);
    }
}
