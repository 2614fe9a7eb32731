package lanewise.notebook.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {

    private static StoredArray array(String name, Integer... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        int rows = shape.length < 2 ? 1 : shape[0];
        return new StoredArray(name, List.of(shape), "float64", new DenseMatrix(rows, size / rows, new double[size]));
    }

    private static Roles roles(StoredArray... arrays) {
        Map<String, StoredArray> all = new LinkedHashMap<>();
        for (StoredArray array : arrays) {
            all.put(array.name(), array);
        }
        return Roles.of("mine.npz", all, List.of());
    }

    /** The second column is kind, layer and version; -1 stands for no layer, -2 for the output layer. */
    @ParameterizedTest
    @CsvSource({
        "W1, W 1",
        "w1, W 1",
        "weights1, W 1",
        "Weights_2, W 2",
        "W[3], W 3",
        "theta1, W 1",
        "b_2, b 2",
        "bias2, b 2",
        "z_1, Z 1",
        "Z^{[2]}, Z 2",
        "h1, A 1",
        "hidden1, A 1",
        "delta2, dZ 2",
        "error_1, dZ 1",
        "dZ2, dZ 2",
        "grad_W1, dW 1",
        "W1_grad, dW 1",
        "nabla_b2, db 2",
        "dL_dW2, dW 2",
        "dA1, dA 1",
        "W1_new, W 1_new",
        "new_b2, b 2_new",
        "v_dW1_old, vW 1_old",
        "VdW1, vW 1",
        "sdb2, sb 2",
        "m_W1, mW 1",
        "weights_0_1, W 1",
        "d_weights_1_2, dW 2",
        "wih, W 1",
        "w_out, W -2",
        "y_hat, A -2",
        "logits, Z -2",
        "X_train, X -1",
        "labels, labels -1",
        "lr, alpha -1",
        "learning_rate, alpha -1",
        "beta2, beta2 -1",
        "t, t -1"
    })
    void recognizesTheNamesOfLearners(String name, String role) {
        ArrayName found = ArrayName.of(name).orElseThrow();
        assertEquals(role, found.kind() + " " + found.layer() + found.version());
    }

    @ParameterizedTest
    @CsvSource({"loss", "accuracy", "epoch", "history", "mask", "running_mean"})
    void leavesOtherNamesAlone(String name) {
        assertTrue(ArrayName.of(name).isEmpty());
    }

    @Test
    void layersMayStartAtZero() {
        Roles roles = roles(
                array("syn0", 3, 4), array("syn1", 4, 1), array("l0", 5, 3), array("l1", 5, 4), array("l2", 5, 1));
        assertEquals(2, roles.depth());
        assertEquals(Set.of("W1", "W2", "X", "A1", "A2"), roles.arrays().keySet());
        assertEquals("syn0", roles.arrays().get("W1").name());
    }

    @Test
    void readsTheStateOfPyTorchAndKeras() {
        Roles torch = roles(
                array("fc1.weight", 8, 16),
                array("fc1.bias", 8),
                array("fc2.weight", 10, 8),
                array("fc2.weight.grad", 10, 8));
        assertEquals(Set.of("W1", "b1", "W2", "dW2"), torch.arrays().keySet());
        Roles keras = roles(array("dense/kernel:0", 16, 8), array("dense/bias:0", 8), array("dense_1/kernel:0", 8, 10));
        assertEquals(Set.of("W1", "b1", "W2"), keras.arrays().keySet());
        Roles unnamed = roles(array("arr_0", 16, 8), array("arr_1", 8), array("arr_2", 8, 10), array("arr_3", 10));
        assertEquals(Set.of("W1", "b1", "W2", "b2"), unnamed.arrays().keySet());
        assertEquals(
                Set.of(),
                roles(array("in.weight", 8, 16), array("out.weight", 10, 8))
                        .arrays()
                        .keySet());
    }

    @Test
    void anArrayWithATooLargeNumberHasNoRole() {
        assertEquals(
                Set.of("arr_0", "arr_99999999999"),
                Set.copyOf(roles(array("arr_0", 16, 8), array("arr_99999999999", 8))
                        .unused()));
    }

    @Test
    void twoArraysOfOneRoleAreRefused() {
        LanewiseException e = assertThrows(LanewiseException.class, () -> roles(array("W1", 2, 3), array("w1", 2, 3)));
        assertEquals("mine.npz: the arrays 'W1' and 'w1' both have the role W1; save only one of them", e.getMessage());
    }

    @Test
    void findsTheOrientation() {
        assertEquals(
                "columns, units x inputs", orientation(array("X", 16, 12), array("W1", 10, 16), array("Z1", 10, 12)));
        assertEquals("rows, inputs x units", orientation(array("X", 12, 16), array("W1", 16, 10), array("Z1", 12, 10)));
        assertEquals("rows, units x inputs", orientation(array("X", 12, 16), array("W1", 10, 16), array("Z1", 12, 10)));
        assertEquals(
                "columns, inputs x units", orientation(array("X", 16, 12), array("W1", 16, 10), array("Z1", 10, 12)));
        assertEquals(
                "rows, inputs x units", orientation(array("X", 12, 4, 4), array("W1", 16, 10), array("Z1", 12, 10)));
    }

    private static String orientation(StoredArray... arrays) {
        Set<String> found = new TreeSet<>(Layout.candidates(roles(arrays)).stream()
                .map(layout -> (layout.exampleRows() ? "rows" : "columns")
                        + (layout.inputRows() ? ", inputs x units" : ", units x inputs"))
                .collect(Collectors.toSet()));
        return String.join(" or ", found);
    }
}
