package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static Network network(long seed) {
        return Network.create(
                new Architecture(6, List.of(5, 4), 3, Activation.TANH, true), Initialization.GLOROT, seed);
    }

    @Test
    void returnsItsShape() {
        Network network = network(1);
        assertEquals("6-5-4-3", network.shape());
        assertEquals(new Architecture(6, List.of(5, 4), 3, Activation.TANH, true), network.architecture());
        assertEquals(6 * 5 + 5 + 5 * 4 + 4 + 4 * 3 + 3, network.architecture().parameters());
        assertEquals(2 * 6 + 2, network.matrices().size());
        assertEquals("6-3", Network.create(6, List.of(), 3, 1).shape());
    }

    @Test
    void copySharesNoMatrix() {
        Network network = network(1);
        String hash = network.weightsHash();
        Network copy = network.copy();
        assertEquals(hash, copy.weightsHash());
        assertEquals(network.architecture(), copy.architecture());
        copy.matrices().forEach(numbers -> numbers.set(0, 0, 7f));
        assertEquals(hash, network.weightsHash());
        copy.set(network);
        assertEquals(hash, copy.weightsHash());
        copy.set(network(2));
        assertEquals(network(2).weightsHash(), copy.weightsHash());
    }

    @Test
    void hashDependsOnEveryElement() {
        Network network = network(1);
        String hash = network.weightsHash();
        for (Matrix numbers : network.matrices()) {
            int i = numbers.rows() - 1;
            int j = numbers.cols() - 1;
            float value = numbers.get(i, j);
            numbers.set(i, j, Math.nextUp(value));
            assertNotEquals(hash, network.weightsHash());
            numbers.set(i, j, value);
        }
        assertEquals(hash, network.weightsHash());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneElementThatIsNotFiniteIsFound(float value) {
        for (int n = 0; n < network(1).matrices().size(); n++) {
            Network network = network(1);
            assertTrue(network.isFinite());
            network.matrices().get(n).set(0, 0, value);
            assertFalse(network.isFinite());
        }
    }

    @Test
    void rejectsLayersThatDoNotFit() {
        Layer first = new Layer(Matrix.zeros(4, 6), Matrix.zeros(4, 1));
        Layer second = new Layer(Matrix.zeros(2, 5), Matrix.zeros(2, 1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Network(List.of(first, second), Activation.RELU))
                .getMessage();
        assertEquals("layer 2 has 5 inputs, but layer 1 has 4 units", message);
        assertThrows(IllegalArgumentException.class, () -> new Network(List.of(), Activation.RELU));
    }

    @Test
    void rejectsBatchNormalizationInSomeLayers() {
        Layer plain = new Layer(Matrix.zeros(4, 4), Matrix.zeros(4, 1));
        Layer normalized = new Layer(Matrix.zeros(4, 4), Matrix.zeros(4, 1), BatchNormalization.identity(4));
        assertTrue(new Network(List.of(normalized, normalized, plain), Activation.RELU)
                .architecture()
                .batchNormalization());
        for (List<Layer> layers : List.of(
                List.of(normalized),
                List.of(plain, normalized),
                List.of(normalized, plain, plain),
                List.of(plain, normalized, plain))) {
            String message = assertThrows(IllegalArgumentException.class, () -> new Network(layers, Activation.RELU))
                    .getMessage();
            assertTrue(message.contains("batch normalization; either all layers except the last"), message);
        }
    }

    @Test
    void rejectsBiasesAndArchitecturesThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Layer(Matrix.zeros(4, 6), Matrix.zeros(3, 1)));
        assertThrows(IllegalArgumentException.class, () -> new Architecture(6, List.of(0), 3, Activation.RELU, false));
    }
}
