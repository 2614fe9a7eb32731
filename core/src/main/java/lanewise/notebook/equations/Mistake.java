package lanewise.notebook.equations;

import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;

/**
 * A known mistake: the equation evaluated in a wrong way.
 *
 * @param text what is wrong
 * @param value computes the wrong result from the learner's inputs; returns null if the mistake cannot occur here
 */
public record Mistake(String text, Supplier<DenseMatrix> value) {}
