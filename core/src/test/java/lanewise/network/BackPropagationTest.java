package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares analytic with numerical derivatives in float64, for every parameter of every kind of layer. Then compares
 * the float32 network with the analytic derivatives in float64.
 */
class BackPropagationTest {

    private static final int M = 7;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 2;
    private static final int CLASSES = 3;
    private static final int UPDATE = 5;

    private final byte[] pixels = new byte[M * HEIGHT * WIDTH];
    private final double[][] examples = new double[HEIGHT * WIDTH][M];
    private final int[] labels = {0, 1, 2, 2, 1, 0, 2};

    BackPropagationTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int e = 0; e < M; e++) {
            for (int i = 0; i < examples.length; i++) {
                int pixel = (int) (random.nextLong() >>> 56);
                pixels[e * examples.length + i] = (byte) pixel;
                examples[i][e] = pixel / 255.0;
            }
        }
    }

    /** A network and its training options. */
    record Case(List<Integer> hidden, Activation activation, boolean normalized, float dropout, float smoothing) {

        /**
         * Returns a network whose parameters are random. So are gamma and beta, because 1 and 0 could hide an error.
         */
        Network network() {
            Architecture architecture = new Architecture(HEIGHT * WIDTH, hidden, CLASSES, activation, normalized);
            Network network = Network.create(architecture, Initialization.VIDEO, 3);
            SplittableRandom random = new SplittableRandom(11);
            for (int l = 1; normalized && l < network.depth(); l++) {
                BatchNormalization normalization = network.layer(l).normalization();
                for (int i = 0; i < network.layer(l).units(); i++) {
                    normalization.gamma().set(i, 0, (float) random.nextDouble(0.5, 2));
                    normalization.beta().set(i, 0, (float) random.nextDouble(-1, 1));
                }
            }
            return network;
        }

        Dropout dropoutOfUnits() {
            return new Dropout(dropout, 17);
        }

        Float64Network float64(Network network) {
            Float64Network float64 = new Float64Network(network).withSmoothing(smoothing);
            return dropout == 0
                    ? float64
                    : float64.withDropout(IntStream.rangeClosed(1, hidden.size())
                            .mapToObj(l -> dropoutOfUnits().mask(UPDATE, l, hidden.get(l - 1), M))
                            .toArray(DropoutMask[]::new));
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(4), List.of(5, 4, 3))) {
            cases.add(new Case(hidden, Activation.RELU, false, 0, 0));
        }
        for (Activation activation : Activation.values()) {
            cases.add(new Case(List.of(5, 4), activation, false, 0, 0));
            cases.add(new Case(List.of(5, 4), activation, true, 0, 0));
            cases.add(new Case(List.of(5, 4), activation, true, 0.4f, 0.1f));
        }
        cases.add(new Case(List.of(5, 4), Activation.RELU, false, 0.4f, 0));
        cases.add(new Case(List.of(5, 4), Activation.TANH, false, 0, 0.3f));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithNumericalDerivatives(Case it) {
        Float64Network network = it.float64(it.network());
        List<double[]> parameters = network.parameters();
        List<double[]> gradient = network.gradient(examples, labels);
        assertEquals(parameters.size(), gradient.size());
        int nonZero = 0;
        for (int p = 0; p < parameters.size(); p++) {
            assertEquals(parameters.get(p).length, gradient.get(p).length);
            for (int i = 0; i < parameters.get(p).length; i++) {
                nonZero += compare(network, parameters.get(p), i, gradient.get(p)[i]);
            }
        }
        assertTrue(nonZero > 10, "only " + nonZero + " derivatives differ from 0");
    }

    /** Compares with Richardson's extrapolation of two central differences, whose error is of fourth order in h. */
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
    @MethodSource("cases")
    void inFloat32AgreesWithFloat64(Case it) {
        Network network = it.network();
        Float64Network float64 = it.float64(network);
        PixelMatrix X = PixelMatrix.ofExamples(pixels, 0, M, HEIGHT, WIDTH);
        ForwardPropagation forward = new ForwardPropagation(network, M);
        forward.propagate(new ParallelKernels(new ScalarKernels(), 1), X, it.dropoutOfUnits(), UPDATE);
        double[][] probabilities = float64.probabilities(examples);
        for (int i = 0; i < CLASSES; i++) {
            for (int j = 0; j < M; j++) {
                assertEquals(probabilities[i][j], forward.probabilities().get(i, j), 1e-6);
            }
        }
        BackPropagation backward = new BackPropagation(network, M);
        backward.propagate(
                new ParallelKernels(new ScalarKernels(), 1),
                X,
                OneHot.of(labels, CLASSES).smoothed(it.smoothing),
                forward);
        assertClose(float64.gradient(examples, labels), derivatives(backward.gradients(), network.depth()));
    }

    /** Returns the derivatives in the order of {@link Float64Network#parameters()}. */
    private static List<Matrix> derivatives(Gradients gradients, int depth) {
        List<Matrix> derivatives = new ArrayList<>();
        for (int l = 1; l <= depth; l++) {
            List<Matrix> ofLayer = gradients.layer(l).parameters();
            Matrix dW = ofLayer.get(0);
            for (int i = 0; i < dW.rows(); i++) {
                derivatives.add(dW.rows(i, i + 1).transposed());
            }
            derivatives.addAll(ofLayer.subList(1, ofLayer.size()));
        }
        return derivatives;
    }

    private static void assertClose(List<double[]> expected, List<Matrix> actual) {
        assertEquals(expected.size(), actual.size());
        for (int p = 0; p < expected.size(); p++) {
            assertEquals(expected.get(p).length, actual.get(p).rows());
            for (int i = 0; i < expected.get(p).length; i++) {
                assertEquals(expected.get(p)[i], actual.get(p).get(i, 0), 2e-6, "parameter " + p + ", element " + i);
            }
        }
    }
}
