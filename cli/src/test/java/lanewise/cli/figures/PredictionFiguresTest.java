package lanewise.cli.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lanewise.kernels.Matrix;
import org.junit.jupiter.api.Test;

class PredictionFiguresTest {

    /** Probabilities of two classes that predict the given ones. */
    private static Matrix predicting(int... classes) {
        Matrix A = Matrix.zeros(2, classes.length);
        for (int j = 0; j < classes.length; j++) {
            A.set(classes[j], j, 1);
        }
        return A;
    }

    @Test
    void threeRightAndTheFirstWrong() {
        assertEquals(
                List.of(0, 1, 3, 2),
                PredictionFigures.chosen(predicting(0, 1, 1, 1, 0, 0), new int[] {0, 1, 0, 1, 0, 1}));
    }

    @Test
    void allRight() {
        assertEquals(List.of(0, 1, 2, 3), PredictionFigures.chosen(predicting(0, 0, 0, 0, 0), new int[5]));
    }

    @Test
    void allWrong() {
        assertEquals(List.of(0, 1, 2, 3), PredictionFigures.chosen(predicting(1, 1, 1, 1, 1), new int[5]));
    }

    @Test
    void oneRight() {
        assertEquals(List.of(4, 0, 1, 2), PredictionFigures.chosen(predicting(1, 1, 1, 1, 0), new int[5]));
    }

    @Test
    void fewerThanFour() {
        assertEquals(List.of(1, 0), PredictionFigures.chosen(predicting(1, 0), new int[2]));
        assertEquals(List.of(), PredictionFigures.chosen(predicting(), new int[0]));
    }
}
