package lanewise.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well each class was recognized.
 *
 * @param scores by class number
 */
public record ClassReport(List<Score> scores) {

    /**
     * How well a class was recognized. A share of nothing is 0, as in scikit-learn.
     *
     * @param precision share of the examples taken for the class that are of it
     * @param recall share of the examples of the class that were taken for it
     * @param f1 harmonic mean of the two
     * @param support examples of the class
     */
    public record Score(double precision, double recall, double f1, int support) {

        private static Score of(ConfusionMatrix matrix, int c) {
            int hits = matrix.count(c, c);
            int predicted = matrix.predicted(c);
            int labeled = matrix.labeled(c);
            return new Score(
                    share(hits, predicted), share(hits, labeled), share(2 * hits, predicted + labeled), labeled);
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    /** The scores that follow from a confusion matrix. */
    public static ClassReport of(ConfusionMatrix matrix) {
        return new ClassReport(IntStream.range(0, matrix.classes())
                .mapToObj(c -> Score.of(matrix, c))
                .toList());
    }

    /** The plain mean over the classes, each counting the same; its support is that of all together. */
    public Score macroAverage() {
        return new Score(
                mean(Score::precision),
                mean(Score::recall),
                mean(Score::f1),
                scores.stream().mapToInt(Score::support).sum());
    }

    private double mean(ToDoubleFunction<Score> number) {
        return scores.stream().mapToDouble(number).average().orElse(Double.NaN);
    }
}
