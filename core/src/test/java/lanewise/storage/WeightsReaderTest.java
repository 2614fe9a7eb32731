package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
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

/** Weights from another tool. */
class WeightsReaderTest {

    /** Elements of the network that NumPy wrote, as NumPy prints them. */
    private static final List<Float> NPZ = List.of(-0.50144005f, 0.05410228f, -1.0717874f, -1.1951631f, -0.0010487966f);

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
    void ordersByNumbersAndTakesTheGivenActivation() {
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
    void refusesNumbersThatAreNotFinite() {
        layer("W1", "b1", 2, 4);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            plain.tensors.get("W1").values()[5] = bad;
            assertTrue(refusal().contains("tensor 'W1': number 5 is "), refusal());
        }
        plain.tensors.put("W1", random("F64", 1, 2, 4));
        plain.tensors.get("W1").values()[3] = 1e39;
        assertTrue(refusal().contains("number 3 is Infinity"), refusal());
    }

    @Test
    void refusesArraysOfNoLayer() {
        layer("fc.weight", "fc.bias", 2, 4);
        plain.tensors.put("fc.scale", random("F32", 1, 2));
        assertTrue(refusal().contains("tensor 'fc.scale': it is not a weight, a bias"), refusal());
    }

    @Test
    void arraysOfATrainingStepAreNamed() {
        layer("W1", "b1", 2, 4);
        plain.tensors.put("dW1", random("F32", 1, 2, 4));
        assertTrue(refusal().contains("tensor 'dW1': it belongs to a training step"), refusal());
    }

    @Test
    void aMissingWeightIsNamed() {
        plain.tensors.put("fc.bias", random("F32", 1, 2));
        assertTrue(refusal().contains("tensor 'fc.bias': its layer has no weight"), refusal());
        plain.tensors.clear();
        assertTrue(refusal().contains("there is no tensor in it"), refusal());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        plain.tensors.put("fc.weight", random("F32", 1, 4, 2));
        plain.tensors.put("fc.bias", random("F32", 1, 2));
        assertTrue(refusal().contains("add --inputs-first if weights are stored as [inputs, units]"), refusal());
        plain.tensors.put("fc.bias", random("F32", 1, 3));
        assertTrue(refusal().contains("its shape is [4, 2], but the shape of its bias is [3]"), refusal());
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

    @ParameterizedTest
    @CsvSource({"F16, 3c00, -2.5, c100", "BF16, 3f80, -2.5, c020"})
    void halfPrecisionIsExact(String dtype, String one, float second, String bits) throws IOException {
        int first = Integer.parseInt(one, 16);
        int other = Integer.parseInt(bits, 16);
        String header = "{\"a.weight\":{\"dtype\":\"%1$s\",\"shape\":[1,2],\"data_offsets\":[0,4]},"
                + "\"a.bias\":{\"dtype\":\"%1$s\",\"shape\":[1],\"data_offsets\":[4,6]}}";
        byte[] data = {(byte) first, (byte) (first >> 8), (byte) other, (byte) (other >> 8), 0, 0};
        Path file = folder.resolve("half.safetensors");
        Files.write(file, PlainSafetensors.file(header.formatted(dtype), data));
        Network network = ModelFile.read(file).network();
        assertEquals(1f, network.W(1).get(0, 0));
        assertEquals(second, network.W(1).get(0, 1));
    }

    @Test
    void integersAreNotWeights() throws IOException {
        String header = "{\"a.weight\":{\"dtype\":\"I8\",\"shape\":[1,2],\"data_offsets\":[0,2]}}";
        Path file = folder.resolve("integers.safetensors");
        Files.write(file, PlainSafetensors.file(header, new byte[2]));
        String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file))
                .getMessage();
        assertTrue(
                message.endsWith(
                        "its numbers are I8, but only floats of 16, 32 and 64 bits are supported; convert the weights"
                                + " to float32"),
                message);
    }

    @Test
    void theMetadataMayNameTheOrder() {
        layer("one.weight", "one.bias", 4, 9);
        layer("two.weight", "two.bias", 4, 4);
        layer("three.weight", "three.bias", 4, 4);
        assertTrue(refusal().contains("two orders of its layers fit"), refusal());
        plain.metadata.put("layers", "one, two, three");
        assertEquals(
                "layers: one, relu, two, relu, three (by the metadata of the file)",
                ModelFile.read(file()).origin().orElseThrow().line());
    }

    /** The shape has an element count of 0, but a size that no int holds. */
    @Test
    void sizesBeyondAnIntAreRefused() throws IOException {
        String header = "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2147483648,0],\"data_offsets\":[0,0]}}";
        Path file = folder.resolve("huge.safetensors");
        Files.write(file, PlainSafetensors.file(header, new byte[0]));
        String message = assertThrows(LanewiseException.class, () -> ModelFile.read(file))
                .getMessage();
        assertTrue(message.contains("its shape is [2147483648, 0]"), message);
    }

    @Test
    void arraysOfNumpyAreReadFromNpz() throws IOException {
        Path file = folder.resolve("weights.any-name");
        try (InputStream in = WeightsReaderTest.class.getResourceAsStream("/lanewise/npy/network.npz")) {
            Files.write(file, in.readAllBytes());
        }
        Model model = ModelFile.read(file);
        assertEquals("9-6-4", model.network().shape());
        assertEquals(
                NPZ,
                List.of(
                        model.network().W(1).get(5, 8),
                        model.network().W(2).get(1, 0),
                        model.network().W(2).get(0, 1),
                        model.network().b(1).get(5, 0),
                        model.network().b(2).get(3, 0)));
    }
}
