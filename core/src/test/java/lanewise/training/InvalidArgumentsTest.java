package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.augmentation.Augmentation;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.BatchNormalization;
import lanewise.network.Dropout;
import lanewise.network.ForwardPropagation;
import lanewise.network.Gradients;
import lanewise.network.Inference;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.network.check.GradientCheck;
import lanewise.training.optimizer.Adam;
import lanewise.training.optimizer.GradientDescent;
import lanewise.training.optimizer.Momentum;
import lanewise.training.optimizer.Nesterov;
import lanewise.training.optimizer.RmsProp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that wrong arguments are rejected with an exception that names the problem. */
class InvalidArgumentsTest {

    private static final int SIDE = 4;
    private static final int PIXELS = SIDE * SIDE;

    private static final ParallelKernels KERNELS = new ParallelKernels(new ScalarKernels(), 1);
    private static final Examples TEN = Examples.labeled(
            "ten",
            new byte[20 * PIXELS],
            SIDE,
            SIDE,
            IntStream.range(0, 20).map(e -> e % 10).toArray());
    private static final Examples UNLABELED = Examples.unlabeled("unlabeled", new byte[20 * PIXELS], SIDE, SIDE);
    private static final Batch BATCH = Batch.of(TEN);
    private static final TrainingPlan PLAN = TrainingPlan.video(0.1f, 3);

    private static Network network(int inputs, int classes) {
        return Network.create(inputs, List.of(5), classes, 1);
    }

    private static TrainingLoop loop(Network network) {
        return new TrainingLoop(KERNELS, network, PLAN, TrainingListener.NONE);
    }

    private static MiniBatches miniBatches(Examples examples, int size) {
        return new MiniBatches(examples, MiniBatches.Options.plain(size, 1), KERNELS);
    }

    private static TrainingState state() {
        return new TrainingState(network(PIXELS, 10), new Adam(), false);
    }

    private static ForwardPropagation forward(Network network) {
        ForwardPropagation forward = new ForwardPropagation(network, BATCH.m());
        forward.propagate(KERNELS, BATCH.X());
        return forward;
    }

    private static Arguments rejected(String message, Executable call) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> networksThatDoNotFit() {
        Network three = network(PIXELS, 3);
        Network wide = network(PIXELS + 1, 10);
        Network ten = network(PIXELS, 10);
        return Stream.of(
                rejected("10 classes", () -> loop(three).run(new FullBatch(BATCH), Evaluator.of(TEN))),
                rejected("10 classes", () -> loop(three).run(miniBatches(TEN, 8), Evaluator.of(TEN))),
                rejected("16 x 20", () -> loop(wide).run(new FullBatch(BATCH), Evaluator.of(TEN))),
                rejected("10 classes", () -> Evaluator.of(TEN).evaluate(KERNELS, three)),
                rejected("17 x 20", () -> Evaluator.of(TEN).evaluate(KERNELS, wide)),
                rejected("10 classes", () -> Evaluation.of(KERNELS, three, BATCH.X(), BATCH.Y())),
                rejected("10 classes", () -> Evaluation.accuracy(Matrix.zeros(3, 20), BATCH.Y())),
                rejected(
                        "10 classes",
                        () -> new BackPropagation(three, 20).propagate(KERNELS, BATCH.X(), BATCH.Y(), forward(three))),
                rejected("17 x 20", () -> forward(wide)),
                rejected("16 x 21", () -> new ForwardPropagation(ten, 21).propagate(KERNELS, BATCH.X())),
                rejected("17 inputs", () -> new Inference(wide, 20).probabilities(KERNELS, BATCH.X())),
                rejected("label", () -> GradientCheck.of(KERNELS, three, TEN, 1)),
                rejected("17 x 20", () -> GradientCheck.of(KERNELS, wide, TEN, 1)),
                rejected("at least one example", () -> GradientCheck.of(KERNELS, ten, TEN.first(0), 1)),
                rejected("cannot be copied", () -> ten.set(three)));
    }

    static Stream<Arguments> valuesOutOfRange() {
        Matrix column = Matrix.zeros(2, 1);
        Matrix longer = Matrix.zeros(3, 1);
        return Stream.of(
                rejected("beta1", () -> new Adam(-1, 2, Float.NaN)),
                rejected("beta2", () -> new Adam(0.9f, 2, 1e-8f)),
                rejected("epsilon", () -> new Adam(0.9f, 0.999f, Float.NaN)),
                rejected("epsilon", () -> new Adam(0.9f, 0.999f, 0)),
                rejected("mu", () -> new Momentum(1)),
                rejected("mu", () -> new Nesterov(-0.1f)),
                rejected("rho", () -> new RmsProp(Float.NaN, 1e-8f)),
                rejected("epsilon", () -> new RmsProp(0.9f, Float.POSITIVE_INFINITY)),
                rejected("l2", () -> Regularization.NONE.withL2(-1)),
                rejected("clip", () -> Regularization.NONE.withClip(Float.NaN)),
                rejected("weightDecay", () -> Regularization.NONE.withWeightDecay(Float.POSITIVE_INFINITY)),
                rejected("maxNorm", () -> Regularization.NONE.withMaxNorm(-0.5f)),
                rejected("average", () -> new Update(new Adam(), Regularization.NONE, 1)),
                rejected("learning rate", () -> TrainingPlan.of(new Adam(), Float.NaN, 1)),
                rejected("update", () -> TrainingPlan.of(new Adam(), 0.1f, 0)),
                rejected("patience", () -> PLAN.withPatience(-1)),
                rejected("time limit", () -> PLAN.withMaxSeconds(Double.NaN)),
                rejected("dropout", () -> new Dropout(1, 1)),
                rejected("at least one example", () -> MiniBatches.Options.plain(0, 1)),
                rejected("input dropout", () -> MiniBatches.Options.plain(8, 1).withInputDropout(1)),
                rejected(
                        "label smoothing", () -> MiniBatches.Options.plain(8, 1).withLabelSmoothing(Float.NaN)),
                rejected("at least one example", () -> Batch.all(TEN, 0)),
                rejected(
                        "19 labels for 20", () -> new Batch(BATCH.X(), BATCH.Y().cols(0, 19))),
                rejected("capacity", () -> new Inference(network(PIXELS, 10), 0)),
                rejected("more than all", () -> miniBatches(TEN, 21)),
                rejected("no labels", () -> miniBatches(UNLABELED, 8)),
                rejected("no labels", () -> new FullBatch(Batch.of(UNLABELED))),
                rejected("no labels", () -> Evaluator.of(UNLABELED)),
                rejected("at least one example", () -> new FullBatch(Batch.of(TEN.first(0)))),
                rejected(
                        "batch normalization",
                        () -> new Layer(
                                Matrix.zeros(2, 4), column, new BatchNormalization(column, column, longer, column))));
    }

    static Stream<Arguments> statesOfOtherOptimizers() {
        return Stream.of(
                rejected("Adam", () -> new TrainingLoop(KERNELS, state(), PLAN, TrainingListener.NONE)),
                rejected(
                        "Adam",
                        () -> new Update(new Momentum())
                                .apply(KERNELS, state(), new Gradients(network(PIXELS, 10)), 0.1f)),
                rejected(
                        "average the weights",
                        () -> new TrainingLoop(
                                KERNELS,
                                state(),
                                PLAN.withUpdate(new Update(new Adam(), Regularization.NONE, 0.9f)),
                                TrainingListener.NONE)));
    }

    @ParameterizedTest
    @MethodSource({"networksThatDoNotFit", "valuesOutOfRange", "statesOfOtherOptimizers"})
    void isRejected(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void rejectsAScheduleThatReturnsNaN() {
        for (double factor : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            TrainingPlan plan = PLAN.withSchedule(progress -> factor);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> plan.alpha(1));
            assertTrue(e.getMessage().contains(String.valueOf(factor)), e.getMessage());
        }
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                rejected("optimizer", () -> new Update(null)),
                rejected("regularization", () -> new Update(new GradientDescent(), null, 0)),
                rejected("update", () -> PLAN.withUpdate(null)),
                rejected("schedule", () -> PLAN.withSchedule(null)),
                rejected("dropout", () -> PLAN.withDropout(null)),
                rejected("augmentation", () -> new MiniBatches.Options(8, null, 0, 0, 1)),
                rejected("kernels", () -> new TrainingLoop(null, state(), PLAN, TrainingListener.NONE)),
                rejected("kernels", () -> new MiniBatches(TEN, MiniBatches.Options.plain(8, 1), null)),
                rejected("X", () -> new Batch(null, BATCH.Y())),
                rejected("Y", () -> Evaluation.accuracy(Matrix.zeros(10, 20), null)),
                rejected(
                        "activation",
                        () -> new Network(List.of(new Layer(Matrix.zeros(2, 3), Matrix.zeros(2, 1))), null)),
                rejected("network", () -> new ForwardPropagation(null, 1)));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsNamed(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void inferenceRejectsMoreExamplesThanItsCapacity() {
        Inference inference = new Inference(network(PIXELS, 10), 19);
        IndexOutOfBoundsException e =
                assertThrows(IndexOutOfBoundsException.class, () -> inference.probabilities(KERNELS, BATCH.X()));
        assertEquals("20 examples in one call, but the capacity is 19", e.getMessage());
    }

    @Test
    void anotherLossNeedsOnlyItsDerivative() {
        Network network = network(PIXELS, 10);
        ForwardPropagation forward = forward(network);
        BackPropagation expected = new BackPropagation(network, BATCH.m());
        expected.propagate(KERNELS, BATCH.X(), BATCH.Y(), forward);
        BackPropagation own = new BackPropagation(network, BATCH.m());
        KERNELS.subtract(forward.probabilities(), BATCH.Y(), own.dZ(2));
        own.propagate(KERNELS, BATCH.X(), forward);
        for (int l = 1; l <= 2; l++) {
            for (int i = 0; i < own.gradients().dW(l).rows(); i++) {
                assertEquals(
                        expected.gradients().db(l).get(i, 0),
                        own.gradients().db(l).get(i, 0));
                assertEquals(
                        expected.gradients().dW(l).get(i, 3),
                        own.gradients().dW(l).get(i, 3));
            }
        }
    }

    @Test
    void batchesCoverTheExamplesInOrder() {
        for (int size : new int[] {1, 7, 19, 20, 21}) {
            List<Batch> batches = Batch.all(TEN, size);
            assertEquals((20 + size - 1) / size, batches.size());
            int example = 0;
            for (Batch batch : batches) {
                for (int j = 0; j < batch.m(); j++) {
                    assertEquals(TEN.labels()[example++], batch.Y().label(j));
                }
            }
            assertEquals(20, example);
        }
        assertEquals(List.of(), Batch.all(TEN.first(0), 5));
        assertTrue(Batch.all(UNLABELED, 5).stream().allMatch(batch -> batch.Y() == null && batch.m() == 5));
    }

    @Test
    void optionsAreChangedOneByOne() {
        Augmentation augmentation = new Augmentation(1, 2, 0.1f, 0.2f, 0, 0);
        assertEquals(
                new MiniBatches.Options(8, augmentation, 0.1f, 0.2f, 3),
                MiniBatches.Options.plain(8, 3)
                        .withAugmentation(augmentation)
                        .withInputDropout(0.1f)
                        .withLabelSmoothing(0.2f));
        assertEquals(
                new Regularization(1, 2, 3, 4),
                Regularization.NONE
                        .withMaxNorm(4)
                        .withWeightDecay(3)
                        .withClip(2)
                        .withL2(1));
        Update update = new Update(new Adam(), Regularization.NONE, 0.5f);
        Dropout dropout = new Dropout(0.5f, 2);
        assertEquals(
                new TrainingPlan(update, 0.1f, Schedule.COSINE, 3, dropout, 2, 60),
                PLAN.withMaxSeconds(60)
                        .withPatience(2)
                        .withDropout(dropout)
                        .withSchedule(Schedule.COSINE)
                        .withUpdate(update));
    }
}
