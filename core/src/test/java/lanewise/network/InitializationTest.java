package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {

    /** The variance of a uniform distribution over an interval of width w is w^2 / 12. */
    @ParameterizedTest
    @CsvSource({
        "VIDEO,  200, 100, 0.0833333",
        "HE,     200, 100, 0.01",
        "HE,     50,  400, 0.04",
        "GLOROT, 200, 100, 0.00666667",
        "GLOROT, 50,  350, 0.005",
    })
    void weightsAreUniformWithTheirVariance(Initialization initialization, int inputs, int units, double variance) {
        Layer layer = layer(initialization, inputs, units);
        double bound = Math.sqrt(12 * variance) / 2;
        double sum = 0;
        double squares = 0;
        double maximum = 0;
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                float w = layer.W().get(i, j);
                assertTrue(Math.abs(w) < bound * (1 + 1e-6), w + " is beyond " + bound);
                sum += w;
                squares += (double) w * w;
                maximum = Math.max(maximum, Math.abs(w));
            }
        }
        int n = units * inputs;
        // Five standard deviations of the mean and of the variance are allowed. The mean of x^4 is 9/5 of the squared
        // variance.
        assertEquals(0, sum / n, 5 * Math.sqrt(variance / n));
        assertEquals(variance, squares / n, 5 * variance * Math.sqrt(0.8 / n));
        assertTrue(maximum > 0.99 * bound, maximum + " is far from " + bound);
    }

    @ParameterizedTest
    @CsvSource({"VIDEO, true", "HE, false", "GLOROT, false"})
    void onlyTheVideoDrawsBiases(Initialization initialization, boolean drawn) {
        Matrix b = layer(initialization, 3, 50).b();
        int nonZero = 0;
        for (int i = 0; i < 50; i++) {
            assertTrue(Math.abs(b.get(i, 0)) < 0.5f);
            nonZero += b.get(i, 0) == 0 ? 0 : 1;
        }
        assertEquals(drawn ? 50 : 0, nonZero);
    }

    @ParameterizedTest
    @CsvSource({"RELU, HE", "LEAKY_RELU, HE", "TANH, GLOROT", "SIGMOID, GLOROT", "IDENTITY, GLOROT"})
    void defaultSuitsTheActivation(Activation activation, Initialization initialization) {
        assertEquals(initialization, Initialization.defaultFor(activation));
    }

    private static Layer layer(Initialization initialization, int inputs, int units) {
        Architecture architecture = new Architecture(inputs, List.of(units), 2, Activation.RELU, false);
        return Network.create(architecture, initialization, 9).layer(1);
    }
}
