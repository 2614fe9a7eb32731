package lanewise.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of layers, and what is folded into them. */
class WeightsImportTest {

    private final List<WeightArray> arrays = new ArrayList<>();
    private final Random random = new Random(1);

    private float[] add(String name, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return put(name, values, shape);
    }

    private float[] put(String name, float[] values, int... shape) {
        List<Long> sizes = Arrays.stream(shape).asLongStream().boxed().toList();
        arrays.add(new WeightArray(name, "F32", true, sizes, () -> values));
        return values;
    }

    /** Adds layers such as {@code fc1 7x9}: units x inputs. */
    private void layers(String layers, String weight, String bias) {
        for (String layer : layers.split(", ")) {
            String[] parts = layer.split("[ x]");
            add(parts[0] + weight, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            if (bias != null) {
                add(parts[0] + bias, Integer.parseInt(parts[1]));
            }
        }
    }

    private WeightsImport read(ImportOptions options) {
        return WeightsImport.of("file", arrays, List.of(), options);
    }

    private WeightsImport read() {
        return read(ImportOptions.of(Activation.RELU));
    }

    private static ImportOptions order(String... layers) {
        return new ImportOptions(Activation.RELU, List.of(layers), false, 0, 1);
    }

    private String refusal(ImportOptions options) {
        String message =
                assertThrows(LanewiseException.class, () -> read(options)).getMessage();
        assertTrue(message.startsWith("file"), message);
        return message;
    }

    private String refusal() {
        return refusal(ImportOptions.of(Activation.RELU));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fc10 3x4, fc2 4x4, fc1 4x9 | fc1, relu, fc2, relu, fc10 | by the numbers in the names",
                "blocks.1.a 3x4, blocks.0.b 4x4, blocks.0.a 4x9 | blocks.0.a, relu, blocks.0.b, relu, blocks.1.a | by the shapes",
                "dense_2 4x4, dense 4x9, dense_1 4x4 | dense, relu, dense_1, relu, dense_2 | by the numbers in the names",
                "a.dense_1 4x4, a.dense 4x9 | a.dense, relu, a.dense_1 | by the numbers in the names",
                "out 3x4, fc2 4x4, fc1 4x9 | fc1, relu, fc2, relu, out | by the shapes",
                "z 4x9, a 3x4 | z, relu, a | by the shapes",
                "output_layer 5x4, hidden_layer 4x6, input_layer 6x9 | input_layer, relu, hidden_layer, relu, output_layer"
                        + " | by the shapes",
                "only 3x9 | only | the file has one layer",
            })
    void namesWithNumbersOrShapesDecideTheOrder(String layers, String expected, String reason) {
        layers(layers, ".weight", ".bias");
        assertEquals(expected, read().origin().layers());
        assertEquals(reason, read().origin().reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first 4x9, second 4x4, third 4x4 | first, second, third and first, third, second",
                "fc1 4x9, fc2 4x4, out 4x4 | fc1, fc2, out and fc1, out, fc2",
                "a01 4x9, a1 4x4, a001 4x4 | a01, a001, a1 and a01, a1, a001",
                "\u0661 4x9, \u0662 4x4, \u0663 4x4 | \u0661, \u0662, \u0663 and \u0661, \u0663, \u0662",
            })
    void twoOrdersThatFitAreBothNamed(String layers, String expected) {
        layers(layers, ".weight", ".bias");
        assertTrue(refusal().contains("two orders of its layers fit: " + expected), refusal());
    }

    @Test
    void layersWithoutBiasAreAmbiguousInTheirLayoutUnlessNumbersDecide() {
        layers("hidden 4x9, out 3x4", ".weight", null);
        assertTrue(
                refusal()
                        .contains(
                                "hidden, out if weights are [units, inputs], and out, hidden if they are [inputs, units]"),
                refusal());
        assertEquals("9-4-3", read(order("hidden", "out")).network().shape());
        arrays.clear();
        layers("fc1 4x9, fc2 3x4", ".weight", null);
        assertEquals("9-4-3", read().network().shape());
        assertEquals(0f, read().network().b(1).get(3, 0));
    }

    @Test
    void numbersThatContradictTheShapesAreNotOverruled() {
        layers("fc1 9x4, fc2 4x3", ".weight", null);
        assertTrue(
                refusal()
                        .contains(
                                "in the order of the numbers in their names the shapes of consecutive layers do not match"),
                refusal());
        assertTrue(refusal().endsWith("add --inputs-first if weights are stored as [inputs, units], as Keras does"));
        ImportOptions keras = new ImportOptions(Activation.RELU, List.of(), true, 0, 1);
        assertEquals("9-4-3", read(keras).network().shape());
    }

    @Test
    void kerasKernelsAreReadOnRequestOnly() {
        float[] kernel = add("dense/kernel:0", 9, 4);
        add("dense/bias:0", 4);
        add("dense_1/kernel:0", 4, 3);
        add("dense_1/bias:0", 3);
        assertTrue(refusal().endsWith("add --inputs-first if weights are stored as [inputs, units], as Keras does"));
        WeightsImport read = read(new ImportOptions(Activation.RELU, List.of(), true, 0, 1));
        assertEquals("9-4-3", read.network().shape());
        assertEquals(kernel[5 * 4 + 2], read.network().W(1).get(2, 5));
        assertTrue(read.origin().line().endsWith("(by the numbers in the names), weights [inputs, units]"));
        arrays.clear();
        layers("fc1 4x9", ".weight", ".bias");
        assertTrue(refusal(new ImportOptions(Activation.RELU, List.of(), true, 0, 1))
                .contains("omit --inputs-first"));
    }

    @Test
    void aGivenOrderMustNameEveryLayerOnceAndFit() {
        layers("a 4x9, b 4x4, c 3x4", ".weight", ".bias");
        assertEquals(
                "a, relu, b, relu, c",
                read(order("a", "b.weight", "c")).origin().layers());
        assertTrue(refusal(order("a", "b")).contains("--layers: 2 of 3 linear layers are given; give each layer"));
        assertTrue(refusal(order("a", "b", "x")).contains("there is no layer 'x'"));
        assertTrue(refusal(order("a", "a", "b", "c")).contains("'a' is at a wrong position"));
        assertTrue(refusal(order("b", "a", "c"))
                .contains("in the given order the shapes of consecutive layers do not match"));
        assertEquals(
                "by the metadata of the file",
                WeightsImport.of("file", arrays, List.of("a", "b", "c"), ImportOptions.of(Activation.RELU))
                        .origin()
                        .reason());
    }

    /** Adds batch normalization, and returns gamma, beta, mean and variance. */
    private float[][] normalization(String name, int units) {
        float[] variance = new float[units];
        for (int i = 0; i < units; i++) {
            variance[i] = 0.1f + random.nextFloat();
        }
        return new float[][] {
            add(name + ".weight", units),
            add(name + ".bias", units),
            add(name + ".running_mean", units),
            put(name + ".running_var", variance, units)
        };
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 3, '0.weight, 1.weight (batch normalization, epsilon 1.0E-5), relu, 3.weight'",
        "fc1, bn1, fc2, 'fc1, bn1 (batch normalization, epsilon 1.0E-5), relu, fc2'",
        "net.0, norm, net.1, 'net.0, norm (batch normalization, epsilon 1.0E-5), relu, net.1'",
        "hidden, norm, out, 'hidden, norm (batch normalization, epsilon 1.0E-5), relu, out'",
    })
    void batchNormalizationAfterALayerIsFoldedIntoIt(String first, String norm, String second, String expected) {
        float[] W = add(first + ".weight", 4, 9);
        float[] b = add(first + ".bias", 4);
        float[][] bn = normalization(norm, 4);
        arrays.add(new WeightArray(norm + ".num_batches_tracked", "I64", false, List.of(), () -> null));
        add(second + ".weight", 3, 4);
        WeightsImport read = read();
        assertEquals(expected, read.origin().layers());
        double factor = bn[0][2] / Math.sqrt(bn[3][2] + 1e-5);
        assertEquals(factor * W[2 * 9 + 5], read.network().W(1).get(2, 5), 1e-6);
        assertEquals(bn[1][2] + factor * (b[2] - bn[2][2]), read.network().b(1).get(2, 0), 1e-6);
    }

    @Test
    void batchNormalizationBehindTheActivationIsFoldedIntoTheNextLayer() {
        add("0.weight", 4, 9);
        float[][] bn = normalization("2", 4);
        float[] W = add("3.weight", 3, 4);
        float[] b = add("3.bias", 3);
        WeightsImport read = read();
        assertEquals(
                "0.weight, relu, 2.weight (batch normalization, epsilon 1.0E-5), 3.weight",
                read.origin().layers());
        double bias = b[1];
        for (int j = 0; j < 4; j++) {
            double factor = bn[0][j] / Math.sqrt(bn[3][j] + 1e-5);
            assertEquals(factor * W[4 + j], read.network().W(2).get(1, j), 1e-6);
            bias += W[4 + j] * (bn[1][j] - factor * bn[2][j]);
        }
        assertEquals(bias, read.network().b(2).get(1, 0), 1e-6);
    }

    @Test
    void batchNormalizationOfTheInputsIsFoldedIntoTheFirstLayer() {
        normalization("0", 9);
        layers("1 4x9, 3 3x4", ".weight", ".bias");
        assertTrue(
                read().origin().layers().startsWith("0.weight (batch normalization, epsilon 1.0E-5), 1.weight, relu"),
                read().origin().layers());
    }

    /** Each has the size of what it normalizes. */
    @Test
    void batchNormalizationOfTheInputsAndAfterTheFirstLayer() {
        normalization("bn0", 9);
        layers("fc1 4x9, fc2 3x4", ".weight", ".bias");
        normalization("bn1", 4);
        ImportOptions options = order("bn0", "fc1", "bn1", "fc2");
        assertEquals(
                "bn0 (batch normalization, epsilon 1.0E-5), fc1, bn1 (batch normalization, epsilon 1.0E-5), relu, fc2",
                read(options).origin().layers());
        arrays.removeIf(array -> array.name().startsWith("bn1"));
        normalization("bn1", 9);
        assertTrue(refusal(options).contains("'bn1.weight'"), refusal(options));
    }

    @Test
    void batchNormalizationThatFitsTwoLayersIsRefusedUntilThePlaceIsGiven() {
        layers("a 4x9, b 4x4, c 3x4", ".weight", ".bias");
        normalization("norm", 4);
        assertTrue(refusal().contains("this batch normalization fits more than one layer"), refusal());
        assertEquals(
                "a, relu, b, norm (batch normalization, epsilon 1.0E-5), relu, c",
                read(order("a", "b", "norm", "c")).origin().layers());
        assertTrue(refusal(order("a", "b", "c", "norm")).contains("has 4 units, but the layer next to it has 3"));
    }

    @Test
    void kerasBatchNormalizationHasItsOwnEpsilon() {
        add("dense/kernel", 9, 4);
        add("dense/bias", 4);
        add("batch_normalization/gamma", 4);
        add("batch_normalization/beta", 4);
        add("batch_normalization/moving_mean", 4);
        put("batch_normalization/moving_variance", new float[] {1, 1, 1, 1}, 4);
        add("dense_1/kernel", 4, 3);
        add("dense_1/bias", 3);
        assertEquals(
                "dense, batch_normalization (batch normalization, epsilon 0.001), relu, dense_1",
                read(new ImportOptions(Activation.RELU, List.of(), true, 0, 1))
                        .origin()
                        .layers());
    }

    @Test
    void incompleteOrOtherNormalizationIsRefused() {
        layers("0 4x9, 3 3x4", ".weight", ".bias");
        add("1.running_mean", 4);
        assertTrue(refusal().contains("tensor '1.running_mean': its layer has no running variance"), refusal());
        put("1.running_var", new float[] {1, 1, -1, 1}, 4);
        assertTrue(refusal().contains("its weights are not finite"), refusal());
        arrays.clear();
        layers("0 4x9, 3 3x4", ".weight", ".bias");
        add("1.weight", 4);
        add("1.bias", 4);
        assertTrue(refusal().contains("like LayerNorm"), refusal());
        arrays.clear();
        normalization("1", 4);
        assertTrue(refusal().contains("there is no linear layer in it"), refusal());
    }

    @Test
    void normalizationOfPixelsMayHaveAnySpreadAboveZero() {
        float[] W = add("fc.weight", 2, 4);
        WeightsImport read = read(new ImportOptions(Activation.RELU, List.of(), false, 0.5f, 0.25f));
        assertEquals(W[4 + 1] / 0.25f, read.network().W(1).get(1, 1), 1e-6);
        assertEquals(-(W[0] + W[1] + W[2] + W[3]) * 2, read.network().b(1).get(0, 0), 1e-6);
        for (float std : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new ImportOptions(Activation.RELU, List.of(), false, 0, std));
        }
    }

    @Test
    void longNumbersAndManyLayersTakeNoTime() {
        for (int i = 0; i < 200; i++) {
            add("9".repeat(49_000) + "x".repeat(i) + ".weight", 4, 4);
        }
        String refusal = assertTimeout(Duration.ofSeconds(60), () -> refusal());
        assertTrue(refusal.contains("two orders"), refusal);
        assertTrue(refusal.length() < 2000);
        for (int i = 200; i < 300; i++) {
            add("x".repeat(i) + ".weight", 4, 4);
        }
        assertTrue(refusal().contains("at most 256 are supported"));
    }
}
