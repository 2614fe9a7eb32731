package lanewise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import lanewise.evaluation.ClassReport.Score;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    /** A table of all pairs would take 17 GB. */
    @Test
    void takesMemoryForExamplesOnly() {
        int[] labels = IntStream.range(0, 65_536).toArray();
        int[] predicted = labels.clone();
        predicted[7] = 65_535;
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, predicted, 65_536);
        assertEquals(1, matrix.count(7, 65_535));
        assertEquals(0, matrix.count(7, 7));
        assertEquals(2, matrix.predicted(65_535));
        assertEquals(1, matrix.labeled(65_535));
        assertEquals(0, matrix.predicted(7));
    }

    /**
     * Class 0: 2 of 3 examples are classified correctly, 1 as class 1. Class 1: 1 of 2, 1 as class 0. Class 2: no
     * examples, predicted once.
     */
    private final ConfusionMatrix matrix =
            ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1, 3}, new int[] {0, 0, 1, 1, 0, 2}, 4);

    @Test
    void countsLabelsByPredictions() {
        assertEquals(4, matrix.classes());
        int[][] expected = {{2, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 1, 0}};
        for (int label = 0; label < 4; label++) {
            for (int predicted = 0; predicted < 4; predicted++) {
                assertEquals(expected[label][predicted], matrix.count(label, predicted), label + ", " + predicted);
            }
        }
        assertEquals(3, matrix.labeled(0));
        assertEquals(2, matrix.predicted(1));
        assertEquals(0, matrix.labeled(2));
        assertEquals(1, matrix.predicted(2));
    }

    @Test
    void scoresAgreeWithACalculationByHand() {
        ClassReport report = ClassReport.of(matrix);
        assertEquals(new Score(2 / 3.0, 2 / 3.0, 4 / 6.0, 3), report.scores().get(0));
        assertEquals(new Score(1 / 2.0, 1 / 2.0, 2 / 4.0, 2), report.scores().get(1));
        assertEquals(new Score(0, Double.NaN, Double.NaN, 0), report.scores().get(2));
        assertEquals(new Score(Double.NaN, 0, 0, 1), report.scores().get(3));
        Score mean = report.macroAverage();
        assertEquals((2 / 3.0 + 1 / 2.0) / 3, mean.precision(), 1e-15);
        assertEquals((2 / 3.0 + 1 / 2.0) / 3, mean.recall(), 1e-15);
        assertEquals((2 / 3.0 + 1 / 2.0) / 3, mean.f1(), 1e-15);
        assertEquals(6, mean.support());
    }

    @Test
    void withoutExamplesNoMeanIsDefined() {
        Score mean =
                ClassReport.of(ConfusionMatrix.of(new int[0], new int[0], 2)).macroAverage();
        assertEquals(new Score(Double.NaN, Double.NaN, Double.NaN, 0), mean);
    }

    @Test
    void precisionIsNotRecall() {
        // All examples are predicted as class 0, so its recall is 1, but most predictions are wrong.
        Score all = ClassReport.of(ConfusionMatrix.of(new int[] {0, 1, 1, 1}, new int[] {0, 0, 0, 0}, 2))
                .scores()
                .get(0);
        assertEquals(0.25, all.precision());
        assertEquals(1.0, all.recall());
        assertEquals(2 * 0.25 * 1.0 / (0.25 + 1.0), all.f1());
    }

    @Test
    void rejectsPredictionsThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(new int[2], new int[3], 2));
        assertThrows(IndexOutOfBoundsException.class, () -> ConfusionMatrix.of(new int[] {2}, new int[] {0}, 2));
    }
}
