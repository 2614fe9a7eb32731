package lanewise.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.training.TrainingListener;
import org.junit.jupiter.api.Test;

/** Averages of models, and cross-validation. */
class EnsembleTest {

    private static Examples examples(int count) {
        Random random = new Random(1);
        byte[] pixels = new byte[count * 12];
        int[] labels = new int[count];
        for (int e = 0; e < count; e++) {
            labels[e] = random.nextInt(3);
            for (int x = 0; x < 4; x++) {
                pixels[e * 12 + labels[e] * 4 + x] = (byte) (150 + random.nextInt(100));
            }
        }
        return Examples.labeled("rows", pixels, 3, 4, labels);
    }

    private static Model model(long seed, LabelSet labels) {
        return new Model(Network.create(12, List.of(5), labels.size(), seed), 3, 4, labels, Optional.empty());
    }

    @Test
    void probabilitiesAreTheMeanOfTheModels() {
        LabelSet labels = LabelSet.of(0, 1, 2);
        Examples examples = examples(1500);
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            float[][] one = new Ensemble(List.of(model(1, labels)), false).probabilities(kernels, examples);
            float[][] two = new Ensemble(List.of(model(2, labels)), false).probabilities(kernels, examples);
            float[][] both =
                    new Ensemble(List.of(model(1, labels), model(2, labels)), false).probabilities(kernels, examples);
            for (int e = 0; e < 1500; e += 37) {
                for (int c = 0; c < 3; c++) {
                    assertEquals((one[e][c] + two[e][c]) / 2, both[e][c], 1e-6);
                }
            }
            float[][] shifted = new Ensemble(List.of(model(1, labels)), true).probabilities(kernels, examples);
            float[][] up = new Ensemble(List.of(model(1, labels)), false)
                    .probabilities(kernels, Ensemble.shifted(examples, -1, 0));
            float[][] down = new Ensemble(List.of(model(1, labels)), false)
                    .probabilities(kernels, Ensemble.shifted(examples, 1, 0));
            float[][] left = new Ensemble(List.of(model(1, labels)), false)
                    .probabilities(kernels, Ensemble.shifted(examples, 0, -1));
            float[][] right = new Ensemble(List.of(model(1, labels)), false)
                    .probabilities(kernels, Ensemble.shifted(examples, 0, 1));
            assertEquals((one[3][1] + up[3][1] + down[3][1] + left[3][1] + right[3][1]) / 5, shifted[3][1], 1e-6);
        }
    }

    @Test
    void imagesAreShiftedWithZerosFromOutside() {
        Examples image = Examples.unlabeled("x", new byte[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertArrayEquals(
                new byte[] {0, 0, 0, 1, 2, 3}, Ensemble.shifted(image, 1, 0).pixels());
        assertArrayEquals(
                new byte[] {4, 5, 6, 0, 0, 0}, Ensemble.shifted(image, -1, 0).pixels());
        assertArrayEquals(
                new byte[] {0, 1, 2, 0, 4, 5}, Ensemble.shifted(image, 0, 1).pixels());
        assertArrayEquals(
                new byte[] {2, 3, 0, 5, 6, 0}, Ensemble.shifted(image, 0, -1).pixels());
    }

    @Test
    void modelsOfOtherLabelsAreRefused() {
        List<Model> models = List.of(model(1, LabelSet.of(0, 1, 2)), model(1, LabelSet.of(0, 1, 7)));
        LanewiseException e = assertThrows(LanewiseException.class, () -> new Ensemble(models, false));
        assertTrue(e.getMessage().contains("labels 0..2 and 3 x 4 pixels with the labels 0, 1, 7"), e.getMessage());
    }

    @Test
    void everyExampleIsHeldOutOnce() {
        Examples examples = examples(103);
        List<Evaluation> seen = new ArrayList<>();
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            CrossValidation result = CrossValidation.run(
                    Recipe.QUICK.hyperparameters().toBuilder()
                            .epochs(15)
                            .batchSize(16)
                            .build(),
                    examples,
                    4,
                    kernels,
                    TrainingListener.NONE,
                    seen::add);
            assertEquals(seen, result.folds());
            assertEquals(103, seen.stream().mapToInt(Evaluation::count).sum());
            assertTrue(seen.stream().allMatch(fold -> fold.count() == 25 || fold.count() == 26));
            assertTrue(result.mean() > 0.9, "accuracy " + result.mean());
            TrainingListener stop = new TrainingListener() {
                @Override
                public boolean stopRequested() {
                    return seen.size() == 6;
                }
            };
            CrossValidation stopped = CrossValidation.run(
                    Recipe.QUICK.hyperparameters().toBuilder()
                            .epochs(1)
                            .batchSize(16)
                            .build(),
                    examples,
                    4,
                    kernels,
                    stop,
                    seen::add);
            assertEquals(seen.subList(4, 6), stopped.folds());
            assertThrows(
                    LanewiseException.class,
                    () -> CrossValidation.run(
                            Recipe.QUICK.hyperparameters(), examples, 104, kernels, TrainingListener.NONE, seen::add));
        }
    }

    @Test
    void theDeviationIsThatOfASample() {
        CrossValidation result = new CrossValidation(
                List.of(new Evaluation(1, 90, 100), new Evaluation(1, 94, 100), new Evaluation(1, 98, 100)));
        assertEquals(0.94, result.mean(), 1e-12);
        assertEquals(0.04, result.deviation(), 1e-12);
    }

    @Test
    void imagesOfTheSameNumberOfPixelsMayDifferInSize() {
        LabelSet labels = LabelSet.of(0, 1, 2);
        Model high = new Model(Network.create(12, List.of(5), 3, 1), 4, 3, labels, Optional.empty());
        LanewiseException e =
                assertThrows(LanewiseException.class, () -> new Ensemble(List.of(model(1, labels), high), true));
        assertTrue(e.getMessage().contains("the models differ: 3 x 4 pixels"), e.getMessage());
    }
}
