package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lanewise.data.DataFiles;
import lanewise.data.Examples;
import lanewise.data.Split;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Initialization;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of an earlier version load, resume to the bits of an uninterrupted training by that version, and are written
 * again under the current names. The README next to the files has the commands.
 */
class EarlierFilesTest {

    @TempDir
    private Path folder;

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(EarlierFilesTest.class.getResource(name).toURI());
    }

    @Test
    void miniBatches() throws URISyntaxException {
        Training training = training("mini-batches.safetensors");
        assertEquals(8, training.state().updates());
        assertEquals(
                Hyperparameters.builder()
                        .hidden(6, 5)
                        .initialization(Initialization.HE)
                        .batchNormalization(true)
                        .learningRate(0.01f)
                        .batchSize(16)
                        .epochs(2)
                        .dropout(0.1f)
                        .inputDropout(0.05f)
                        .labelSmoothing(0.1f)
                        .averageDecay(0.9f)
                        .shift(1)
                        .rotate(8)
                        .elastic(5)
                        .patience(3)
                        .build(),
                training.hyperparameters());
        assertResumes(
                "a453e6dda8cbb14e",
                training,
                training.hyperparameters().toBuilder().epochs(4).build());
    }

    @Test
    void fullBatch() throws URISyntaxException {
        Training training = training("full-batch.safetensors");
        assertEquals(20, training.state().updates());
        Map<Hyperparameter<?>, String> texts = Hyperparameter.texts(training.hyperparameters());
        assertEquals("tanh", texts.get(Hyperparameter.ACTIVATION));
        assertEquals("glorot", texts.get(Hyperparameter.INITIALIZATION));
        assertEquals("adamw", texts.get(Hyperparameter.OPTIMIZER));
        assertEquals("0.002", texts.get(Hyperparameter.LEARNING_RATE));
        assertEquals("auto", texts.get(Hyperparameter.WEIGHT_DECAY));
        assertEquals(0.01f, training.hyperparameters().weightDecay());
        assertEquals("0.001", texts.get(Hyperparameter.L2));
        assertEquals("5m", texts.get(Hyperparameter.MAX_TIME));
        assertEquals("7", texts.get(Hyperparameter.SEED));
        assertResumes(
                "ddaa6ceabcce76e1",
                training,
                training.hyperparameters().toBuilder().iterations(40).build());
    }

    /** Reads the file, writes it again, and checks that both have the same training. */
    private Training training(String name) throws URISyntaxException {
        Model model = ModelFile.read(resource(name));
        Training training = model.training().orElseThrow();
        assertEquals(Optional.empty(), training.recipe());
        Path again = folder.resolve(name);
        ModelFile.write(again, model);
        Training rewritten = ModelFile.read(again).training().orElseThrow();
        assertEquals(training.hyperparameters(), rewritten.hyperparameters());
        assertEquals(Trainings.bits(training.state()), Trainings.bits(rewritten.state()));
        return training;
    }

    private static void assertResumes(String expected, Training training, Hyperparameters longer)
            throws URISyntaxException {
        Examples data = DataFiles.read(resource("patterns.csv")).training();
        assertEquals(training.dataHash(), DataHash.of(data));
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            TrainingResult result = Trainings.run(
                    kernels,
                    longer,
                    Split.of(data, training.dev(), longer.seed()),
                    training.state(),
                    TrainingListener.NONE);
            assertEquals(expected, result.network().weightsHash());
            assertTrue(result.updates() > 8);
        }
    }
}
