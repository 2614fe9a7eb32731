package lanewise.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lanewise.errors.LanewiseException;

/**
 * The header of a safetensors file.
 *
 * @param metadata content of {@code __metadata__}
 * @param tensors tensors in the order of the header
 */
record Header(Map<String, String> metadata, List<TensorInfo> tensors) {

    static final String METADATA = "__metadata__";
    static final String AGAIN = "copy or download it again";

    /**
     * Checks that the tensors fill the bytes after the header without overlaps or gaps, and that each has the size of
     * its shape.
     *
     * @param file name of the file, for messages
     * @param available number of bytes after the header
     * @throws LanewiseException if they do not
     */
    void check(String file, long available) {
        List<TensorInfo> inOrder = new ArrayList<>(tensors);
        inOrder.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        long at = 0;
        for (TensorInfo tensor : inOrder) {
            checkExtent(file, tensor);
            if (tensor.begin() != at) {
                throw damaged(
                        place(file, tensor),
                        tensor.begin() < at
                                ? "its bytes overlap those of another tensor"
                                : "the " + (tensor.begin() - at) + " bytes before it belong to no tensor");
            }
            at = tensor.end();
        }
        if (at > available) {
            throw damaged(file, "the file is truncated: its tensors take " + at + " bytes, but it has " + available);
        }
        if (at < available) {
            throw damaged(file, "the last " + (available - at) + " bytes belong to no tensor");
        }
    }

    private static void checkExtent(String file, TensorInfo tensor) {
        Dtype dtype = Dtype.named(tensor.dtype())
                .orElseThrow(() -> new LanewiseException(
                        place(file, tensor),
                        "its numbers have the unknown type " + TensorInfo.quoted(tensor.dtype()),
                        WeightsReader.TO_FLOAT));
        if (tensor.shape().stream().anyMatch(n -> n > Integer.MAX_VALUE)) {
            // Also where another size is 0, and with it the product.
            throw damaged(place(file, tensor), "its shape is " + tensor.shape() + ", which is too large");
        }
        try {
            long size = Math.multiplyExact(tensor.elements(), dtype.bytes());
            if (size != tensor.end() - tensor.begin()) {
                throw damaged(
                        place(file, tensor),
                        "its shape " + tensor.shape() + " takes " + size + " bytes, but it has "
                                + (tensor.end() - tensor.begin()));
            }
        } catch (ArithmeticException e) {
            throw damaged(place(file, tensor), "its shape " + tensor.shape() + " is too large");
        }
    }

    /** Returns the place of a tensor for messages. */
    static String place(String file, TensorInfo tensor) {
        return file + ": tensor " + tensor.quoted();
    }

    /** Returns the exception for a damaged file. */
    static LanewiseException damaged(String where, String problem) {
        return new LanewiseException(where, problem, "the file is damaged; " + AGAIN);
    }
}
