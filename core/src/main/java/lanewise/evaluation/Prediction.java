package lanewise.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lanewise.kernels.Matrix;

/**
 * The prediction of a network for one example.
 *
 * @param example index of the example in its batch, from 0
 * @param ranking classes with their probabilities, most probable first
 */
public record Prediction(int example, List<Ranked> ranking) {

    /**
     * A class and its probability.
     *
     * @param classNumber number of the class, from 0
     * @param probability probability, 0 to 1
     */
    public record Ranked(int classNumber, float probability) {}

    /**
     * Returns the prediction for one example.
     *
     * @param A probabilities, classes x m
     * @param j column of the example
     * @return the prediction
     */
    public static Prediction of(Matrix A, int j) {
        List<Ranked> ranking = new ArrayList<>();
        for (int i = 0; i < A.rows(); i++) {
            ranking.add(new Ranked(i, A.get(i, j)));
        }
        ranking.sort(Comparator.comparingDouble(r -> -r.probability()));
        return new Prediction(j, List.copyOf(ranking));
    }

    /**
     * Returns the most probable class.
     *
     * @return number of the class
     */
    public int predicted() {
        return ranking.get(0).classNumber();
    }
}
