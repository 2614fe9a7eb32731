package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
     * @return whether they were replaced
     */
    public static boolean revert(Notebook notebook) {
        OptionalDouble alpha = notebook.number("alpha");
        if (alpha.isEmpty()) {
            return false;
        }
        boolean evidence = false;
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            if (isUpdated(notebook, "W" + layer) || isUpdated(notebook, "b" + layer)) {
                return false;
            }
            List<String> needed = new ArrayList<>(gradients(layer));
            needed.add("Z" + layer);
            needed.add(Notebook.input(layer));
            if (notebook.missing(needed).isEmpty()) {
                boolean as = explains(notebook, layer, 0);
                boolean before = explains(notebook, layer, alpha.getAsDouble());
                if (!before) {
                    return false;
                }
                evidence |= !as;
            }
        }
        for (int layer = 1; layer <= notebook.depth() && evidence; layer++) {
            for (String parameter : List.of("W" + layer, "b" + layer)) {
                if (notebook.missing(List.of(parameter, "d" + parameter)).isEmpty()) {
                    notebook.put(parameter, before(notebook, parameter, alpha.getAsDouble()));
                } else {
                    // Without the gradient, the parameter before the update is unknown.
                    notebook.hide(parameter);
                }
            }
        }
        return evidence;
    }

    /** Returns whether there is a parameter before the update, and another one after it. */
    private static boolean isUpdated(Notebook notebook, String parameter) {
        String updated = parameter + "_new";
        return notebook.has(updated)
                && (!notebook.has(parameter) || Difference.of(notebook.get(updated), notebook.get(parameter)) > 0);
    }

    private static List<String> gradients(int layer) {
        return List.of("W" + layer, "b" + layer, "dW" + layer, "db" + layer);
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
