package lanewise.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lanewise.kernels.Matrix;

/**
 * What a network says of one example.
 *
 * @param example number of the example among those asked about, from 0
 * @param ranking classes with their probabilities, most probable first
 */
public record Prediction(int example, List<Ranked> ranking) {

    /** A class and its probability, 0..1. */
    public record Ranked(int classNumber, float probability) {}

    /** Reads example {@code j} off the probabilities, classes x m. */
    public static Prediction of(Matrix A, int j) {
        List<Ranked> ranking = new ArrayList<>();
        for (int i = 0; i < A.rows(); i++) {
            ranking.add(new Ranked(i, A.get(i, j)));
        }
        ranking.sort(Comparator.comparingDouble(r -> -r.probability()));
        return new Prediction(j, List.copyOf(ranking));
    }

    /** The most probable class. */
    public int predicted() {
        return ranking.get(0).classNumber();
    }
}
