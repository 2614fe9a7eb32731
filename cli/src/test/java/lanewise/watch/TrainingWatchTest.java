package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.network.Network;
import lanewise.training.Evaluator;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;
import lanewise.watch.WatchControl.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TrainingWatchTest {

    static Stream<Supplier<SmallTraining>> trainings() {
        return Stream.of(SmallTraining::video, SmallTraining::elaborate);
    }

    private static void await(Supplier<Boolean> condition) throws InterruptedException {
        while (!condition.get()) {
            Thread.sleep(2);
        }
    }

    /** The page pauses, shows iterations, runs single ones, and resumes; the weights do not depend on it. */
    @ParameterizedTest
    @MethodSource("trainings")
    void changesNoBitOfTheWeights(Supplier<SmallTraining> trainings) throws Exception {
        SmallTraining plain = trainings.get();
        String untrained = plain.state.network().weightsHash();
        String expected = plain.train(TrainingListener.NONE);
        assertNotEquals(untrained, expected);

        SmallTraining watched = trainings.get();
        WatchControl control = SmallTraining.control(true);
        try (TrainingWatch watch = new TrainingWatch(watched.watched, control)) {
            CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> watched.train(watch));
            for (int update = 0; update < 5; update++) {
                int updates = update;
                await(() -> watch.update() == updates);
                Iteration iteration = control.onTrainingThread(watch::computeIteration);
                assertEquals(update, iteration.update());
                control.step();
                await(() -> watch.update() > updates);
                TrainingState now = control.onTrainingThread(watched.state::copy);
                assertEquals(update + 1, now.updates());
                assertIsAfter(iteration, now.network());
                assertNull(watch.iteration(), "an iteration of the past is kept");
            }
            control.resume();
            assertEquals(expected, hash.get());
            assertEquals(Mode.ENDED, control.mode());
        }
    }

    /** Asserts that the parameters after an iteration are those that the page showed before it. */
    private static void assertIsAfter(Iteration iteration, Network network) {
        for (int l = 1; l <= network.depth(); l++) {
            assertSame(network.W(l), iteration.matrix("W" + l + Equations.NEW));
            assertSame(network.b(l), iteration.matrix("b" + l + Equations.NEW));
        }
    }

    private static void assertSame(Matrix expected, Values values) {
        assertEquals(expected.rows(), values.rows());
        assertEquals(expected.cols(), values.cols());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.cols(); j++) {
                assertEquals(Float.floatToRawIntBits(expected.get(i, j)), Float.floatToRawIntBits(values.get(i, j)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void figuresAreThoseOfTheNetworkForInference(Supplier<SmallTraining> trainings) throws Exception {
        SmallTraining training = trainings.get();
        WatchControl control = SmallTraining.control(true);
        try (TrainingWatch watch = new TrainingWatch(training.watched, control)) {
            CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> training.train(watch));
            for (int update = 0; update < 3; update++) {
                int updates = update;
                await(() -> watch.history().at(updates) != null);
                Figures figures = watch.history().at(update);
                Network network = control.onTrainingThread(
                        () -> training.state.networkForInference().copy());
                Evaluation expected = Evaluator.of(training.dev).evaluate(training.kernels, network);
                assertEquals(expected, figures.evaluation());
                int correct = 0;
                for (int c = 0; c < SmallTraining.CLASSES; c++) {
                    correct += figures.confusion().count(c, c);
                    assertEquals(5, figures.confusion().labeled(c));
                }
                assertEquals(expected.correct(), correct);
                assertEquals(SmallTraining.CLASSES, figures.probabilities().length);
                assertEquals(update == 0 ? 0 : 2, figures.logRatios().size());
                assertEquals(6 * 64, figures.weights().length);
                float largest = 0;
                for (int p = 0; p < 64; p++) {
                    float weight = network.W(1).get(2, p);
                    largest = Math.max(largest, Math.abs(weight));
                    assertEquals(
                            weight,
                            figures.weights()[2 * 64 + p] * figures.weightScale() / 127,
                            figures.weightScale() / 200);
                }
                assertTrue(largest <= figures.weightScale());
                control.step();
            }
            control.resume();
            hash.get();
        }
    }

    @Test
    void theRatioIsThatOfTheVerboseOutput() throws Exception {
        SmallTraining plain = SmallTraining.video(11);
        Milestone[] milestones = new Milestone[1];
        plain.train(new TrainingListener() {
            @Override
            public void evaluated(Milestone milestone) {
                milestones[0] = milestone.update() == 10 ? milestone : milestones[0];
            }

            @Override
            public boolean needsUpdateRatios() {
                return true;
            }
        });
        SmallTraining training = SmallTraining.video(11);
        WatchControl control = SmallTraining.control(true);
        try (TrainingWatch watch = new TrainingWatch(training.watched, control)) {
            CompletableFuture<String> hash = CompletableFuture.supplyAsync(() -> training.train(watch));
            for (int update = 1; update <= 10; update++) {
                int updates = update;
                control.step();
                await(() -> watch.history().at(updates) != null);
            }
            assertEquals(milestones[0].logUpdateRatios(), watch.history().at(10).logRatios());
            control.resume();
            hash.get();
        }
    }

    @Test
    void recordsTheBeginningAndTheEndOfATrainingThatIsTooFastToFollow() throws Exception {
        SmallTraining training = SmallTraining.video();
        WatchControl control = SmallTraining.control(false);
        try (TrainingWatch watch = new TrainingWatch(training.watched, control)) {
            assertEquals(Long.MAX_VALUE, watch.remainingMillis());
            training.train(watch);
            assertEquals(0, watch.remainingMillis());
            await(() -> watch.history().latest().update() == SmallTraining.UPDATES);
            assertNotNull(watch.history().at(0));
            assertEquals("done", watch.outcome());
        }
    }

    /** An error in the figures must not end the training. */
    @Test
    void reportsThatTheFiguresCannotBeComputed() throws Exception {
        SmallTraining training = SmallTraining.video();
        SmallTraining other = SmallTraining.video();
        WatchedTraining wrong = new WatchedTraining(
                training.kernels,
                training.watched.source(),
                training.watched.plan(),
                training.training,
                other.dev.withClasses(lanewise.data.LabelSet.of(0, 1, 2, 3, 4)),
                "dev",
                java.util.Map.of());
        try (TrainingWatch watch = new TrainingWatch(wrong, SmallTraining.control(false))) {
            assertEquals(SmallTraining.video().train(TrainingListener.NONE), training.train(watch));
            assertTrue(watch.outcome().contains("The figures could not be computed"), watch.outcome());
        }
    }

    @Test
    void showsTheFirstExampleOfEachClass() {
        assertEquals(List.of(0, 1, 2, 3), SmallTraining.video().watched.shown());
    }
}
