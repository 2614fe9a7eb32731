package lanewise.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of each class.
 *
 * @param scores the scores, by class number
 */
public record ClassReport(List<Score> scores) {

    /**
     * The scores of a class. A score that is not defined is NaN.
     *
     * @param precision share of the examples predicted as the class that belong to it; NaN if it is never predicted
     * @param recall share of the examples of the class that were predicted as it; NaN if there are none
     * @param f1 harmonic mean of precision and recall, 0 if no prediction is correct; NaN if there are no examples
     * @param support number of examples of the class
     */
    public record Score(double precision, double recall, double f1, int support) {

        private static Score of(ConfusionMatrix matrix, int c) {
            int hits = matrix.count(c, c);
            int predicted = matrix.predicted(c);
            int labeled = matrix.labeled(c);
            double f1 = labeled == 0 ? Double.NaN : share(2 * hits, predicted + labeled);
            return new Score(share(hits, predicted), share(hits, labeled), f1, labeled);
        }

        private static double share(int part, int whole) {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }

    /**
     * Computes the scores from a confusion matrix.
     *
     * @param matrix the confusion matrix
     * @return the report
     */
    public static ClassReport of(ConfusionMatrix matrix) {
        return new ClassReport(IntStream.range(0, matrix.classes())
                .mapToObj(c -> Score.of(matrix, c))
                .toList());
    }

    /**
     * Returns the unweighted mean of each score over the classes for which it is defined. scikit-learn counts the
     * others as 0.
     *
     * @return mean scores, NaN if no class has the score; the support is the sum over the classes
     */
    public Score macroAverage() {
        return new Score(
                mean(Score::precision),
                mean(Score::recall),
                mean(Score::f1),
                scores.stream().mapToInt(Score::support).sum());
    }

    private double mean(ToDoubleFunction<Score> number) {
        return scores.stream()
                .mapToDouble(number)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }
}
