package lanewise.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.recipes.Recipe;
import lanewise.storage.Training;
import lanewise.training.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a classifier of images of 5 x 4 pixels in which one of three rows has ink. The labels are 3, 7 and 9. */
class ClassifierTest {

    private static final int HEIGHT = 5;
    private static final int WIDTH = 4;
    private static final int[] LABELS = {3, 7, 9};

    private static Classifier classifier;

    @TempDir
    private Path folder;

    private static Examples examples(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * HEIGHT * WIDTH];
        int[] labels = new int[count];
        for (int e = 0; e < count; e++) {
            int row = random.nextInt(3);
            labels[e] = LABELS[row];
            for (int x = 0; x < WIDTH; x++) {
                pixels[(e * HEIGHT + row) * WIDTH + x] = (byte) (100 + random.nextInt(156));
            }
        }
        return Examples.labeled("rows", pixels, HEIGHT, WIDTH, labels);
    }

    @BeforeAll
    static void train() {
        classifier = Classifier.train(Recipe.QUICK, examples(1500, 1));
    }

    @Test
    void predictsTheLabelsOfTheData() {
        Examples test = examples(1300, 2);
        assertEquals(1.0, classifier.evaluate(test).accuracy());
        assertEquals(LabelSet.of(LABELS), classifier.labels());
        int[] predicted = classifier.predict(Examples.unlabeled("rows", test.pixels(), HEIGHT, WIDTH));
        assertEquals(1300, predicted.length);
        for (int e = 0; e < predicted.length; e++) {
            assertEquals(test.classes().labelOf(test.labels()[e]), predicted[e]);
            assertEquals(predicted[e], classifier.predict(test.pixels(e)));
        }
        float[] probabilities = classifier.probabilities(test.pixels(0));
        assertEquals(1.0, probabilities[0] + probabilities[1] + probabilities[2], 1e-5);
    }

    @Test
    void evaluatesExamplesOfASubsetOfTheClasses() {
        Examples all = examples(40, 3);
        Examples nines = Examples.labeled("nine", all.pixels(firstNine(all)), HEIGHT, WIDTH, new int[] {9});
        assertEquals(1, classifier.evaluate(nines).correct());
    }

    private static int firstNine(Examples examples) {
        int e = 0;
        while (examples.classes().labelOf(examples.labels()[e]) != 9) {
            e++;
        }
        return e;
    }

    @Test
    void savesAndLoadsTheSameBits() {
        Path file = folder.resolve("rows.safetensors");
        classifier.save(file);
        Classifier loaded = Classifier.load(file);
        byte[] image = examples(1, 4).pixels(0);
        assertArrayEquals(classifier.probabilities(image), loaded.probabilities(image));
        Training training = loaded.model().training().orElseThrow();
        assertEquals("quick 1", training.recipe().orElseThrow());
        assertEquals(150, training.dev());
    }

    @Test
    void listenerStopsTheTraining() {
        Classifier stopped =
                Classifier.train(Recipe.QUICK.hyperparameters(), examples(1500, 1), new TrainingListener() {
                    private boolean updated;

                    @Override
                    public void updated(int update, int updates) {
                        updated = true;
                    }

                    @Override
                    public boolean stopRequested() {
                        return updated;
                    }
                });
        assertEquals(1, stopped.model().training().orElseThrow().state().updates());
    }

    @Test
    void rejectsImagesOfAnotherSize() {
        byte[] few = new byte[HEIGHT * WIDTH - 1];
        assertEquals(
                "an image of this classifier has 5 x 4 pixels, not 19 bytes",
                assertThrows(IllegalArgumentException.class, () -> classifier.predict(few))
                        .getMessage());
        Examples rotated = Examples.unlabeled("rotated", new byte[HEIGHT * WIDTH], WIDTH, HEIGHT);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> classifier.predict(rotated))
                .getMessage()
                .contains("4 x 5 pixels"));
    }

    @Test
    void rejectsExamplesWithoutLabels() {
        Examples unlabeled = Examples.unlabeled("rows", examples(30, 5).pixels(), HEIGHT, WIDTH);
        assertThrows(IllegalStateException.class, () -> classifier.evaluate(unlabeled));
        assertThrows(LanewiseException.class, () -> Classifier.train(Recipe.QUICK, unlabeled));
    }

    @Test
    void theBatchSizeIsAtMostTheNumberOfExamples() {
        Classifier small = Classifier.train(Recipe.QUICK, examples(60, 6));
        Training training = small.model().training().orElseThrow();
        assertEquals(Optional.of(54), training.hyperparameters().optimization().batchSize());
    }
}
