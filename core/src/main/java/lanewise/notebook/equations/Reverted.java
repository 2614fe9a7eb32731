package lanewise.notebook.equations;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notebook;

/**
 * Recognizes parameters that were saved after the update, as at the end of the loop of the video, or because they
 * were not copied: {@code W1_old = W1} in place of {@code W1_old = W1.copy()}.
 */
public final class Reverted {

    /** Maximum number of examples whose Z is compared. The check of Z itself compares all of them. */
    private static final int MOST_EXAMPLES = 1_000;

    private Reverted() {}

    /**
     * Replaces the parameters by those before the update, if Z agrees with these only. A parameter without a gradient
     * is removed.
     *
     * @return the factor of the gradients that were subtracted, which is alpha in a correct update; empty if the
     *     parameters were not replaced
     */
    public static OptionalDouble revert(Notebook notebook) {
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            if (isUpdated(notebook, "W" + layer) || isUpdated(notebook, "b" + layer)) {
                return OptionalDouble.empty();
            }
        }
        List<Integer> layers = IntStream.rangeClosed(1, notebook.depth())
                .filter(layer -> notebook.missing(needed(layer)).isEmpty())
                .boxed()
                .toList();
        if (layers.stream().allMatch(layer -> explains(notebook, layer, 0))) {
            return OptionalDouble.empty();
        }
        OptionalDouble factor = DoubleStream.concat(
                        notebook.number("alpha").stream(), estimated(notebook, layers.get(0)).stream())
                .filter(alpha -> layers.stream().allMatch(layer -> explains(notebook, layer, alpha)))
                .findFirst();
        factor.ifPresent(alpha -> replace(notebook, alpha));
        return factor;
    }

    private static void replace(Notebook notebook, double alpha) {
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            for (String parameter : List.of("W" + layer, "b" + layer)) {
                if (notebook.missing(List.of(parameter, "d" + parameter)).isEmpty()) {
                    notebook.put(parameter, before(notebook, parameter, alpha));
                } else {
                    // Without the gradient, the parameter before the update is unknown.
                    notebook.hide(parameter);
                }
            }
        }
    }

    /** Returns the factor of the gradients with which Z of a layer agrees best. */
    private static OptionalDouble estimated(Notebook notebook, int layer) {
        try {
            DenseMatrix input = notebook.get(Notebook.input(layer)).firstCols(MOST_EXAMPLES);
            DenseMatrix step = notebook.get("dW" + layer).product(input).plus(notebook.get("db" + layer));
            DenseMatrix now = notebook.get("W" + layer).product(input).plus(notebook.get("b" + layer));
            DenseMatrix rest =
                    notebook.get("Z" + layer).firstCols(MOST_EXAMPLES).minus(now);
            double squares = step.zip(step, (x, y) -> x * y).sum();
            double factor = rest.zip(step, (x, y) -> x * y).sum() / squares;
            return Double.isFinite(factor) ? OptionalDouble.of(factor) : OptionalDouble.empty();
        } catch (DenseMatrix.ShapeException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns whether there is a parameter before the update, and another one after it. */
    private static boolean isUpdated(Notebook notebook, String parameter) {
        String updated = parameter + "_new";
        return notebook.has(updated)
                && (!notebook.has(parameter) || Difference.of(notebook.get(updated), notebook.get(parameter)) > 0);
    }

    private static List<String> needed(int layer) {
        return List.of("W" + layer, "b" + layer, "dW" + layer, "db" + layer, "Z" + layer, Notebook.input(layer));
    }

    private static boolean explains(Notebook notebook, int layer, double alpha) {
        String Z = "Z" + layer;
        String W = "W" + layer;
        String A = Notebook.input(layer);
        try {
            DenseMatrix input = notebook.get(A).firstCols(MOST_EXAMPLES);
            DenseMatrix b = before(notebook, "b" + layer, alpha).firstCols(MOST_EXAMPLES);
            DenseMatrix expected = before(notebook, W, alpha).product(input).plus(b);
            DenseMatrix result = notebook.get(Z).firstCols(MOST_EXAMPLES);
            return Difference.of(result, expected) <= notebook.tolerance(Z, List.of(W, A));
        } catch (DenseMatrix.ShapeException e) {
            return false;
        }
    }

    private static DenseMatrix before(Notebook notebook, String parameter, double alpha) {
        DenseMatrix value = notebook.get(parameter);
        return alpha == 0 ? value : value.plus(notebook.get("d" + parameter).times(alpha));
    }
}
