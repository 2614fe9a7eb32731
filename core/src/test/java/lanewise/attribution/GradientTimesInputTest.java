package lanewise.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.ForwardPropagation;
import lanewise.network.Inference;
import lanewise.network.Initialization;
import lanewise.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class GradientTimesInputTest {

    private static final int SIDE = 6;

    private final ParallelKernels kernels =
            KernelsLookup.defaults().choose("scalar").kernels();

    private static byte[] pixels() {
        byte[] pixels = new byte[SIDE * SIDE];
        new Random(2).nextBytes(pixels);
        return pixels;
    }

    private static Network network(Activation activation) {
        return Network.create(
                new Architecture(SIDE * SIDE, List.of(9, 7), 5, activation, false), Initialization.VIDEO, 4);
    }

    @Test
    void probabilitiesAreThoseOfInference() {
        Network network = network(Activation.RELU);
        Attribution insight = new GradientTimesInput(kernels, network, SIDE, SIDE).attribute(pixels());
        Matrix expected =
                new Inference(network, 1).probabilities(kernels, PixelMatrix.ofExamples(pixels(), 0, 1, SIDE, SIDE));
        for (int c = 0; c < 5; c++) {
            assertEquals(expected.get(c, 0), insight.probabilities()[c]);
        }
        assertEquals(9, insight.hidden().length);
    }

    /** Compares the evidence with the difference of the score when one pixel changes by 1 of 255. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDENTITY")
    void evidenceIsTheDerivativeTimesThePixel(Activation activation) {
        Network network = network(activation);
        byte[] pixels = pixels();
        Attribution insight = new GradientTimesInput(kernels, network, SIDE, SIDE).attribute(pixels);
        int c = insight.prediction().predicted();
        for (int i = 0; i < pixels.length; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            if (value == 0 || value == 255) {
                continue;
            }
            byte[] more = pixels.clone();
            more[i]++;
            byte[] less = pixels.clone();
            less[i]--;
            double slope = (score(network, more, c) - score(network, less, c)) / 2;
            // If the step activates or inactivates a unit, the difference lies between the slopes of both sides.
            assertEquals(
                    slope * value, insight.evidence()[i], 0.02 + 0.1 * Math.abs(insight.evidence()[i]), "pixel " + i);
        }
    }

    private double score(Network network, byte[] pixels, int c) {
        ForwardPropagation forward = new ForwardPropagation(network, 1);
        forward.propagate(kernels, PixelMatrix.ofExamples(pixels, 0, 1, SIDE, SIDE));
        Matrix Z = forward.Z(network.depth());
        double mean = 0;
        for (int i = 0; i < Z.rows(); i++) {
            mean += Z.get(i, 0) / (double) Z.rows();
        }
        return Z.get(c, 0) - mean;
    }

    @Test
    void listsNoHiddenUnitsWithoutHiddenLayers() {
        Network network = Network.create(SIDE * SIDE, List.of(), 3, 1);
        assertArrayEquals(
                new float[0],
                new GradientTimesInput(kernels, network, SIDE, SIDE)
                        .attribute(pixels())
                        .hidden());
    }

    @Test
    void rejectsImagesThatDoNotFitTheNetwork() {
        Network network = network(Activation.RELU);
        assertThrows(IllegalArgumentException.class, () -> new GradientTimesInput(kernels, network, SIDE, 2));
    }
}
