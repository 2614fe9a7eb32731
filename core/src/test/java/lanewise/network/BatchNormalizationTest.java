package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {

    private static final int INPUTS = 6;

    private final ParallelKernels k = new ParallelKernels(new ScalarKernels(), 1);

    private static PixelMatrix examples(int m, long seed) {
        byte[] pixels = new byte[m * INPUTS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        return PixelMatrix.ofExamples(pixels, 0, m, 2, 3);
    }

    private static Network network() {
        return Network.create(
                new Architecture(INPUTS, List.of(4, 3), 2, Activation.TANH, true), Initialization.VIDEO, 5);
    }

    @Test
    void everyUnitHasMeanBetaAndDeviationGamma() {
        Network network = network();
        BatchNormalization normalization = network.layer(1).normalization();
        normalization.gamma().set(2, 0, 3f);
        normalization.beta().set(2, 0, -0.5f);
        ForwardPropagation forward = new ForwardPropagation(network, 50);
        forward.propagate(k, examples(50, 1));
        Matrix Y = forward.step(1).forward(k, forward.Z(1));
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < 50; j++) {
            sum += Y.get(2, j);
            squares += Math.pow(Y.get(2, j) + 0.5, 2);
        }
        assertEquals(-0.5, sum / 50, 1e-5);
        assertEquals(3, Math.sqrt(squares / 50), 1e-3);
    }

    @Test
    void runningStatisticsMoveATenthOfTheWay() {
        Network network = network();
        BatchNormalization normalization = network.layer(1).normalization();
        ForwardPropagation forward = new ForwardPropagation(network, 20);
        double mean = 0;
        double variance = 1;
        for (int batch = 0; batch < 5; batch++) {
            forward.propagate(k, examples(20, batch));
            double batchMean = 0;
            for (int j = 0; j < 20; j++) {
                batchMean += forward.Z(1).get(3, j) / 20.0;
            }
            double unbiased = 0;
            for (int j = 0; j < 20; j++) {
                unbiased += Math.pow(forward.Z(1).get(3, j) - batchMean, 2) / 19;
            }
            mean = 0.9 * mean + 0.1 * batchMean;
            variance = 0.9 * variance + 0.1 * unbiased;
            assertEquals(mean, normalization.mean().get(3, 0), 1e-6);
            assertEquals(variance, normalization.variance().get(3, 0), 1e-6);
        }
    }

    @Test
    void foldedComputesTheSameFromTheRunningStatistics() {
        Network network = network();
        SplittableRandom random = new SplittableRandom(8);
        for (int l = 1; l <= 2; l++) {
            for (Matrix numbers : network.layer(l).matrices().subList(1, 6)) {
                for (int i = 0; i < numbers.rows(); i++) {
                    numbers.set(i, 0, (float) random.nextDouble(0.2, 2));
                }
            }
        }
        String before = network.weightsHash();
        Network folded = network.folded();
        assertNull(folded.layer(1).normalization());
        assertEquals(before, network.weightsHash());
        PixelMatrix X = examples(9, 4);
        ForwardPropagation forward = new ForwardPropagation(folded, 9);
        forward.propagate(k, X);
        for (int l = 1; l <= 2; l++) {
            for (int j = 0; j < 9; j++) {
                for (int i = 0; i < folded.layer(l).units(); i++) {
                    assertEquals(
                            normalized(network, l, i, j, X, forward),
                            forward.Z(l).get(i, j),
                            1e-5);
                }
            }
        }
    }

    /** Returns gamma (z - mean) / sqrt(variance + epsilon) + beta in float64, from the output of the previous layer. */
    private static double normalized(Network network, int l, int i, int j, PixelMatrix X, ForwardPropagation forward) {
        Layer layer = network.layer(l);
        double z = layer.b().get(i, 0);
        for (int p = 0; p < layer.inputs(); p++) {
            z += layer.W().get(i, p)
                    * (double)
                            (l == 1
                                    ? X.get(p, j) * PixelMatrix.SCALE
                                    : forward.A(1).get(p, j));
        }
        BatchNormalization n = layer.normalization();
        double deviation = Math.sqrt(n.variance().get(i, 0) + BatchNormalization.EPSILON);
        return n.gamma().get(i, 0) * (z - n.mean().get(i, 0)) / deviation
                + n.beta().get(i, 0);
    }

    @Test
    void batchOfOneGivesBetaAndTrainsOnlyBeta() {
        Network network = network();
        network.layer(1).normalization().beta().set(1, 0, 0.25f);
        ForwardPropagation forward = new ForwardPropagation(network, 1);
        PixelMatrix X = examples(1, 3);
        forward.propagate(k, X);
        assertEquals((float) Math.tanh(0.25), forward.A(1).get(1, 0), 1e-6f);
        assertEquals((float) Math.tanh(0), forward.A(1).get(0, 0));
        assertEquals(0.9f, network.layer(1).normalization().variance().get(0, 0), 1e-6f);
        BackPropagation backward = new BackPropagation(network, 1);
        backward.propagate(k, X, OneHot.of(new int[] {1}, 2), forward);
        assertEquals(0f, backward.gradients().layer(1).normalization().gamma().get(0, 0));
        // The output does not depend on the weights, so their derivatives are 0 except for rounding.
        for (int p = 0; p < INPUTS; p++) {
            assertEquals(0f, backward.gradients().dW(1).get(0, p), 1e-4f);
        }
        assertTrue(network.isFinite());
    }

    @Test
    void evaluationDoesNotChangeTheNetwork() {
        Network network = network();
        String before = network.weightsHash();
        Evaluation evaluation = Evaluation.of(k, network, examples(8, 2), OneHot.of(new int[8], 2));
        assertEquals(before, network.weightsHash());
        assertEquals(Evaluation.of(k, network.folded(), examples(8, 2), OneHot.of(new int[8], 2)), evaluation);
    }

    @Test
    void inferenceAgreesWithTheFoldedNetwork() {
        Network network = network();
        PixelMatrix X = examples(8, 2);
        ForwardPropagation forward = new ForwardPropagation(network.folded(), 8);
        forward.propagate(k, X);
        Matrix probabilities = new Inference(network, 8).probabilities(k, X);
        for (int j = 0; j < 8; j++) {
            assertEquals(forward.probabilities().get(1, j), probabilities.get(1, j));
        }
    }
}
