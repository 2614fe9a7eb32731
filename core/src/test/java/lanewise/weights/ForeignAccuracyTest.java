package lanewise.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.training.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of PyTorch's shapes on the built-in test images. The expected accuracies were computed by NumPy from the
 * same files.
 */
class ForeignAccuracyTest {

    private static final Examples TEST = Mnist.test();

    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        try (InputStream in = ForeignAccuracyTest.class.getResourceAsStream(name + ".safetensors")) {
            return Files.write(folder.resolve(name + ".safetensors"), in.readAllBytes());
        }
    }

    private static double accuracy(Model model) {
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), ParallelKernels.processors())) {
            return Evaluator.of(TEST).evaluate(kernels, model.network()).accuracy();
        }
    }

    @ParameterizedTest
    @CsvSource({"words_unique, 0.9155", "f16, 0.9138", "mixed_dtypes, 0.9138", "no_bias, 0.9184", "batchnorm, 0.9182"})
    void accuracyIsThatOfNumPy(String name, double expected) throws IOException {
        assertEquals(expected, accuracy(ModelFile.read(file(name))), 1e-9);
    }

    @Test
    void normalizationOfPixelsIsFoldedIn() throws IOException {
        ImportOptions options = new ImportOptions(Activation.RELU, List.of(), false, 0.1307f, 0.3081f);
        Model model = ModelFile.read(file("normalized"), options);
        assertEquals(0.9294, accuracy(model), 1e-9);
        assertEquals(
                "layers: fc1, relu, fc2 (by the numbers in the names), pixels normalized with mean 0.1307 and std 0.3081",
                model.origin().orElseThrow().line());
        Path again = folder.resolve("again.safetensors");
        ModelFile.write(again, model);
        assertEquals(model.origin(), ModelFile.read(again).origin());
        assertEquals(0.9294, accuracy(ModelFile.read(again)), 1e-9);
        String twice = assertThrows(LanewiseException.class, () -> ModelFile.read(again, options))
                .getMessage();
        assertTrue(twice.contains("omit --layers, --inputs-first, --mean and --std"), twice);
    }

    @Test
    void namesWithoutNumbersThatAllowTwoOrdersAreRefusedUntilOneIsGiven() throws IOException {
        Path file = file("words_ambiguous");
        String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file))
                .getMessage();
        assertEquals(
                file
                        + ": two orders of its layers fit: dense_one, dense_three, dense_two, out and dense_one, dense_two,"
                        + " dense_three, out; give the right one with --layers",
                message);
        ImportOptions options = new ImportOptions(
                Activation.RELU, List.of("dense_one", "dense_two", "dense_three", "out"), false, 0, 1);
        Model model = ModelFile.read(file, options);
        assertEquals(0.9138, accuracy(model), 1e-9);
        assertEquals(
                "layers: dense_one, relu, dense_two, relu, dense_three, relu, out (as given)",
                model.origin().orElseThrow().line());
    }
}
