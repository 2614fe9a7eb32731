package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.network.Network;
import lanewise.storage.PlainSafetensors.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights trained elsewhere. */
class WeightsReaderTest {

    @TempDir
    private Path folder;

    private final PlainSafetensors plain = new PlainSafetensors();

    private static Plain random(String dtype, int seed, long... shape) {
        Random random = new Random(seed);
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        int count = (int) sizes.stream().reduce(1L, (a, b) -> a * b).longValue();
        return new Plain(
                dtype,
                sizes,
                random.doubles(count).map(value -> (float) value - 0.5).toArray());
    }

    private void layer(String weight, String bias, int units, int inputs) {
        plain.tensors.put(bias, random("F32", units, units));
        plain.tensors.put(weight, random("F32", inputs, units, inputs));
    }

    private Path file() {
        try {
            return Files.write(folder.resolve("weights.safetensors"), plain.write());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refusal() {
        String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file()))
                .getMessage();
        assertTrue(message.startsWith(folder.resolve("weights.safetensors").toString()), message);
        assertEquals(1, message.lines().count());
        return message;
    }

    @ParameterizedTest
    @CsvSource({
        "layers.0.weight, layers.0.bias, layers.1.weight, layers.1.bias",
        "0.weight, 0.bias, 2.weight, 2.bias",
        "9.weight, 9.bias, 10.weight, 10.bias",
        "fc1.weight, fc1.bias, fc2.weight, fc2.bias",
        "net.0.weight, net.0.bias, net.2.weight, net.2.bias",
        "hidden.weight, hidden.bias, output.weight, output.bias",
        "encoder.weight, encoder.bias, classifier.weight, classifier.bias",
        "W1, b1, W2, b2",
        "w1, b1, w2, b2",
    })
    void pairsWeightsWithBiases(String weight1, String bias1, String weight2, String bias2) {
        layer(weight1, bias1, 7, 9);
        layer(weight2, bias2, 4, 7);
        Model model = ModelFile.read(file());
        assertEquals("9-7-4", model.network().shape());
        assertEquals(Activation.RELU, model.network().activation());
        assertEquals(List.of(3, 3, LabelSet.of(0, 1, 2, 3)), List.of(model.height(), model.width(), model.classes()));
        assertTrue(model.training().isEmpty());
        Network network = model.network();
        assertEquals(plain.tensors.get(weight1).value(6 * 9 + 8), network.W(1).get(6, 8));
        assertEquals(plain.tensors.get(bias1).value(6), network.b(1).get(6, 0));
        assertEquals(plain.tensors.get(weight2).value(7), network.W(2).get(1, 0));
        assertEquals(plain.tensors.get(bias2).value(3), network.b(2).get(3, 0));
    }

    @Test
    void theOrderInTheFileDoesNotMatterAndTheActivationMayBeSaid() {
        layer("fc2.weight", "fc2.bias", 4, 4);
        layer("fc10.weight", "fc10.bias", 3, 4);
        layer("fc1.weight", "fc1.bias", 4, 10);
        plain.metadata.put("format", "pt");
        Model model = ModelFile.read(file(), Activation.SIGMOID);
        assertEquals("10-4-4-3", model.network().shape());
        assertEquals(
                plain.tensors.get("fc2.weight").value(5), model.network().W(2).get(1, 1));
        assertEquals(Activation.SIGMOID, model.network().activation());
        assertEquals(List.of(1, 10), List.of(model.height(), model.width()));
    }

    @Test
    void aSingleLayerWithoutName() {
        layer("weight", "bias", 4, 9);
        assertEquals("9-4", ModelFile.read(file()).network().shape());
    }

    @Test
    void numpysDoublesAndColumnsAreConverted() {
        plain.tensors.put("W1", random("F64", 1, 3, 4));
        plain.tensors.put("b1", random("F64", 2, 3, 1));
        Network network = ModelFile.read(file()).network();
        assertEquals(plain.tensors.get("W1").value(11), network.W(1).get(2, 3));
        assertEquals(plain.tensors.get("b1").value(2), network.b(1).get(2, 0));
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        layer("W1", "b1", 2, 4);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            plain.tensors.get("W1").values()[5] = bad;
            assertTrue(refusal().contains("tensor 'W1': number 5 of it is "), refusal());
        }
        plain.tensors.put("W1", random("F64", 1, 2, 4));
        plain.tensors.get("W1").values()[3] = 1e39;
        assertTrue(refusal().contains("number 3 of it is Infinity"), refusal());
    }

    @Test
    void whatIsNoLayerIsRefused() {
        layer("fc.weight", "fc.bias", 2, 4);
        plain.tensors.put("bn.running_mean", random("F32", 1, 2));
        assertTrue(refusal().contains("tensor 'bn.running_mean': it is neither weight nor bias"), refusal());
    }

    @Test
    void aMissingPartnerIsNamed() {
        plain.tensors.put("fc.weight", random("F32", 1, 2, 4));
        assertTrue(refusal().contains("tensor 'fc.weight': its layer has no bias"), refusal());
        plain.tensors.clear();
        plain.tensors.put("fc.bias", random("F32", 1, 2));
        assertTrue(refusal().contains("tensor 'fc.bias': its layer has no weight"), refusal());
        plain.tensors.clear();
        assertTrue(refusal().contains("there is no tensor in it"), refusal());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        plain.tensors.put("fc.weight", random("F32", 1, 4, 2));
        plain.tensors.put("fc.bias", random("F32", 1, 2));
        assertTrue(refusal().contains("transposed"), refusal());
        plain.tensors.put("fc.bias", random("F32", 1, 3));
        assertTrue(refusal().contains("its shape is [4, 2], that of its bias [3]"), refusal());
        plain.tensors.put("fc.weight", random("F32", 1, 3, 2, 2));
        assertTrue(refusal().contains("is not [units, inputs]"), refusal());
        plain.tensors.put("fc.weight", random("F32", 1, 0, 2));
        plain.tensors.put("fc.bias", random("F32", 1, 0));
        assertTrue(refusal().contains("its shape is [0"), refusal());
    }

    @Test
    void layersThatDoNotFollowOneAnotherAreRefused() {
        layer("fc1.weight", "fc1.bias", 7, 9);
        layer("fc2.weight", "fc2.bias", 4, 8);
        assertTrue(refusal().contains("'fc1.weight' [7, 9], 'fc2.weight' [4, 8]"), refusal());
    }

    @Test
    void otherNumbersAreNamed() throws IOException {
        for (String dtype : List.of("F16", "BF16")) {
            String header = "{\"a.weight\":{\"dtype\":\"%1$s\",\"shape\":[1,2],\"data_offsets\":[0,4]},"
                    + "\"a.bias\":{\"dtype\":\"%1$s\",\"shape\":[1],\"data_offsets\":[4,6]}}";
            Path file = folder.resolve("half.safetensors");
            Files.write(file, PlainSafetensors.file(header.formatted(dtype), new byte[6]));
            String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file))
                    .getMessage();
            assertTrue(
                    message.endsWith(
                            "its numbers are " + dtype + ", and F32 and F64 are read; convert the weights to float32"),
                    message);
        }
    }
}
