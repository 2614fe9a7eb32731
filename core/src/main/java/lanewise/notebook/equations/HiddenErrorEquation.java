package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** The equation dZ = W' dZ * activation'(Z) of a hidden layer. */
public final class HiddenErrorEquation {

    /** Maximum number of examples for which a matrix of examples x examples is computed. */
    private static final int MOST_EXAMPLES = 2_000;

    private final Notebook notebook;
    private final Conventions conventions;
    private final Notation notation;
    private final int layer;
    private final String Z;
    private final String A;
    private final String dZ;
    private final String W;
    private final String next;

    public HiddenErrorEquation(Notebook notebook, Conventions conventions, int layer) {
        this.notebook = notebook;
        this.conventions = conventions;
        this.layer = layer;
        notation = new Notation(notebook);
        Z = "Z" + layer;
        A = "A" + layer;
        dZ = "dZ" + layer;
        W = "W" + (layer + 1);
        next = "dZ" + (layer + 1);
    }

    private DenseMatrix back(String weights, String error) {
        return notebook.get(weights).transposed().product(notebook.get(error));
    }

    /** Returns the equation. */
    public Equation equation() {
        // The derivative follows from A too, so that Z may be missing.
        HiddenActivation known = conventions.hidden(layer);
        boolean fromA = !notebook.has(Z) && notebook.has(A);
        Optional<Dropout> dropout = conventions.dropout(layer);
        Supplier<DenseMatrix> back = new Once(() -> back(W, next));
        List<Form> forms = Stream.concat(Stream.of(known), Stream.of(HiddenActivation.values()))
                .distinct()
                .limit(notebook.has(A) && notebook.has(Z) ? 1 : HiddenActivation.values().length)
                .map(each -> new Form(
                        notation.back(layer + 1) + " * " + each.label() + "'(" + Z + ")"
                                + (dropout.isPresent() ? " with dropout" : ""),
                        notation.name(dZ) + " = " + notation.backCode(layer + 1) + " * "
                                + each.derivativeCode(notation.name(Z), notation.name(A))
                                + dropout.map(Dropout::code).orElse(""),
                        () -> back.get().hadamard(derivative(each, fromA)),
                        (i, j) -> "(" + ByHand.dotCols(notebook.get(W), i, notebook.get(next), j) + ") * "
                                + ByHand.factor(derivative(each, fromA).get(i, j))))
                .toList();
        return Equation.of(notebook, dZ, List.of(W, next, fromA ? A : Z), forms, mistakes(known, fromA, back));
    }

    /** Returns the derivative, with the mask of dropout. */
    private DenseMatrix derivative(HiddenActivation activation, boolean fromA) {
        DenseMatrix derivative =
                fromA ? activation.derivativeOf(notebook.get(A)) : activation.derivative(notebook.get(Z));
        return conventions
                .dropout(layer)
                .map(of -> derivative.hadamard(of.mask()))
                .orElse(derivative);
    }

    /** Returns the factors that can be in the place of the derivative. */
    private Map<String, Supplier<DenseMatrix>> factors(HiddenActivation known, boolean fromA) {
        String label = known.label() + "'";
        Map<String, Supplier<DenseMatrix>> factors = new LinkedHashMap<>();
        boolean hasZ = notebook.has(Z);
        boolean hasA = notebook.has(A);
        boolean relu = known == HiddenActivation.RELU;
        conventions.dropout(layer).ifPresent(dropout -> {
            factors.put(
                    "the mask of dropout is not applied: units that are dropped in " + A + " get no gradient",
                    () -> known.derivative(notebook.get(Z)));
            factors.put(
                    "it is not divided by keep_prob, as " + A + " is",
                    () -> derivative(known, fromA).times(1 / dropout.factor()));
        });
        factors.put(
                label + " is missing"
                        + (relu ? ", or it is computed from " + A + " with >= 0, which is always true" : ""),
                () -> DenseMatrix.of(1));
        if (hasA && !relu) {
            factors.put(
                    label + " is computed from " + A + ", which is already " + known.label() + "(" + Z
                            + "): compute it from " + Z
                            + (known == HiddenActivation.SIGMOID ? ", or use A * (1 - A)" : ", or use 1 - A ** 2"),
                    () -> known.derivative(notebook.get(A)));
        }
        if (hasZ && known == HiddenActivation.SIGMOID) {
            factors.put(
                    "z * (1 - z) is computed with z = " + Z + ", but it is the derivative of sigmoid only with z = "
                            + A,
                    () -> notebook.get(Z).map(z -> z * (1 - z)));
        }
        if (hasZ && known == HiddenActivation.TANH) {
            factors.put(
                    "1 - z ** 2 is computed with z = " + Z + ", but it is the derivative of tanh only with z = " + A,
                    () -> notebook.get(Z).map(z -> 1 - z * z));
            factors.put(
                    "the square in 1 - A ** 2 is missing", () -> notebook.get(A).map(a -> 1 - a));
        }
        for (int other = 1; other <= notebook.depth(); other++) {
            for (String role : List.of("Z" + other, "A" + other)) {
                if (other != layer && notebook.has(role)) {
                    factors.put(
                            label + " is computed from the wrong layer: " + role + " in place of " + Z,
                            () -> known.derivative(notebook.get(role)));
                }
            }
        }
        if (hasA) {
            factors.put(
                    "it is multiplied by " + known.label() + "(" + Z + ") in place of its derivative",
                    () -> notebook.get(A));
        }
        if (hasZ) {
            factors.put("it is multiplied by " + Z + " in place of " + label, () -> notebook.get(Z));
            factors.put(
                    "the derivative of softmax, s * (1 - s), in place of " + label,
                    () -> OutputActivation.softmax(notebook.get(Z)).map(s -> s * (1 - s)));
            factors.put(
                    label + " is inverted: 1 where " + Z + " is negative",
                    () -> notebook.get(Z).map(z -> z < 0 ? 1 : 0));
            for (HiddenActivation each : HiddenActivation.values()) {
                if (each != known) {
                    factors.put(each.label() + "' in place of " + label, () -> each.derivative(notebook.get(Z)));
                    if (hasA) {
                        factors.put(
                                each.label() + "'(" + A + ") in place of " + label + "(" + Z + ")",
                                () -> each.derivative(notebook.get(A)));
                    }
                }
            }
            if (hasA) {
                factors.put(
                        "A * (1 - A), the derivative of sigmoid, in place of " + label,
                        () -> notebook.get(A).map(a -> a * (1 - a)));
                factors.put(
                        "1 - A ** 2, the derivative of tanh, in place of " + label,
                        () -> notebook.get(A).map(a -> 1 - a * a));
            }
            factors.put(
                    label + " is applied twice", () -> derivative(known, fromA).map(d -> d * d));
        }
        return factors;
    }

    private List<Mistake> mistakes(HiddenActivation known, boolean fromA, Supplier<DenseMatrix> back) {
        String label = known.label() + "'";
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Supplier<DenseMatrix>> factors = factors(known, fromA);
        factors.forEach((text, factor) ->
                mistakes.add(new Mistake(text, () -> back.get().hadamard(factor.get()))));
        mistakes.add(new Mistake(
                label + " is computed from the gradient, not from " + Z,
                () -> back.get().hadamard(known.derivative(back.get()))));
        if (notebook.has(A)) {
            mistakes.add(new Mistake(
                    "it uses the matrix product (@ or np.dot) in place of the element-wise product (*): 1 - A ** 2"
                            + " squares each element",
                    () -> back.get().product(squares().map(x -> 1 - x))));
            mistakes.add(new Mistake(
                    "it uses the matrix product (@ or np.dot) in place of the element-wise product (*)",
                    () -> back.get().product(derivative(known, fromA).transposed())));
        }
        String after = W + " is used after its update: compute all gradients before you change the parameters";
        Map<String, Supplier<DenseMatrix>> products = new LinkedHashMap<>();
        products.put(
                W + " is " + (notebook.layout().inputRows() == notebook.layout().exampleRows() ? "not " : "")
                        + "transposed here",
                () -> notebook.get(W).product(notebook.get(next)));
        if (notebook.has(W + "_new")) {
            products.put(after, () -> back(W + "_new", next));
        } else if (notebook.number("alpha").isPresent() && notebook.has("dW" + (layer + 1))) {
            products.put(after, this::updated);
        }
        if (notebook.has("dW" + (layer + 1))) {
            products.put("dW" + (layer + 1) + " in place of " + W, () -> back("dW" + (layer + 1), next));
        }
        for (int other = 1; other <= notebook.depth(); other++) {
            String w = "W" + other;
            String error = "dZ" + other;
            if (!w.equals(W) && notebook.has(w)) {
                products.put(w + " in place of " + W, () -> back(w, next));
            }
            if (!error.equals(next) && !error.equals(dZ) && notebook.has(error)) {
                products.put(error + " in place of " + next, () -> back(W, error));
            }
        }
        if (layer + 1 == notebook.depth() && notebook.has("A" + (layer + 1)) && notebook.has("Y")) {
            String text = "A" + (layer + 1) + " - Y in place of " + next + ": the derivative of the output is missing";
            products.put(
                    text,
                    () -> notebook.get(W)
                            .transposed()
                            .product(notebook.get("A" + (layer + 1)).minus(notebook.get("Y"))));
            products.put("A" + (layer + 1) + " in place of " + next, () -> back(W, "A" + (layer + 1)));
        }
        String above = "Z" + (layer + 1);
        if (layer + 1 < notebook.depth() && notebook.has(above)) {
            HiddenActivation activation = conventions.hidden(layer + 1);
            products.put(
                    "the propagated error does not contain " + activation.label() + "'(" + above + "), although " + next
                            + " contains it",
                    () -> notebook.get(W)
                            .transposed()
                            .product(notebook.get(next)
                                    .zip(activation.derivative(notebook.get(above)), (e, d) -> e / d)));
        }
        products.put(
                "it uses the element-wise product (*) in place of the matrix product (@)",
                () -> notebook.get(W).transposed().hadamard(notebook.get(next)));
        products.forEach((text, product) ->
                mistakes.add(new Mistake(text, () -> product.get().hadamard(derivative(known, fromA)))));
        products.forEach(
                (text, product) -> mistakes.add(new Mistake(text + "; also, " + label + " is missing", product)));
        products.forEach((text, product) -> factors.forEach((also, factor) -> mistakes.add(
                new Mistake(text + "; also, " + also, () -> product.get().hadamard(factor.get())))));
        return mistakes;
    }

    /**
     * Returns A' A, examples x examples.
     *
     * @throws NoSuchElementException if it would be large
     */
    private DenseMatrix squares() {
        if (notebook.get(A).cols() > MOST_EXAMPLES) {
            throw new NoSuchElementException("A' A");
        }
        return notebook.get(A).transposed().product(notebook.get(A));
    }

    private DenseMatrix updated() {
        DenseMatrix step =
                notebook.get("dW" + (layer + 1)).times(notebook.number("alpha").orElseThrow());
        return notebook.get(W).minus(step).transposed().product(notebook.get(next));
    }
}
