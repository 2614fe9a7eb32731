package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.storage.PlainSafetensors.Plain;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final String ALL =
            "--batch-size 32 --epochs 2 --hidden 14,7 --batch-norm yes --average 0.95 --patience 2 "
                    + "--activation leaky-relu";

    @TempDir
    private Path folder;

    private Model trained(String options) {
        Hyperparameters hyperparameters = Trainings.hyperparameters(options);
        TrainingState state = Trainings.begin(hyperparameters);
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            TrainingResult result = Trainings.run(kernels, hyperparameters, state, TrainingListener.NONE);
            return Trainings.model(result.network(), hyperparameters, state);
        }
    }

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    @Test
    void readsWhatItWrites() {
        Model model = trained(ALL);
        ModelFile.write(file(), model);
        Model read = ModelFile.read(file(), Activation.TANH);
        assertEquals(model.network().weightsHash(), read.network().weightsHash());
        assertEquals(Activation.LEAKY_RELU, read.network().activation());
        assertEquals(List.of(6, 6), List.of(read.height(), read.width()));
        assertEquals(LabelSet.of(3, 5, 7, 9, 11), read.classes());
        Training before = model.training().orElseThrow();
        Training after = read.training().orElseThrow();
        assertEquals(before.hyperparameters(), after.hyperparameters());
        assertEquals(Optional.of("quick 1"), after.recipe());
        assertEquals(
                List.of(Trainings.DEV, "0.1", before.dataHash()),
                List.of(after.dev(), after.version(), after.dataHash()));
        assertEquals(Trainings.bits(before.state()), Trainings.bits(after.state()));
    }

    @Test
    void readsAModelWithoutTraining() {
        Model model = new Model(Network.create(12, List.of(5), 3, 1), 3, 4, LabelSet.of(-1, 0, 70), Optional.empty());
        ModelFile.write(file(), model);
        Model read = ModelFile.read(file());
        assertEquals(model.network().weightsHash(), read.network().weightsHash());
        assertEquals(List.of(3, 4, LabelSet.of(-1, 0, 70)), List.of(read.height(), read.width(), read.classes()));
        assertTrue(read.training().isEmpty());
    }

    @Test
    void theSameModelIsTheSameFile() throws IOException {
        Model model = trained(ALL);
        ModelFile.write(file(), model);
        byte[] first = Files.readAllBytes(file());
        ModelFile.write(file(), ModelFile.read(file()));
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void otherReadersFindAPlainNetwork() throws IOException {
        Model model = trained(ALL);
        ModelFile.write(file(), model);
        PlainSafetensors plain = PlainSafetensors.read(Files.readAllBytes(file()));
        Network network = model.network();
        for (int l = 1; l <= network.depth(); l++) {
            Plain weight = plain.tensors.get("layers." + (l - 1) + ".weight");
            Plain bias = plain.tensors.get("layers." + (l - 1) + ".bias");
            int units = network.layer(l).units();
            int inputs = network.layer(l).inputs();
            assertEquals(List.of((long) units, (long) inputs), weight.shape());
            assertEquals(List.of((long) units), bias.shape());
            for (int i = 0; i < units; i++) {
                assertEquals(network.b(l).get(i, 0), bias.value(i));
                for (int j = 0; j < inputs; j++) {
                    assertEquals(network.W(l).get(i, j), weight.value(i * inputs + j));
                }
            }
        }
        assertTrue(
                plain.tensors.keySet().stream()
                        .allMatch(name -> name.startsWith("layers.") || name.startsWith("training.")),
                plain.tensors.keySet().toString());
        assertEquals("36-14-7-5", plain.metadata.get("lanewise.shape"));
        assertEquals("leaky-relu", plain.metadata.get("lanewise.activation"));
        assertEquals("3,5,7,9,11", plain.metadata.get("lanewise.labels"));
        assertEquals("quick 1", plain.metadata.get("lanewise.recipe"));
        assertEquals("14,7", plain.metadata.get("lanewise.hyperparameters.hidden"));
        assertEquals("1", plain.metadata.get("lanewise.hyperparameters.seed"));
        assertEquals(64, plain.metadata.get("lanewise.data.sha256").length());
    }

    @Test
    void dataBeginsAtAMultipleOfEight() throws IOException {
        ModelFile.write(file(), trained(ALL));
        byte[] bytes = Files.readAllBytes(file());
        assertEquals(0, (bytes[0] & 7), "the header's length");
        assertEquals('{', bytes[8]);
    }

    @Test
    void theOrderOfTheHeaderDoesNotMatter() throws IOException {
        ModelFile.write(file(), trained(ALL));
        PlainSafetensors plain = PlainSafetensors.read(Files.readAllBytes(file()));
        PlainSafetensors turned = new PlainSafetensors();
        turned.metadata.putAll(plain.metadata);
        plain.tensors.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .forEach(name -> turned.tensors.put(name, plain.tensors.get(name)));
        String before = ModelFile.read(file()).network().weightsHash();
        Files.write(file(), turned.write());
        assertEquals(before, ModelFile.read(file()).network().weightsHash());
    }

    @Test
    void refusesToWriteWeightsThatAreNotFinite() throws IOException {
        Model model = trained(ALL);
        ModelFile.write(file(), model);
        byte[] before = Files.readAllBytes(file());
        model.network().W(2).set(0, 0, Float.NaN);
        LanewiseException e = assertThrows(LanewiseException.class, () -> ModelFile.write(file(), model));
        assertTrue(e.getMessage().contains("not a finite number"), e.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void dataHashesOfDifferentDataDiffer() {
        byte[] pixels = {1, 2, 3, 4};
        String hash = DataHash.of(Examples.labeled("a", pixels, 1, 2, new int[] {4, 7}));
        assertEquals(hash, DataHash.of(Examples.labeled("b", pixels.clone(), 1, 2, new int[] {4, 7})));
        for (Examples other : List.of(
                Examples.labeled("a", pixels, 2, 1, new int[] {4, 7}),
                Examples.labeled("a", pixels, 1, 2, new int[] {4, 8}),
                Examples.labeled("a", pixels, 1, 2, new int[] {7, 4}),
                Examples.labeled("a", new byte[] {1, 2, 3, 5}, 1, 2, new int[] {4, 7}))) {
            assertTrue(!hash.equals(DataHash.of(other)));
        }
    }
}
