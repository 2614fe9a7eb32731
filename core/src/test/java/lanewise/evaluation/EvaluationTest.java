package lanewise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void lossIsTheMeanOfMinusLogProbability() {
        Matrix Z = Matrix.of(new float[] {1f, -2f, 0.5f, 3f, 0f, 0f}, 3, 2);
        Matrix A = Matrix.zeros(3, 2);
        new ScalarKernels().softmax(Z, A);
        Evaluation evaluation = Evaluation.of(Z, A, OneHot.of(new int[] {0, 2}, 3));
        double first = -Math.log(Math.exp(1) / (Math.exp(1) + Math.exp(0.5) + 1));
        double second = -Math.log(1 / (Math.exp(-2) + Math.exp(3) + 1));
        assertEquals((first + second) / 2, evaluation.loss(), 1e-6);
        assertEquals(1, evaluation.correct());
        assertEquals(0.5, evaluation.accuracy());
    }

    @Test
    void lossIsFiniteIfTheProbabilityUnderflows() {
        Matrix Z = Matrix.of(new float[] {1000f, 0f}, 2, 1);
        Matrix A = Matrix.zeros(2, 1);
        new ScalarKernels().softmax(Z, A);
        assertEquals(0f, A.get(1, 0));
        assertEquals(1000, Evaluation.of(Z, A, OneHot.of(new int[] {1}, 2)).loss(), 1e-3);
    }

    @Test
    void accuracyOfNoExamplesIsNaN() {
        Evaluation none = Evaluation.of(Matrix.zeros(3, 0), Matrix.zeros(3, 0), OneHot.of(new int[0], 3));
        assertTrue(Double.isNaN(none.accuracy()));
        assertEquals(0, none.count());
    }

    @Test
    void argmaxReturnsTheFirstOfEqualElements() {
        assertEquals(1, Evaluation.argmax(Matrix.of(new float[] {0.2f, 0.4f, 0.4f}, 3, 1), 0));
    }

    @Test
    void rankingIsByProbability() {
        Prediction prediction = Prediction.of(Matrix.of(new float[] {0.2f, 0.1f, 0.7f}, 3, 1), 0);
        assertEquals(2, prediction.predicted());
        assertEquals(new Prediction.Ranked(0, 0.2f), prediction.ranking().get(1));
        assertEquals(1, prediction.ranking().get(2).classNumber());
    }
}
