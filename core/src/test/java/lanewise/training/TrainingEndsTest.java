package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Dropout;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.training.TrainingResult.End;
import lanewise.training.optimizer.GradientDescent;
import lanewise.training.optimizer.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the ways in which training ends, and training on minimal data. */
class TrainingEndsTest {

    private static final int PIXELS = 12;
    private static final double SECONDS = 0.05;

    private final ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1);
    private final Examples train = examples(60, 0);
    private final Examples dev = examples(30, 3);

    /**
     * Returns images of three kinds. One in {@code oneIn} has a wrong label, so that the last network is not the best.
     */
    private static Examples examples(int count, int oneIn) {
        byte[] pixels = new byte[count * PIXELS];
        int[] labels = new int[count];
        for (int e = 0; e < count; e++) {
            labels[e] = oneIn > 0 && e / 3 % oneIn == 0 ? (e + 1) % 3 : e % 3;
            for (int i = 0; i < 4; i++) {
                pixels[e * PIXELS + e % 3 * 4 + i] = (byte) (255 - 3 * e);
            }
        }
        return Examples.labeled("test", pixels, 3, 4, labels);
    }

    private static Network network(int classes, boolean normalized) {
        return Network.create(
                new Architecture(PIXELS, List.of(5), classes, Activation.RELU, normalized), Initialization.HE, 1);
    }

    private static TrainingPlan plan(Optimizer optimizer, float alpha, int updates, int patience, double maxSeconds) {
        return new TrainingPlan(
                new Update(optimizer), alpha, Schedule.CONSTANT, updates, Dropout.NONE, patience, maxSeconds);
    }

    private TrainingResult run(BatchSource source, Examples onDev, TrainingPlan plan, TrainingListener listener) {
        return new TrainingLoop(kernels, network(source.batch(0).Y().classes(), false), plan, listener)
                .run(source, Evaluator.of(onDev));
    }

    private BatchSource source(boolean fullBatch, Examples examples) {
        return fullBatch
                ? new FullBatch(Batch.of(examples))
                : new MiniBatches(examples, MiniBatches.Options.plain(16, 1), kernels);
    }

    /** A listener that stores the milestones. */
    private static final class Recorder implements TrainingListener {
        final List<Milestone> milestones = new ArrayList<>();

        @Override
        public void evaluated(Milestone milestone) {
            milestones.add(milestone);
        }

        @Override
        public boolean needsUpdateRatios() {
            return true;
        }
    }

    /** A listener that makes an update longer than the time limit. */
    private static final class Slow implements TrainingListener {
        @Override
        public void updated(int update, int updates) {
            long until = System.nanoTime() + (long) (2e9 * SECONDS);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean better(Evaluation one, Evaluation other) {
        return one.correct() > other.correct() || one.correct() == other.correct() && one.loss() < other.loss();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void patienceReturnsTheBestWeights(boolean fullBatch) {
        Recorder recorded = new Recorder();
        TrainingPlan plan = plan(new GradientDescent(), 0.5f, 4000, 3, Double.POSITIVE_INFINITY);
        TrainingResult result = run(source(fullBatch, train), dev, plan, recorded);
        assertEquals(End.PATIENCE, result.end());
        assertTrue(result.updates() < 4000, "stopped after " + result.updates());
        assertTrue(result.bestUpdate() < result.updates());
        List<Milestone> milestones = recorded.milestones;
        for (Milestone milestone : milestones) {
            assertFalse(better(milestone.dev(), result.dev()), milestone + " is better than " + result.dev());
            if (milestone.update() == result.bestUpdate()) {
                assertEquals(milestone.dev(), result.dev());
            }
        }
        long later = milestones.stream()
                .filter(m -> m.update() > result.bestUpdate())
                .count();
        assertEquals(fullBatch ? 4 : 3, later, "full batches also report the end");
        assertEquals(Evaluator.of(dev).evaluate(kernels, result.network()), result.dev());
        assertEquals(
                Evaluator.of(train).evaluate(kernels, result.network()).correct(),
                result.train().correct());
    }

    @ParameterizedTest
    @CsvSource({"true, 23", "false, 23", "false, 24"})
    void lastWeightsCanBeTheBest(boolean fullBatch, int updates) {
        TrainingPlan plan = plan(new GradientDescent(), 0.05f, updates, 100, Double.POSITIVE_INFINITY);
        TrainingResult result = run(source(fullBatch, train), train, plan, TrainingListener.NONE);
        assertEquals(End.COMPLETED, result.end());
        assertEquals(updates, result.bestUpdate(), "the loss still decreases");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void timeLimitReturnsAResult(boolean fullBatch) {
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, 1000, 0, SECONDS);
        TrainingResult result = run(source(fullBatch, train), dev, plan, new Slow());
        assertEquals(End.TIME, result.end());
        assertTrue(result.updates() <= 1, result.updates() + " updates");
        assertEquals(result.updates(), result.nanos().length, "one duration for each update");
        assertEquals(60, result.train().count());
        assertEquals(30, result.dev().count());
    }

    @Test
    void trainingIsCompletedIfTheLastUpdateIsInTime() {
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, 1, 0, SECONDS);
        TrainingResult result = run(source(true, train), dev, plan, new Slow());
        assertEquals(result.updates() == 0 ? End.TIME : End.COMPLETED, result.end());
    }

    @Test
    void reportsAnEndWithinAnEpoch() {
        Recorder recorded = new Recorder();
        run(source(false, train), dev, plan(new GradientDescent(), 0.1f, 6, 0, Double.POSITIVE_INFINITY), recorded);
        assertEquals(
                List.of(4, 6),
                recorded.milestones.stream().map(Milestone::update).toList());
        assertEquals(1.5, recorded.milestones.get(1).epochs());
        assertEquals(60, recorded.milestones.get(0).train().count());
        assertEquals(32, recorded.milestones.get(1).train().count());
    }

    @Test
    void updateRatiosAreThoseOfTheLatestUpdate() {
        for (int updates : new int[] {20, 25}) {
            Recorder recorded = new Recorder();
            TrainingPlan plan = plan(new GradientDescent(), 0.1f, updates, 0, Double.POSITIVE_INFINITY);
            run(source(true, train), dev, plan, recorded);
            assertEquals(List.of(), recorded.milestones.get(0).logUpdateRatios());
            List<Double> ratios =
                    recorded.milestones.get(recorded.milestones.size() - 1).logUpdateRatios();
            Network before = trained(updates - 1);
            Network after = trained(updates);
            for (int l = 1; l <= 2; l++) {
                double change = 0;
                double weights = 0;
                for (int i = 0; i < after.layer(l).units(); i++) {
                    for (int j = 0; j < after.layer(l).inputs(); j++) {
                        change += Math.pow(after.W(l).get(i, j) - before.W(l).get(i, j), 2);
                        weights += Math.pow(after.W(l).get(i, j), 2);
                    }
                }
                assertEquals(Math.log10(Math.sqrt(change / weights)), ratios.get(l - 1), 1e-4);
            }
        }
    }

    private Network trained(int updates) {
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, updates, 0, Double.POSITIVE_INFINITY);
        return run(source(true, train), dev, plan, TrainingListener.NONE).network();
    }

    @ParameterizedTest
    @CsvSource({"gradient-descent, 1e9", "gradient-descent, 1e30", "adam, 1e20", "momentum, 1e12"})
    void messageOfDivergenceHasUpdateAndAdvice(String optimizer, float alpha) {
        TrainingPlan plan = plan(Optimizer.named(optimizer), alpha, 400, 0, Double.POSITIVE_INFINITY);
        DivergedException e = assertThrows(
                DivergedException.class, () -> run(source(false, train), dev, plan, TrainingListener.NONE));
        assertTrue(e.iteration() >= 1 && e.iteration() <= 8, e.getMessage());
        assertTrue(e.getMessage().startsWith("training diverged: at iteration " + e.iteration() + " "), e.getMessage());
        assertTrue(
                e.getMessage()
                        .endsWith("try a learning rate that is much lower than " + alpha + ", such as a tenth of it"),
                e.getMessage());
    }

    @Test
    void divergenceInTheLastUpdateThrows() {
        TrainingPlan plan = plan(new GradientDescent(), 3e38f, 1, 0, Double.POSITIVE_INFINITY);
        Network network = network(3, false);
        network.W(2).set(0, 0, 1e4f);
        assertThrows(
                DivergedException.class,
                () -> new TrainingLoop(kernels, network, plan, TrainingListener.NONE)
                        .run(source(false, train), Evaluator.of(dev)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, false",
        "1, 1, 200, true",
        "10, 1, 200, true",
        "10, 1, 200, false",
        "10, 3, 0, true",
        "10, 3, 0, false"
    })
    void trainsOnMinimalData(int count, int classes, int pixel, boolean normalized) {
        byte[] pixels = new byte[count * PIXELS];
        Arrays.fill(pixels, (byte) pixel);
        int[] labels = new int[count];
        for (int e = 0; e < count; e++) {
            labels[e] = e % classes;
        }
        Examples examples = Examples.labeled("test", pixels, 3, 4, labels);
        for (boolean fullBatch : new boolean[] {true, false}) {
            BatchSource source = fullBatch
                    ? new FullBatch(Batch.of(examples))
                    : new MiniBatches(examples, MiniBatches.Options.plain(1, 1), kernels);
            TrainingResult result = new TrainingLoop(
                            kernels,
                            network(classes, normalized),
                            plan(Optimizer.named("adam"), 0.01f, 40, 0, Double.POSITIVE_INFINITY),
                            TrainingListener.NONE)
                    .run(source, Evaluator.of(examples.first(0)));
            assertTrue(result.network().isFinite());
            double guess = Math.log(classes);
            assertEquals(guess, result.train().loss(), classes == 1 ? 0 : 0.5);
            assertEquals(count, result.train().count());
        }
    }

    @Test
    void neverPredictsAClassThatIsNotInTheTrainingData() {
        Examples some =
                train.select(IntStream.range(0, 60).filter(e -> e % 3 != 2).toArray());
        TrainingPlan plan = plan(Optimizer.named("adam"), 0.01f, 200, 0, Double.POSITIVE_INFINITY);
        TrainingResult result = run(source(false, some), train, plan, TrainingListener.NONE);
        assertEquals(1.0, result.train().accuracy());
        assertEquals(40, result.dev().correct());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listenerStopsTheTraining(boolean fullBatch) {
        TrainingListener stopping = new TrainingListener() {
            private int made;

            @Override
            public void updated(int update, int updates) {
                made = update;
            }

            @Override
            public boolean stopRequested() {
                return made == 5;
            }
        };
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, 1000, 0, Double.POSITIVE_INFINITY);
        TrainingResult result =
                run(source(fullBatch, train), dev, plan, TrainingListener.both(TrainingListener.NONE, stopping));
        assertEquals(End.STOPPED, result.end());
        assertEquals(5, result.updates());
        assertEquals(5, result.nanos().length);
    }

    @Test
    void trainingIsCompletedIfStoppedAfterTheLastUpdate() {
        TrainingListener stopping = new TrainingListener() {
            private boolean updated;

            @Override
            public void updated(int update, int updates) {
                updated = true;
            }

            @Override
            public boolean stopRequested() {
                return updated;
            }
        };
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, 1, 0, Double.POSITIVE_INFINITY);
        assertEquals(
                End.COMPLETED, run(source(true, train), dev, plan, stopping).end());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStopBeforeTheFirstUpdateLeavesTheWeights(boolean fullBatch) {
        TrainingListener stopping = new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        TrainingPlan plan = plan(new GradientDescent(), 0.1f, 10, 0, Double.POSITIVE_INFINITY);
        TrainingResult result = run(source(fullBatch, train), dev, plan, stopping);
        assertEquals(End.STOPPED, result.end());
        assertEquals(0, result.updates());
        assertEquals(0, result.nanos().length);
    }
}
