package lanewise.notebook.equations;

import java.util.List;
import java.util.OptionalDouble;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notebook;

/** Recognizes parameters that were saved after the update, as at the end of the loop of the video. */
public final class Reverted {

    private Reverted() {}

    /**
     * Replaces the parameters by those before the update, if Z of every layer agrees with these only.
     *
     * @return whether they were replaced
     */
    public static boolean revert(Notebook notebook) {
        OptionalDouble alpha = notebook.number("alpha");
        if (alpha.isEmpty()) {
            return false;
        }
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            List<String> needed =
                    List.of("W" + layer, "b" + layer, "dW" + layer, "db" + layer, "Z" + layer, Notebook.input(layer));
            if (!notebook.missing(needed).isEmpty() || notebook.has("W" + layer + "_new")) {
                return false;
            }
        }
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            if (!explains(notebook, layer, 0) && !explains(notebook, layer, alpha.getAsDouble())) {
                return false;
            }
            if (explains(notebook, layer, 0) && layer == 1) {
                return false;
            }
        }
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            for (String parameter : List.of("W" + layer, "b" + layer)) {
                notebook.put(parameter, before(notebook, parameter, alpha.getAsDouble()));
            }
        }
        return true;
    }

    private static boolean explains(Notebook notebook, int layer, double alpha) {
        String Z = "Z" + layer;
        String W = "W" + layer;
        String A = Notebook.input(layer);
        try {
            DenseMatrix expected =
                    before(notebook, W, alpha).product(notebook.get(A)).plus(before(notebook, "b" + layer, alpha));
            return Difference.of(notebook.get(Z), expected) <= notebook.tolerance(Z, List.of(W, A));
        } catch (DenseMatrix.ShapeException e) {
            return false;
        }
    }

    private static DenseMatrix before(Notebook notebook, String parameter, double alpha) {
        DenseMatrix value = notebook.get(parameter);
        return alpha == 0 ? value : value.plus(notebook.get("d" + parameter).times(alpha));
    }
}
