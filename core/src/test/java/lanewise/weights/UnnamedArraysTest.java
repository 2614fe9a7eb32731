package lanewise.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that {@code numpy.savez} named by their position. */
class UnnamedArraysTest {

    /** Weights [inputs, units] of a network 4-3-3-2, and its biases. Every array has elements of its own. */
    private static WeightArray array(String name, String content) {
        List<Long> shape = switch (content) {
            case "W1" -> List.of(4L, 3L);
            case "W2" -> List.of(3L, 3L);
            case "W3" -> List.of(3L, 2L);
            case "b3" -> List.of(2L);
            case "tensor" -> List.of(1L, 3L, 3L);
            default -> List.of(3L);
        };
        int elements = shape.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = content.hashCode() % 97 + i / 16f;
        }
        return new WeightArray(name, "<f4", true, shape, () -> values);
    }

    private static WeightsImport read(List<WeightArray> arrays) {
        return WeightsImport.of("file", arrays, List.of(), new ImportOptions(Activation.RELU, List.of(), true, 0, 1));
    }

    private static List<WeightArray> unnamed(String contents) {
        List<WeightArray> arrays = new ArrayList<>();
        for (String content : contents.split(" ")) {
            arrays.add(array("arr_" + arrays.size(), content));
        }
        return arrays;
    }

    @ParameterizedTest
    @CsvSource({
        "W1 b1 W2 b2 W3 b3, 'arr_0, relu, arr_2, relu, arr_4'",
        "W1 W2 W3 b1 b2 b3, 'arr_0, relu, arr_1, relu, arr_2'",
        "W1 W2 W3, 'arr_0, relu, arr_1, relu, arr_2'",
        "W1 W2 b2 W3, 'arr_0, relu, arr_1, relu, arr_3'"
    })
    void theirPositionDecides(String contents, String layers) {
        List<WeightArray> named = new ArrayList<>();
        for (String content : contents.split(" ")) {
            named.add(array(content, content));
        }
        WeightsImport read = read(unnamed(contents));
        assertEquals(read(named).network().weightsHash(), read.network().weightsHash());
        assertEquals(layers, read.origin().layers());
        assertEquals("by the numbers in the names", read.origin().reason());
    }

    /** The file lists arr_10 before arr_2. */
    @Test
    void theirNumberIsTheirPosition() {
        List<WeightArray> arrays = new ArrayList<>();
        List<WeightArray> sorted = new ArrayList<>();
        for (int layer = 0; layer < 6; layer++) {
            sorted.add(array("arr_" + 2 * layer, "W2"));
            sorted.add(array("arr_" + (2 * layer + 1), "b" + (layer == 2 ? 9 : 1)));
        }
        arrays.addAll(sorted.subList(10, 12));
        arrays.addAll(sorted.subList(0, 10));
        assertEquals(
                read(sorted).network().weightsHash(), read(arrays).network().weightsHash());
        assertEquals(6, read(arrays).network().depth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1 W2 b1 b2 b2", "b1 W2", "W1 b1 tensor", "W1 b1 b1 b1 W3 b3"})
    void otherOrdersAreRefused(String contents) {
        String message = assertThrows(LanewiseException.class, () -> read(unnamed(contents)))
                .getMessage();
        assertTrue(message.contains("have no names") && message.contains("W1=W1"), message);
    }
}
