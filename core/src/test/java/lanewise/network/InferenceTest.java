package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {

    private final ParallelKernels k = new ParallelKernels(new ScalarKernels(), 2);
    private final Network network = Network.create(30, List.of(17, 5), 4, 9);

    private static PixelMatrix examples(int m) {
        byte[] pixels = new byte[m * 30];
        SplittableRandom random = new SplittableRandom(m);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : 0;
        }
        return PixelMatrix.ofExamples(pixels, 0, m, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 33, 700})
    void givesTheBitsOfForwardPropagation(int m) {
        PixelMatrix X = examples(m);
        ForwardPropagation forward = new ForwardPropagation(network, m);
        forward.propagate(k, X);
        Matrix probabilities = new Inference(network, 700).probabilities(k, X);
        assertEquals(m, probabilities.cols());
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < m; j++) {
                assertEquals(forward.probabilities().get(i, j), probabilities.get(i, j));
            }
        }
    }

    @Test
    void weightsAtLinesOfTheCacheGiveTheSameBits() {
        Network large = Network.create(30, List.of(300), 4, 9);
        PixelMatrix X = examples(3);
        ForwardPropagation forward = new ForwardPropagation(large, 3);
        forward.propagate(k, X);
        Matrix probabilities = new Inference(large, 3).probabilities(k, X);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(forward.probabilities().get(i, j), probabilities.get(i, j));
            }
        }
    }

    /** Finite weights, whose sums are not: probabilities would be NaN. */
    @ParameterizedTest
    @CsvSource({"1e38, 1, 1", "1e19, 1e19, 2"})
    void sumsThatOverflowAreRefusedWithTheirLayer(float first, float second, int layer) {
        Matrix W1 = Matrix.zeros(3, 30);
        Matrix W2 = Matrix.zeros(4, 3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 30; j++) {
                W1.set(i, j, first);
            }
            for (int c = 0; c < 4; c++) {
                W2.set(c, i, second * (c + 1));
            }
        }
        Network large = new Network(
                List.of(new Layer(W1, Matrix.zeros(3, 1)), new Layer(W2, Matrix.zeros(4, 1))), Activation.RELU);
        PixelMatrix X = examples(20);
        LanewiseException e = assertThrows(LanewiseException.class, () -> new Inference(large, 20).probabilities(k, X));
        assertEquals("layer " + layer, e.place());
        ForwardPropagation forward = new ForwardPropagation(large, 20);
        forward.propagate(k, X);
        assertEquals(
                e.getMessage(),
                assertThrows(LanewiseException.class, forward::requireFinite).getMessage());
    }

    @Test
    void rejectsMoreExamplesThanItsCapacity() {
        assertThrows(IndexOutOfBoundsException.class, () -> new Inference(network, 2).probabilities(k, examples(3)));
    }
}
