package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import org.junit.jupiter.api.Test;

class CheckingKernelsTest {

    private static String train(Kernels kernels, double share, int iterations) {
        byte[] pixels = new byte[40 * 36];
        for (int n = 0; n < pixels.length; n++) {
            pixels[n] = (byte) (n % 3 * n);
        }
        Batch batch = new Batch(PixelMatrix.ofExamples(pixels, 0, 40, 6, 6), OneHot.of(new int[40], 10));
        Network network = Network.create(36, List.of(12, 11), 10, 1);
        try (CheckingKernels checking = new CheckingKernels(new ParallelKernels(kernels, 2), share)) {
            TrainingListener listener = new TrainingListener() {
                @Override
                public void updated(int update, int updates) {
                    checking.setIteration(update + 1);
                }
            };
            new TrainingLoop(checking, network, TrainingPlan.video(0.1f, iterations), listener)
                    .run(new FullBatch(batch), new Evaluator(List.of(batch)));
            return checking.summary();
        }
    }

    @Test
    void rightKernelsTrainToTheEnd() {
        String all = train(new PlainKernels(), 1, 12);
        assertTrue(all.matches("(\\d+) of \\1 operations"), all);
        String some = train(new PlainKernels(), 0.25, 12);
        String[] words = some.split(" ");
        int compared = Integer.parseInt(words[0]);
        int operations = Integer.parseInt(words[2]);
        assertTrue(compared > 0.1 * operations && compared < 0.4 * operations, some);
    }

    private static String problem(FaultyKernels faulty) {
        return assertThrows(LanewiseException.class, () -> train(faulty, 1, 12)).getMessage();
    }

    @Test
    void theFirstDifferingBitIsReportedWithItsPlace() {
        int[] calls = {0};
        String message = problem(new FaultyKernels(Call.MULTIPLY_FLOATS, (call, right) -> {
            call.on(right);
            if (call.result().rows() == 12 && ++calls[0] == 5) {
                call.result().set(11, 3, 42f);
            }
        }));
        // One of four products with a result of 12 rows belongs to each iteration: dA1 = W2' dZ2.
        assertTrue(
                message.matches(
                        "kernels 'scalar': wrong result in iteration 5, layer 1: multiply \\(floats\\) of a 12 x 11, "
                                + "b 11 x 40, c 12 x 40, alpha 1.0: c\\[11\\]\\[3\\] is 42.0 \\(bits 42280000\\) instead of .*"),
                message);
    }

    @Test
    void everyLayerIsFound() {
        for (int layer = 1; layer <= 3; layer++) {
            int units = List.of(12, 11, 10).get(layer - 1);
            String message = problem(new FaultyKernels("rowSums", (call, right) -> {
                call.on(right);
                if (call.result().rows() == units) {
                    FaultyKernels.spoil(call);
                }
            }));
            assertTrue(message.contains("in iteration 1, layer " + layer + ": rowSums of x " + units), message);
        }
    }

    @Test
    void aChangedOperandIsReported() {
        String message = problem(new FaultyKernels("activationGradient", (call, right) -> {
            call.on(right);
            call.matrix(0).set(0, 0, -7f);
        }));
        assertTrue(message.contains("activationGradient of a 11 x 40"), message);
        assertTrue(message.contains("a[0][0] is -7.0"), message);
    }

    /** Views of one array, in place and not, are copied together. */
    @Test
    void operationsWithinOneArrayAreChecked() {
        try (CheckingKernels checking = new CheckingKernels(new ParallelKernels(new ScalarKernels(), 2), 1)) {
            Matrix whole = Matrix.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2);
            checking.addScaled(2f, whole.rows(0, 2), 1f, whole.rows(2, 4));
            checking.activate(Activation.RELU, whole, whole);
            checking.multiply(1f, whole.rows(0, 2), whole.rows(0, 2), Matrix.zeros(2, 2));
            checking.scale(2f, whole.rows(4, 4));
            assertEquals(16f, whole.get(3, 1));
            assertEquals("4 of 4 operations", checking.summary());
        }
        ParallelKernels scalar = new ParallelKernels(new ScalarKernels(), 1);
        assertThrows(IllegalArgumentException.class, () -> new CheckingKernels(scalar, 0));
        assertThrows(IllegalArgumentException.class, () -> new CheckingKernels(scalar, 1.1));
    }
}
