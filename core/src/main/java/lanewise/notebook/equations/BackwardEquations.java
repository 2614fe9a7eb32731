package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** The equations of back propagation: dW and db of every layer, and dZ of the hidden layers. */
public final class BackwardEquations {

    /** Rounding noise of a sum in float32, relative to its largest element. */
    private static final double NOISE = 1e-5;

    private final Notebook notebook;
    private final Conventions conventions;
    private final Notation notation;

    public BackwardEquations(Notebook notebook, Conventions conventions) {
        this.notebook = notebook;
        this.conventions = conventions;
        notation = new Notation(notebook);
    }

    private double mean() {
        return conventions.meanOfGradients() && notebook.m() > 0 ? 1.0 / notebook.m() : 1;
    }

    private String over() {
        return conventions.meanOfGradients() ? " / m" : "";
    }

    private String overHand(String sum) {
        return conventions.meanOfGradients() ? "(" + sum + ") / " + notebook.m() : sum;
    }

    private String overCode() {
        return conventions.meanOfGradients() ? " / " + notation.name("m") : "";
    }

    /** Returns dW = dZ A' / m. */
    public Equation weights(int layer) {
        String dW = "dW" + layer;
        String dZ = "dZ" + layer;
        String A = Notebook.input(layer);
        Form form = new Form(
                notation.outer(layer) + over(),
                notation.name(dW) + " = " + notation.outerCode(layer) + overCode(),
                () -> conventions.outer(layer).times(mean()),
                (i, j) -> overHand(ByHand.dotRows(notebook.get(dZ), i, notebook.get(A), j)));
        String W = "W" + layer;
        Form decayed = new Form(
                form.formula() + " + lambda " + W,
                form.code() + " + lambda * " + notation.name(W),
                () -> decayed(layer, 1),
                (i, j) -> form.hand().at(i, j) + " + lambda * "
                        + ByHand.factor(notebook.get(W).get(i, j)));
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake(
                "weight decay (L2 regularization) is subtracted: lambda " + W + " must be added to " + dW,
                () -> decayed(layer, -1)));
        mistakes.add(new Mistake(
                "it is transposed", () -> conventions.outer(layer).transposed().times(mean())));
        List<String> others = new ArrayList<>();
        for (int other = 0; other <= notebook.depth(); other++) {
            others.add(other == 0 ? "X" : "Z" + other);
            others.add("A" + other);
        }
        for (String other : others) {
            if (!other.equals(A) && notebook.has(other)) {
                String text = other.equals("Z" + (layer - 1)) ? ": use the activations" : "";
                mistakes.add(new Mistake(
                        other + " in place of " + A + text,
                        () -> notebook.get(dZ)
                                .productTransposed(notebook.get(other))
                                .times(mean())));
            }
        }
        for (int other = 1; other <= notebook.depth(); other++) {
            for (String role : List.of("dZ" + other, "dA" + other, "A" + other, "Z" + other)) {
                if (!role.equals(dZ) && notebook.has(role)) {
                    mistakes.add(new Mistake(
                            role + " in place of " + dZ,
                            () -> notebook.get(role)
                                    .productTransposed(notebook.get(A))
                                    .times(mean())));
                }
            }
        }
        if (layer < notebook.depth()) {
            String next = "W" + (layer + 1);
            String above = "dZ" + (layer + 1);
            if (notebook.has(next) && notebook.has(above)) {
                mistakes.add(new Mistake(
                        "the derivative of " + conventions.hidden(layer).label() + " is missing: " + next + "' " + above
                                + " in place of " + dZ,
                        () -> back(layer + 1).productTransposed(notebook.get(A)).times(mean())));
            }
        }
        mistakes.add(new Mistake(
                "alpha " + dW + " is already subtracted from W" + layer + ": the result of the update is stored in "
                        + dW,
                () -> stepped("W" + layer, conventions.outer(layer).times(mean()))));
        List<Form> forms = notebook.has(W) ? List.of(form, decayed) : List.of(form);
        return Equation.of(notebook, dW, List.of(dZ, A), forms, mistakes);
    }

    /**
     * Returns the gradient with the weight decay in the learner's gradient.
     *
     * @param sign the sign of the multiple
     * @return the gradient; null if the learner's gradient contains no such multiple
     */
    private DenseMatrix decayed(int layer, int sign) {
        String dW = "dW" + layer;
        return WeightDecay.added(
                conventions.outer(layer).times(mean()),
                notebook.get(dW),
                notebook.get("W" + layer),
                sign,
                notebook.tolerance(dW, List.of("dZ" + layer, Notebook.input(layer))));
    }

    private DenseMatrix stepped(String parameter, DenseMatrix gradient) {
        return notebook.get(parameter)
                .minus(gradient.times(notebook.number("alpha").orElse(Double.NaN)));
    }

    private DenseMatrix back(int layer) {
        return notebook.get("W" + layer).transposed().product(notebook.get("dZ" + layer));
    }

    /**
     * Returns the learner's sums if they are as many as the wrong ones, and both are rounding noise around 0, as sums
     * of A - Y over the units are. Another order of addition gives other noise.
     */
    private DenseMatrix noise(String db, DenseMatrix dZ, DenseMatrix wrong) {
        DenseMatrix result = notebook.get(db);
        double limit = dZ.magnitude() * mean() * NOISE;
        boolean same = result.values().length == wrong.values().length;
        return same && result.magnitude() <= limit && wrong.magnitude() <= limit ? result : null;
    }

    /** Returns db = sums of dZ over the examples / m. */
    public Equation biases(int layer) {
        String db = "db" + layer;
        String dZ = "dZ" + layer;
        Supplier<DenseMatrix> dz = () -> notebook.get(dZ);
        Form form = new Form(
                notation.sums(layer) + over(),
                notation.name(db) + " = " + notation.sumsCode(layer) + overCode(),
                () -> dz.get().rowSums().times(mean()),
                (i, j) -> overHand(ByHand.row(dz.get(), i)));
        List<Mistake> mistakes = new ArrayList<>();
        String axis = "axis=" + notation.exampleAxis();
        String all = "one sum over all units in place of one sum for each unit: np.sum needs " + axis
                + (layer == notebook.depth() && conventions.output() == OutputActivation.SOFTMAX
                        ? "; the sum over all units of A" + layer + " - Y is always 0"
                        : "");
        mistakes.add(new Mistake(all, () -> DenseMatrix.of(dz.get().sum() * mean())));
        mistakes.add(new Mistake(
                all, () -> DenseMatrix.filled(dz.get().rows(), 1, dz.get().sum() * mean())));
        mistakes.add(new Mistake(
                all, () -> noise(db, dz.get(), DenseMatrix.of(dz.get().sum() * mean()))));
        mistakes.add(new Mistake(
                "the sums run over the units, not over the examples: np.sum needs " + axis,
                () -> noise(db, dz.get(), dz.get().colSums().times(mean()))));
        mistakes.add(new Mistake(
                "the sums run over the units, not over the examples: np.sum needs " + axis,
                () -> dz.get().colSums().times(mean())));
        mistakes.add(new Mistake(
                "the sums run over the units, not over the examples: np.sum needs " + axis,
                () -> dz.get().colSums().transposed().times(mean())));
        mistakes.add(new Mistake(
                dZ + " is not summed over the examples: np.sum with " + axis + " is missing",
                () -> dz.get().times(mean())));
        if (notebook.has(Notebook.input(layer)) && !notebook.has("dW" + layer)) {
            mistakes.add(new Mistake(
                    "it sums dW" + layer + " in place of " + dZ,
                    () -> conventions.outer(layer).rowSums().times(mean())));
        }
        if (notebook.has("dW" + layer)) {
            mistakes.add(new Mistake(
                    "it sums dW" + layer + " in place of " + dZ,
                    () -> notebook.get("dW" + layer).rowSums()));
        }
        for (int other = 1; other <= notebook.depth(); other++) {
            for (String role : List.of("dZ" + other, "dA" + other, "A" + other, "Z" + other)) {
                if (!role.equals(dZ) && notebook.has(role)) {
                    mistakes.add(new Mistake(
                            role + " in place of " + dZ,
                            () -> notebook.get(role).rowSums().times(mean())));
                }
            }
        }
        if (layer < notebook.depth()
                && notebook.missing(List.of("W" + (layer + 1), "dZ" + (layer + 1)))
                        .isEmpty()) {
            mistakes.add(new Mistake(
                    "the derivative of " + conventions.hidden(layer).label() + " is missing: it sums W" + (layer + 1)
                            + "' dZ" + (layer + 1) + " in place of " + dZ,
                    () -> back(layer + 1).rowSums().times(mean())));
        }
        mistakes.add(new Mistake(
                "alpha " + db + " is already subtracted from b" + layer + ": the result of the update is stored in "
                        + db,
                () -> stepped("b" + layer, dz.get().rowSums().times(mean()))));
        return Equation.of(notebook, db, List.of(dZ), List.of(form), mistakes);
    }
}
