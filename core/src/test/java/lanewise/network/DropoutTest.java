package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

    private static final int UNITS = 100;
    private static final int M = 200;

    private final ParallelKernels k = new ParallelKernels(new ScalarKernels(), 1);
    private final Network network = Network.create(
            new Architecture(4, List.of(UNITS, UNITS), 3, Activation.SIGMOID, false), Initialization.GLOROT, 1);
    private final PixelMatrix X = PixelMatrix.ofExamples(pixels(), 0, M, 2, 2);

    private static byte[] pixels() {
        byte[] pixels = new byte[4 * M];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (7 * i);
        }
        return pixels;
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.5f, 0.9f})
    void keepsItsShareAndTheMean(float rate) {
        ForwardPropagation forward = new ForwardPropagation(network, M);
        forward.propagate(k, X, new Dropout(rate, 3), 0);
        int kept = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i < UNITS; i++) {
            for (int j = 0; j < M; j++) {
                float a = forward.A(1).get(i, j);
                float d = forward.D(1).get(i, j);
                assertEquals(d == 0 ? 0 : a / (1 - rate), d, 1e-5);
                kept += d == 0 ? 0 : 1;
                before += a;
                after += d;
            }
        }
        // The standard deviation of the share of 20,000 draws is at most 0.0035. Five of them are allowed.
        assertEquals(1 - rate, kept / (double) (UNITS * M), 0.018);
        assertEquals(1, after / before, 0.018 / (1 - rate));
    }

    @Test
    void maskDependsOnSeedUpdateAndLayer() {
        boolean[] mask = mask(new Dropout(0.5f, 3), 7, 1);
        assertArrayEquals(mask, mask(new Dropout(0.5f, 3), 7, 1));
        assertFalse(Arrays.equals(mask, mask(new Dropout(0.5f, 4), 7, 1)));
        assertFalse(Arrays.equals(mask, mask(new Dropout(0.5f, 3), 8, 1)));
        assertFalse(Arrays.equals(mask, mask(new Dropout(0.5f, 3), 7, 2)));
    }

    private static boolean[] mask(Dropout dropout, int t, int l) {
        boolean[] mask = new boolean[UNITS];
        for (int i = 0; i < UNITS; i++) {
            mask[i] = dropout.mask(t, l, UNITS, M).keeps(i, 0);
        }
        return mask;
    }

    @Test
    void copiesNothingWithoutDropout() {
        ForwardPropagation forward = new ForwardPropagation(network, M);
        forward.propagate(k, X, new Dropout(0.5f, 3), 0);
        forward.propagate(k, X);
        assertSame(forward.A(1), forward.D(1));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1f, 2f, Float.NaN})
    void rejectsRatesOutOfRange(float rate) {
        assertThrows(IllegalArgumentException.class, () -> new Dropout(rate, 1));
    }
}
