package lanewise.notebook.equations;

import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;

/**
 * A correct form of an equation.
 *
 * @param formula the right side, as in the video
 * @param code the whole equation as one line of NumPy, with the learner's names
 * @param value computes the right side from the learner's inputs; null if the form does not apply
 * @param hand works out one element
 */
public record Form(String formula, String code, Supplier<DenseMatrix> value, Hand hand) {

    /** Works out one element of the right side with numbers. */
    @FunctionalInterface
    public interface Hand {

        /** Returns the calculation of an element, without its result. */
        String at(int row, int col);
    }
}
