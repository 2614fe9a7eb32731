package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.notebook.Check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the notebooks in the resources: NumPy scripts after public questions, with the files that they write. */
class NotebookCheckTest {

    private static final Path FOLDER = Path.of("src/test/resources/lanewise/notebook");

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".npz"))
                    .map(name -> name.substring(0, name.length() - ".npz".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Set<String> rightOnes() throws IOException {
        return names("right");
    }

    private static NotebookCheck check(String name) {
        return NotebookCheck.of(FOLDER.resolve(name + ".npz"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "activations_multiplied | dZ1 | it uses the matrix product (@ or np.dot) in place of the element-wise",
                "adam_correction_stored | mW1 | the corrected average is stored in mW1",
                "alpha_twice | W1_new | alpha = 0.1 is applied twice",
                "biases_along_wrong_axis | Z1 | the biases are added along the wrong axis",
                "bytes_wrap_around | X | bytes wrap around",
                "elements_multiplied | dZ1 | it uses the element-wise product (*) in place of the matrix product (@)",
                "error_without_output_derivative | dZ2 | A3 - Y in place of dZ3: the derivative of the output is missing",
                "error_times_output | dZ2 | it is multiplied by A2",
                "exp_overflow | A2 | exp overflows",
                "gradient_in_place_of_weights | dZ1 | dW2 in place of W2",
                "gradient_not_summed | db2 | dZ2 is not summed over the examples",
                "integer_pixels | X | integer arithmetic cuts off the fraction",
                "labels_from_one | Y | the labels are shifted by 1 class",
                "labels_minus_output | dZ2 | the sign is wrong",
                "labels_not_shuffled | Y | the labels are those of other examples: X is shuffled without Y",
                "mean_in_place_of_sum | db2 | 1/m is applied twice",
                "mean_of_weights_missing | dW2 | 1/m is missing",
                "mean_twice | dZ1 | 1/m is applied twice",
                "pixels_not_divided | X | X is not divided by 255",
                "relu_derivative_everywhere | dZ1 | relu' is missing, or it is computed from A1 with >=",
                "sigmoid_derivative_of_z | dZ1 | z * (1 - z) is computed with z = Z1",
                "softmax_of_hidden_layer | A2 | softmax of A1 in place of Z2",
                "softmax_over_examples | A2 | softmax over the wrong axis",
                "sum_of_weight_gradient | db1 | it sums dW1 in place of dZ1",
                "sum_over_all_units | db2 | one sum over all units in place of one sum for each unit",
                "twice_the_error | dZ2 | every element is 2 times the correct value",
                "update_stored_in_gradient | db2 | the result of the update is stored in db2",
                "velocity_not_used | vW1 | vW1_old is not used",
                "weights_negative | W1 | no weight is positive",
                "weights_not_transposed | dZ1 | W2 is not transposed",
                "weights_updated_first | dZ1 | W2 is used after its update",
            })
    void namesTheMistakeFirst(String name, String output, String mistake) {
        Check first = check("wrong/" + name).firstWrong().orElseThrow();
        assertEquals(output, first.output(), first::toString);
        String found = first.diagnosis().orElseThrow().mistake();
        assertTrue(found.contains(mistake), found);
        assertTrue(first.diagnosis().get().known());
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void raisesNoFalseAlarm(String name) {
        NotebookCheck result = check("right/" + name);
        assertEquals(List.of(), outputs(result, Status.WRONG));
        assertTrue(outputs(result, Status.RIGHT).size() >= 12, () -> "" + outputs(result, Status.RIGHT));
    }

    @Test
    void everyWrongNotebookIsTested() throws IOException, NoSuchMethodException {
        CsvSource source = NotebookCheckTest.class
                .getDeclaredMethod("namesTheMistakeFirst", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class);
        Set<String> tested = Stream.of(source.value())
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names("wrong"), tested);
    }

    /** A mistake is found in one equation, and not in those that use its result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "activations_multiplied",
                "bytes_wrap_around",
                "elements_multiplied",
                "exp_overflow",
                "gradient_in_place_of_weights",
                "mean_twice",
                "relu_derivative_everywhere",
                "softmax_of_hidden_layer",
                "softmax_over_examples",
                "twice_the_error",
                "weights_not_transposed",
                "weights_updated_first"
            })
    void reportsOneMistakeOnce(String name) {
        assertEquals(1, outputs(check("wrong/" + name), Status.WRONG).size());
    }

    private static List<String> outputs(NotebookCheck result, Status status) {
        return result.checks().stream()
                .filter(check -> check.status() == status)
                .map(check -> check.output() + ": " + check.diagnosis() + check.difference())
                .toList();
    }
}
