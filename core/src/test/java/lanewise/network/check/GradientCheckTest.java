package lanewise.network.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.kernels.Activation;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Initialization;
import lanewise.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientCheckTest {

    private static final Examples DIGITS = Mnist.test().first(8);

    private static Network network(Activation activation, boolean normalized, List<Integer> hidden) {
        return Network.create(new Architecture(784, hidden, 10, activation, normalized), Initialization.GLOROT, 3);
    }

    @ParameterizedTest
    @CsvSource({"RELU, false", "RELU, true", "LEAKY_RELU, false", "TANH, true", "SIGMOID, false", "IDENTITY, false"})
    void backPropagationAgreesWithDifferences(Activation activation, boolean normalized) {
        Network network = network(activation, normalized, List.of(7, 5));
        String before = network.weightsHash();
        GradientCheck check = GradientCheck.of(new ParallelKernels(new ScalarKernels(), 1), network, DIGITS, 1);
        List<String> names = check.groups().stream().map(ParameterGroup::name).toList();
        assertEquals(
                normalized
                        ? List.of("W1", "gamma1", "beta1", "W2", "gamma2", "beta2", "W3", "b3")
                        : List.of("W1", "b1", "W2", "b2", "W3", "b3"),
                names);
        check.groups().forEach(group -> {
            assertTrue(group.relativeError() < GradientCheck.TOLERANCE, group.name() + " " + group.relativeError());
            assertTrue(Math.abs(group.numeric()[group.largest()]) > 1e-4, group.name());
        });
        assertTrue(check.passes());
        assertEquals(before, network.weightsHash());
    }

    /**
     * Without an activation, the second batch normalization removes a shift by the first, so the derivative of beta1 is
     * 0.
     */
    @Test
    void roundingOfDerivativesOfZeroPasses() {
        GradientCheck check = GradientCheck.of(
                new ParallelKernels(new ScalarKernels(), 1),
                network(Activation.IDENTITY, true, List.of(7, 5)),
                DIGITS,
                1);
        ParameterGroup beta1 = check.groups().get(2);
        assertEquals("beta1", beta1.name());
        assertEquals(0, beta1.numeric()[beta1.largest()], 1e-6);
        assertTrue(check.passes(), check.toString());
    }

    @Test
    void checksNetworksWithoutHiddenLayers() {
        Network network = network(Activation.RELU, false, List.of());
        assertTrue(GradientCheck.of(new ParallelKernels(new ScalarKernels(), 1), network, DIGITS, 1)
                .passes());
    }

    /** Tests the mistake of the video, whose db is the sum over all units. */
    @Test
    void findsAWrongDerivative() {
        DelegatingKernels wrong = new DelegatingKernels(new ScalarKernels()) {
            @Override
            public void rowSums(float alpha, Matrix x, Matrix sums) {
                super.rowSums(alpha, x, sums);
                float all = 0;
                for (int i = 0; i < sums.rows(); i++) {
                    all += sums.get(i, 0);
                }
                for (int i = 0; i < sums.rows(); i++) {
                    sums.set(i, 0, all);
                }
            }
        };
        GradientCheck check =
                GradientCheck.of(new ParallelKernels(wrong, 1), network(Activation.RELU, false, List.of(7)), DIGITS, 1);
        assertFalse(check.passes());
        for (ParameterGroup group : check.groups()) {
            assertEquals(group.name().startsWith("b"), group.relativeError() > GradientCheck.TOLERANCE, group.name());
        }
    }

    @Test
    void nanDoesNotPass() {
        Network network = network(Activation.RELU, false, List.of(7));
        network.W(2).set(0, 0, Float.NaN);
        assertFalse(GradientCheck.of(new ParallelKernels(new ScalarKernels(), 1), network, DIGITS, 1)
                .passes());
    }
}
