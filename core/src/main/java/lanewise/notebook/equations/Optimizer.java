package lanewise.notebook.equations;

import java.util.Arrays;
import java.util.List;
import lanewise.notebook.arrays.Notebook;

/** The optimizer of the learner, according to its state in the file. */
public enum Optimizer {
    /** W = W - alpha dW. */
    GRADIENT_DESCENT,
    /** A velocity. */
    MOMENTUM,
    /** The moving average of the squared gradient. */
    RMSPROP,
    /** Both. */
    ADAM;

    /**
     * The optimizer with the letters of its state.
     *
     * @param optimizer the optimizer
     * @param first letter of the velocity or the moving average of the gradient, such as v in {@code vW1}; empty for
     *     none
     * @param second letter of the moving average of the squared gradient; empty for none
     */
    public record State(Optimizer optimizer, String first, String second) {}

    public static State of(Notebook notebook) {
        boolean m = any(notebook, "m");
        boolean v = any(notebook, "v");
        boolean s = any(notebook, "s");
        if (m && (v || s)) {
            return new State(ADAM, "m", v ? "v" : "s");
        }
        if (v && s) {
            return new State(ADAM, "v", "s");
        }
        if (s) {
            return new State(RMSPROP, "", "s");
        }
        boolean adam = notebook.has("t") && !notebook.has("mu") && !notebook.has("rho");
        if (adam && (m || v)) {
            return new State(ADAM, "m", "v");
        }
        if (m) {
            return new State(MOMENTUM, "m", "");
        }
        if (v) {
            return squares(notebook) ? new State(RMSPROP, "", "v") : new State(MOMENTUM, "v", "");
        }
        return new State(GRADIENT_DESCENT, "", "");
    }

    private static boolean any(Notebook notebook, String letter) {
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            for (String role : List.of(letter + "W" + layer, letter + "b" + layer)) {
                if (notebook.has(role) || notebook.has(role + "_old")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether v has no negative element: a velocity has some, an average of squares has none. */
    private static boolean squares(Notebook notebook) {
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            String role = "vW" + layer;
            if (notebook.has(role) && Arrays.stream(notebook.get(role).values()).anyMatch(value -> value < 0)) {
                return false;
            }
        }
        return !notebook.has("mu") || notebook.has("rho") || notebook.has("beta2");
    }
}
