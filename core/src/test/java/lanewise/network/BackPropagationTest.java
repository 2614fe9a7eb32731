package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.network.Float64Network.Gradient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Analytic against numerical derivatives in float64, for every parameter; then the float32 network against the analytic
 * ones in float64.
 */
class BackPropagationTest {

    private static final int M = 7;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 2;
    private static final int CLASSES = 3;

    private final byte[] pixels = new byte[M * HEIGHT * WIDTH];
    private final List<double[]> examples = new ArrayList<>();
    private final int[] labels = {0, 1, 2, 2, 1, 0, 2};

    BackPropagationTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int e = 0; e < M; e++) {
            double[] x = new double[HEIGHT * WIDTH];
            for (int i = 0; i < x.length; i++) {
                int pixel = (int) (random.nextLong() >>> 56);
                pixels[e * x.length + i] = (byte) pixel;
                x[i] = pixel / 255.0;
            }
            examples.add(x);
        }
    }

    static List<List<Integer>> hiddenLayers() {
        return List.of(List.of(), List.of(4), List.of(5, 4, 3));
    }

    @ParameterizedTest
    @MethodSource("hiddenLayers")
    void agreesWithNumericalDerivatives(List<Integer> hidden) {
        Float64Network network = new Float64Network(Network.create(HEIGHT * WIDTH, hidden, CLASSES, 3));
        Gradient gradient = network.gradient(examples, labels);
        int nonZero = 0;
        for (int l = 0; l < network.W.length; l++) {
            for (int i = 0; i < network.b[l].length; i++) {
                nonZero += compare(network, network.b[l], i, gradient.db[l][i]);
                for (int j = 0; j < network.W[l][i].length; j++) {
                    nonZero += compare(network, network.W[l][i], j, gradient.dW[l][i][j]);
                }
            }
        }
        assertTrue(nonZero > 10, "only " + nonZero + " derivatives differ from 0");
    }

    /** Richardson's extrapolation of two central differences: the error is of fourth order in h. */
    private int compare(Float64Network network, double[] parameters, int at, double analytic) {
        double h = 1e-4;
        double numerical = (4 * central(network, parameters, at, h / 2) - central(network, parameters, at, h)) / 3;
        double scale = Math.max(Math.abs(analytic), 1e-4);
        assertEquals(analytic, numerical, 1e-6 * scale);
        return analytic == 0 ? 0 : 1;
    }

    private double central(Float64Network network, double[] parameters, int at, double h) {
        double value = parameters[at];
        parameters[at] = value + h;
        double above = network.loss(examples, labels);
        parameters[at] = value - h;
        double below = network.loss(examples, labels);
        parameters[at] = value;
        return (above - below) / (2 * h);
    }

    @ParameterizedTest
    @MethodSource("hiddenLayers")
    void inFloat32AgreesWithFloat64(List<Integer> hidden) {
        Network network = Network.create(HEIGHT * WIDTH, hidden, CLASSES, 3);
        Gradient expected = new Float64Network(network).gradient(examples, labels);
        PixelMatrix X = PixelMatrix.ofExamples(pixels, 0, M, HEIGHT, WIDTH);
        ForwardPropagation forward = new ForwardPropagation(network, M);
        forward.propagate(new ScalarKernels(), X);
        BackPropagation backward = new BackPropagation(network, M);
        backward.propagate(new ScalarKernels(), X, OneHot.of(labels, CLASSES), forward);
        for (int l = 0; l < network.depth(); l++) {
            for (int i = 0; i < expected.db[l].length; i++) {
                assertEquals(expected.db[l][i], backward.gradients().db(l + 1).get(i, 0), 1e-6);
                for (int j = 0; j < expected.dW[l][i].length; j++) {
                    assertEquals(expected.dW[l][i][j], backward.gradients().dW(l + 1).get(i, j), 1e-6);
                }
            }
        }
    }
}
