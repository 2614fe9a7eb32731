package lanewise.notebook.equations;

import java.util.List;
import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notebook;

/**
 * An equation with everything that its check needs.
 *
 * @param output the role of the result
 * @param inputs the roles of the inputs
 * @param forms the correct forms, the most usual one first
 * @param mistakes the known mistakes, the most specific ones first
 * @param base the role of the matrix that is subtracted from the learner's output before it is compared, so that small
 *     steps count; empty for none
 * @param result the learner's result
 * @param tolerance the relative difference that rounding can explain
 */
public record Equation(
        String output,
        List<String> inputs,
        List<Form> forms,
        List<Mistake> mistakes,
        String base,
        Supplier<DenseMatrix> result,
        double tolerance) {

    public static Equation of(
            Notebook notebook, String output, List<String> inputs, List<Form> forms, List<Mistake> mistakes) {
        double tolerance = notebook.has(output) ? notebook.tolerance(output, inputs) : 0;
        return new Equation(output, inputs, forms, mistakes, "", () -> notebook.get(output), tolerance);
    }
}
