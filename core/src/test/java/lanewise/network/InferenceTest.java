package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void rejectsMoreExamplesThanItsCapacity() {
        assertThrows(IndexOutOfBoundsException.class, () -> new Inference(network, 2).probabilities(k, examples(3)));
    }
}
