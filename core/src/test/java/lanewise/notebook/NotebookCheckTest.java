package lanewise.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.errors.LanewiseException;
import lanewise.notebook.Check.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the notebooks in the resources: NumPy scripts after public questions, with the files that they write. */
class NotebookCheckTest {

    private static final Path FOLDER = Path.of("src/test/resources/lanewise/notebook");

    @TempDir
    private Path folder;

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
                "alpha_too_large | W1 | W1 contains nan or inf: the training diverged in an earlier iteration, because alpha is 1000",
                "alpha_twice | W1_new | alpha = 0.1 is applied twice",
                "biases_along_wrong_axis | Z1 | the biases are added along the wrong axis",
                "bias_gradient_without_keepdims | db2 | db2 has another shape than b2, so that NumPy makes b2 - alpha * db2 a",
                "bytes_wrap_around | X | bytes wrap around",
                "dropout_not_in_gradient | dZ1 | the mask of dropout is not applied",
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
                "own_activations_in_gradient | dW2 | A2 in place of A1",
                "pixels_not_divided | X | X is not divided by 255",
                "relu_derivative_everywhere | dZ1 | relu' is missing, or it is computed from A1 with >=",
                "sigmoid_derivative_of_z | dZ1 | z * (1 - z) is computed with z = Z1",
                "saved_after_update_with_wrong_sign | W2 | the sign is wrong: the update of W2 adds 0.1 * dW2",
                "softmax_derivative_in_hidden_layer | dZ1 | the derivative of softmax, s * (1 - s), in place of sigmoid'",
                "softmax_diagonal | dZ2 | it uses A2 * (1 - A2) as the derivative of softmax",
                "softmax_of_hidden_layer | A2 | softmax of A1 in place of Z2",
                "softmax_over_examples | A2 | softmax over the wrong axis",
                "sum_of_weight_gradient | db1 | it sums dW1 in place of dZ1",
                "sum_over_all_units | db2 | one sum over all units in place of one sum for each unit",
                "twice_the_error | dZ2 | every element is 2 times the correct value",
                "update_stored_in_gradient | db2 | the result of the update is stored in db2",
                "velocity_not_used | vW1 | vW1_old is not used",
                "weight_decay_subtracted | dW2 | weight decay (L2 regularization) is subtracted",
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

    /** Checks a notebook without the arrays whose name matches a pattern. */
    private NotebookCheck without(String pattern, String name) throws IOException {
        Path file = folder.resolve("mine.npz");
        int removed = 0;
        try (ZipFile from = new ZipFile(FOLDER.resolve(name + ".npz").toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.getName().matches("(" + pattern + ")\\.npy")) {
                    removed++;
                } else {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                }
            }
        }
        assertTrue(removed > 0, name);
        return NotebookCheck.of(file);
    }

    /** A notebook may save a description next to its arrays. */
    @Test
    void arraysOfTextAreNotUsed() throws IOException {
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("right/adam_rows.npz"), file);
        Path text = Path.of("src/test/resources/lanewise/npy/text.npz");
        try (FileSystem to = FileSystems.newFileSystem(file);
                FileSystem from = FileSystems.newFileSystem(text)) {
            Files.copy(from.getPath("names.npy"), to.getPath("names.npy"));
        }
        NotebookCheck expected = check("right/adam_rows");
        NotebookCheck result = NotebookCheck.of(file);
        assertEquals(expected.checks().toString(), result.checks().toString());
        assertTrue(result.description().toString().contains("not used: names"), result.description()::toString);
    }

    @Test
    void arraysWithoutNamesAreReportedAsSuch() throws IOException {
        Path file = folder.resolve("mine.npz");
        try (ZipFile from = new ZipFile(FOLDER.resolve("right/adam_rows.npz").toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(file))) {
            int number = 0;
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry("arr_" + number++ + ".npy"));
                from.getInputStream(entry).transferTo(to);
            }
        }
        String message = assertThrows(LanewiseException.class, () -> NotebookCheck.of(file))
                .getMessage();
        assertTrue(message.contains("the arrays have no names, only numbers such as arr_0; save them with"), message);
    }

    @Test
    void aLayerWithoutActiveUnitsIsMentioned() throws IOException {
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("right/video_corrected.npz"), file);
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path array = zip.getPath("A1.npy");
            byte[] bytes = Files.readAllBytes(array);
            Arrays.fill(bytes, 128, bytes.length, (byte) 0);
            Files.write(array, bytes);
        }
        List<String> lines = NotebookCheck.of(file).description();
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("A1 is 0 everywhere")), lines.toString());
    }

    @Test
    void oldParametersNextToNewOnesAreNotUsed() throws IOException {
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("right/video_corrected.npz"), file);
        try (FileSystem npz = FileSystems.newFileSystem(file)) {
            Files.copy(npz.getPath("W1.npy"), npz.getPath("W1_old.npy"));
        }
        NotebookCheck result = NotebookCheck.of(file);
        assertEquals(List.of(), outputs(result, Status.WRONG));
        assertTrue(result.description().contains("not used: W1_old"), result.description()::toString);
    }

    /** W1_old = W1 does not copy: after the update in place, both are the parameter after the update. */
    @Test
    void parametersThatWereNotCopiedAreRecognized() throws IOException {
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("right/video_corrected.npz"), file);
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            for (String parameter : List.of("W1", "b1", "W2", "b2")) {
                Files.copy(
                        zip.getPath(parameter + "_new.npy"),
                        zip.getPath(parameter + ".npy"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NotebookCheck result = NotebookCheck.of(file);
        assertEquals(List.of(), outputs(result, Status.WRONG));
        assertTrue(
                result.description().stream().anyMatch(line -> line.startsWith("W and b were saved after the update")),
                result.description()::toString);
    }

    private static List<String> rightGradients(NotebookCheck result) {
        return result.checks().stream()
                .filter(check ->
                        check.status() == Status.RIGHT && check.output().matches("d[Wb]\\d"))
                .map(Check::output)
                .toList();
    }

    /**
     * Removes all dZ, that of the first layer, or those of the other layers. 1/m may be in dZ, in dW and db, or in the
     * update.
     */
    @ParameterizedTest
    @MethodSource("rightOnes")
    void checksTheGradientsWithoutTheErrors(String name) throws IOException {
        List<String> complete = rightGradients(check("right/" + name));
        for (String layer : List.of("\\d", "1", "[23]")) {
            NotebookCheck result = without("(dZ|delta)" + layer, "right/" + name);
            assertEquals(List.of(), outputs(result, Status.WRONG), layer);
            assertEquals(complete, rightGradients(result), layer);
            assertTrue(
                    result.checks().stream()
                            .noneMatch(check -> check.status() == Status.RIGHT
                                    && check.output().matches("dZ" + layer)),
                    layer);
        }
    }

    /** Without Z or A, several derivatives are possible. */
    @ParameterizedTest
    @MethodSource("rightOnes")
    void raisesNoFalseAlarmWithoutTheErrorsAndTheirDerivatives(String name) throws IOException {
        for (String others : List.of("[Zz]\\d", "[AaHh][12]", "[dn].*[Wwb]2|[Zz]2", "[Zz]\\d|[dn].*b1")) {
            NotebookCheck result = without("(dZ|delta)\\d|" + others, "right/" + name);
            assertEquals(List.of(), outputs(result, Status.WRONG), others);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradient_not_summed | db2 | dZ2 is not summed over the examples",
                "labels_minus_output | dW2 | the sign is wrong",
                "mean_in_place_of_sum | db2 | 1/m is applied twice",
                "mean_of_weights_missing | dW2 | 1/m is missing",
                "mean_twice | dW1 | 1/m is applied twice",
                "sum_of_weight_gradient | db1 | it sums dW1 in place of dZ1",
                "sum_over_all_units | db2 | one sum over all units in place of one sum for each unit",
                "twice_the_error | dW2 | every element is 2 times the correct value",
                "update_stored_in_gradient | db2 | the result of the update is stored in db2",
            })
    void namesTheMistakeWithoutTheErrors(String name, String output, String mistake) throws IOException {
        Check first = without("d[Zz]\\d", "wrong/" + name).firstWrong().orElseThrow();
        assertEquals(output, first.output(), first::toString);
        assertTrue(first.diagnosis().orElseThrow().mistake().contains(mistake), first::toString);
        assertTrue(first.computed().get(0).startsWith("dZ" + output.charAt(2) + " computed as "), first::toString);
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

    @Test
    void aMatrixOfBiasesIsExplained() throws IOException {
        List<String> wrong = outputs(check("wrong/bias_gradient_without_keepdims"), Status.WRONG);
        assertTrue(
                wrong.stream()
                        .anyMatch(
                                each -> each.startsWith("b1_new: ") && each.contains("db1 has another shape than b1")),
                wrong::toString);
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("wrong/bias_gradient_without_keepdims.npz"), file);
        try (FileSystem npz = FileSystems.newFileSystem(file)) {
            Files.copy(npz.getPath("b1_new.npy"), npz.getPath("b1.npy"), StandardCopyOption.REPLACE_EXISTING);
        }
        String first = outputs(NotebookCheck.of(file), Status.WRONG).get(0);
        assertTrue(first.startsWith("b1: ") && first.contains("b1 is a matrix: "), first);
    }

    /** The update may reshape the gradient, so that its shape alone is not a mistake. */
    @Test
    void aColumnAndARowGetARemark() {
        List<String> lines = check("right/bias_gradient_reshaped").description();
        assertTrue(
                lines.contains(
                        "db2 is (10,), and b2 is 10 x 1: NumPy makes b2 - alpha * db2 a matrix. Add keepdims=True to"
                                + " np.sum, or reshape db2 in the update"),
                lines::toString);
        List<String> row = check("right/bias_gradient_as_row").description();
        assertFalse(row.toString().contains("matrix"), row::toString);
    }

    @Test
    void oldParametersOfThePreviousIterationAreNotUsed() {
        List<String> lines = check("right/old_parameters_of_previous_iteration").description();
        assertTrue(lines.contains("not used: W1_old, b1_old, W2_old, b2_old"), lines::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | Y = (Y - 1) % 10",
                "9 | Y = (Y + 1) % 10",
            })
    void shiftedLabelsAreShiftedBack(int by, String fix) throws IOException {
        assertEquals(
                fix,
                fixOfLabels(
                        labels -> Arrays.stream(labels).map(y -> (y + by) % 10).toArray()));
    }

    @Test
    void movedLabelsAreMovedBack() throws IOException {
        String fix = fixOfLabels(labels -> IntStream.range(0, labels.length)
                .map(j -> labels[(j + 1) % labels.length])
                .toArray());
        assertEquals("Y = np.roll(Y, 1)", fix);
    }

    /** Checks images of MNIST with changed labels. Returns the fix. */
    private String fixOfLabels(UnaryOperator<int[]> change) throws IOException {
        Examples examples = Mnist.training(12);
        Path file = folder.resolve("labels.npz");
        int[] labels = change.apply(examples.labels());
        byte[] pixels = new byte[12 * 784];
        for (int j = 0; j < 12; j++) {
            System.arraycopy(examples.pixels(j), 0, pixels, j * 784, 784);
        }
        byte[] numbers = new byte[12];
        for (int j = 0; j < 12; j++) {
            numbers[j] = (byte) labels[j];
        }
        try (ZipOutputStream npz = new ZipOutputStream(Files.newOutputStream(file))) {
            write(npz, "X", "12, 784", pixels);
            write(npz, "Y", "12,", numbers);
            write(npz, "b2", "10,", new byte[10]);
            write(npz, "Z2", "12, 10", new byte[120]);
        }
        return NotebookCheck.of(file)
                .firstWrong()
                .orElseThrow()
                .diagnosis()
                .orElseThrow()
                .fix();
    }

    private static void write(ZipOutputStream npz, String name, String shape, byte[] values) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }";
        String padded = header + " ".repeat(118 - 1 - header.length()) + "\n";
        npz.putNextEntry(new ZipEntry(name + ".npy"));
        npz.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        npz.write(padded.getBytes(StandardCharsets.ISO_8859_1));
        npz.write(values);
    }

    /** NumPy repeats the one number of db1 in the update. The one of db2 is too small to change b2. */
    @Test
    void anUpdateWithAWrongGradientIsRight() {
        List<String> wrong = outputs(check("wrong/sum_over_all_units"), Status.WRONG);
        assertEquals(2, wrong.size(), wrong.toString());
        assertTrue(wrong.get(0).startsWith("db2: "), wrong.get(0));
        assertTrue(wrong.get(1).startsWith("db1: "), wrong.get(1));
    }

    @Test
    void oneSumOfAllUnitsIsWrongWithoutAnyOtherArray() throws IOException {
        NotebookCheck result = without("X|Y|[ZA]\\d|dZ\\d", "wrong/sum_over_all_units");
        List<String> wrong = outputs(result, Status.WRONG);
        assertEquals(2, wrong.size(), wrong.toString());
        assertTrue(wrong.get(0).startsWith("db2: ") && wrong.get(0).contains("one sum over all units"), wrong.get(0));
        assertTrue(wrong.get(1).startsWith("db1: ") && wrong.get(1).contains("one sum over all units"), wrong.get(1));
        assertEquals(4, outputs(result, Status.RIGHT).size());
    }

    @Test
    void anUpdateOfAnotherShapeIsReported() throws IOException {
        Path file = folder.resolve("mine.npz");
        Files.copy(FOLDER.resolve("wrong/sum_over_all_units.npz"), file);
        try (FileSystem npz = FileSystems.newFileSystem(file)) {
            Files.copy(npz.getPath("Y.npy"), npz.getPath("b1_new.npy"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> wrong = outputs(NotebookCheck.of(file), Status.WRONG);
        assertTrue(
                wrong.stream().anyMatch(each -> each.startsWith("b1_new: ") && each.contains("b1_new is 10 x 12")),
                wrong::toString);
    }

    private static List<String> outputs(NotebookCheck result, Status status) {
        return result.checks().stream()
                .filter(check -> check.status() == status)
                .map(check -> check.output() + ": " + check.diagnosis() + check.difference())
                .toList();
    }
}
