package lanewise.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Recipe;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakenTrainingTest {

    private static final int ITERATIONS = 40;
    private static final Map<VideoMistake, MistakenTraining> TRAINED = new EnumMap<>(VideoMistake.class);

    private static ParallelKernels kernels;
    private static Examples train;

    /** Accuracy without a mistake. */
    private static double right;

    @BeforeAll
    static void start() {
        kernels = new ParallelKernels(new ScalarKernels(), 1);
        train = Split.of(Mnist.training(600), 60, 1).train();
        right = trained(VideoMistake.NONE).accuracy();
    }

    @AfterAll
    static void close() {
        kernels.close();
    }

    /** Returns a training after the same number of iterations. Each mistake is trained once. */
    private static MistakenTraining trained(VideoMistake mistake) {
        return TRAINED.computeIfAbsent(mistake, MistakenTrainingTest::train);
    }

    private static MistakenTraining train(VideoMistake mistake) {
        MistakenTraining training = new MistakenTraining(kernels, train, mistake, 0.1f, 1);
        for (int i = 0; i < ITERATIONS; i++) {
            training.step();
        }
        training.forward();
        return training;
    }

    @Test
    void withoutAMistakeTheWeightsAreThoseOfTheVideo() {
        Network network = Recipe.VIDEO.hyperparameters().newNetwork(28 * 28, 10);
        new TrainingLoop(kernels, network, TrainingPlan.video(0.1f, ITERATIONS), TrainingListener.NONE)
                .run(new FullBatch(Batch.of(train)), Evaluator.of(train.first(1)));
        assertEquals(network.weightsHash(), trained(VideoMistake.NONE).weightsHash());
    }

    @ParameterizedTest
    @MethodSource("lanewise.mistakes.VideoMistake#all")
    void everyMistakeChangesTheTraining(VideoMistake mistake) {
        MistakenTraining training = trained(mistake);
        assertTrue(right > 0.3, "accuracy without a mistake: " + right);
        boolean harmless =
                mistake == VideoMistake.ONE_SUM_FOR_ALL_UNITS || mistake == VideoMistake.RELU_OF_THE_WRONG_LAYER;
        assertTrue(
                harmless || training.accuracy() < right - 0.1,
                mistake + ": accuracy " + training.accuracy() + ", without it " + right);
        assertTrue(
                !training.weightsHash().equals(trained(VideoMistake.NONE).weightsHash()), mistake + " changes nothing");
        assertEquals(Optional.of(mistake), VideoMistake.named(mistake.label()));
    }

    @Test
    void theMeasuredNumbersShowTheCause() {
        MistakenTraining negative = trained(VideoMistake.NEGATIVE_WEIGHTS);
        assertEquals(1, negative.inactive());
        assertEquals(0, negative.largestGradient());
        assertEquals(0, trained(VideoMistake.ZERO_WEIGHTS).largestGradient());
        assertTrue(trained(VideoMistake.SUM_NOT_MEAN).inactive() > 0.9);
        assertTrue(trained(VideoMistake.PIXELS_NOT_SCALED).inactive() > 0.9);
        MistakenTraining without = trained(VideoMistake.NONE);
        assertTrue(without.inactive() < 0.9 && without.largestGradient() > 0 && !without.overflowed());
    }
}
