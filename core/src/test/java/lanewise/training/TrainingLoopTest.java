package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

    private final Batch train = batch(60);
    private final Batch dev = batch(12);

    /** Returns images of three kinds, with ink on the left, in the middle or on the right. */
    private static Batch batch(int m) {
        byte[] pixels = new byte[m * 12];
        int[] labels = new int[m];
        for (int j = 0; j < m; j++) {
            labels[j] = j % 3;
            for (int i = 0; i < 4; i++) {
                pixels[j * 12 + labels[j] * 4 + i] = (byte) (255 - j);
            }
        }
        return new Batch(PixelMatrix.ofExamples(pixels, 0, m, 3, 4), OneHot.of(labels, 3));
    }

    private static TrainingResult run(
            Network network, float alpha, int iterations, TrainingListener listener, Batch train, Batch dev) {
        return new TrainingLoop(
                        new ParallelKernels(new ScalarKernels(), 1),
                        network,
                        TrainingPlan.video(alpha, iterations),
                        listener)
                .run(new FullBatch(train), new Evaluator(List.of(dev)));
    }

    @Test
    void trainsAndReports() {
        List<String> events = new ArrayList<>();
        Network network = Network.create(12, List.of(5), 3, 1);
        TrainingResult result = run(
                network,
                0.5f,
                205,
                new TrainingListener() {
                    @Override
                    public void evaluated(Milestone m) {
                        events.add("evaluated " + m.update() + "/" + m.updates() + ", "
                                + m.train().count() + " and " + m.dev().count());
                    }

                    @Override
                    public void updated(int update, int updates) {
                        if (update == updates) {
                            events.add("updated " + update);
                        }
                    }
                },
                train,
                dev);
        assertEquals("evaluated 0/205, 60 and 12", events.get(0));
        assertEquals("evaluated 200/205, 60 and 12", events.get(20));
        assertEquals("updated 205", events.get(21));
        assertEquals("evaluated 205/205, 60 and 12", events.get(22));
        assertEquals(23, events.size());
        assertEquals(1.0, result.train().accuracy());
        assertEquals(1.0, result.dev().accuracy());
        assertTrue(result.train().loss() < 0.1, "loss " + result.train().loss());
        assertEquals(205, result.nanos().length);
        assertEquals(
                result.train(),
                Evaluation.of(new ParallelKernels(new ScalarKernels(), 1), network, train.X(), train.Y()));
    }

    @Test
    void weightsDependOnTheSeed() {
        assertEquals(
                Network.create(12, List.of(5), 3, 7).weightsHash(),
                Network.create(12, List.of(5), 3, 7).weightsHash());
        assertFalse(Network.create(12, List.of(5), 3, 7)
                .weightsHash()
                .equals(Network.create(12, List.of(5), 3, 8).weightsHash()));
    }

    @Test
    void trainsWithoutDevExamples() {
        Network network = Network.create(12, List.of(), 3, 1);
        TrainingResult result = run(network, 0.5f, 3, TrainingListener.NONE, train, batch(0));
        assertEquals(0, result.dev().count());
        assertTrue(Double.isNaN(result.dev().accuracy()));
    }

    @Test
    void throwsIfAWeightIsNotFinite() {
        Network network = Network.create(12, List.of(5), 3, 1);
        network.W(1).set(0, 0, Float.NaN);
        DivergedException e =
                assertThrows(DivergedException.class, () -> run(network, 0.5f, 10, TrainingListener.NONE, train, dev));
        assertEquals(1, e.iteration());
        assertTrue(e.getMessage().contains("iteration 1"), e.getMessage());
        assertTrue(e.getMessage().contains("lower than 0.5"), e.getMessage());
    }

    @Test
    void throwsIfTheLossDivergedButIsFinite() {
        Network network = Network.create(12, List.of(5), 3, 1);
        DivergedException e =
                assertThrows(DivergedException.class, () -> run(network, 1e9f, 500, TrainingListener.NONE, train, dev));
        assertEquals(10, e.iteration());
        assertTrue(e.getMessage().contains("the loss is"), e.getMessage());
    }

    @Test
    void hugeLearningRateDiverges() {
        Network network = Network.create(12, List.of(5), 3, 1);
        assertThrows(DivergedException.class, () -> run(network, 1e30f, 500, TrainingListener.NONE, train, dev));
    }

    @Test
    void rejectsInvalidLearningRates() {
        for (float alpha : new float[] {0f, -0.1f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> TrainingPlan.video(alpha, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> TrainingPlan.video(0.5f, 0));
    }

    @Test
    void medianSecondsIsTheMedian() {
        assertEquals(2e-9, timed(9, 1, 2).medianSeconds());
        assertEquals(3e-9, timed(9, 1, 2, 4).medianSeconds());
    }

    private static TrainingResult timed(long... nanos) {
        return new TrainingResult(
                null,
                Evaluation.NONE,
                Evaluation.NONE,
                TrainingResult.End.COMPLETED,
                nanos.length,
                nanos.length,
                nanos);
    }
}
