package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** The equations of forward propagation through the hidden layers, and of the weighted sums of all layers. */
public final class ForwardEquations {

    private final Notebook notebook;
    private final Conventions conventions;
    private final Notation notation;

    public ForwardEquations(Notebook notebook, Conventions conventions) {
        this.notebook = notebook;
        this.conventions = conventions;
        notation = new Notation(notebook);
    }

    /** Returns Z = W A + b. */
    public Equation sums(int layer) {
        String Z = "Z" + layer;
        String W = "W" + layer;
        String b = "b" + layer;
        String A = Notebook.input(layer);
        boolean bias = notebook.has(b);
        List<String> inputs = bias ? List.of(W, A, b) : List.of(W, A);
        Supplier<DenseMatrix> product = new Once(() -> notebook.get(W).product(notebook.get(A)));
        String code = notation.name(Z) + " = " + notation.weightedCode(layer);
        Form plain = new Form(
                notation.weighted(layer), code, product, (i, j) -> ByHand.dot(notebook.get(W), i, notebook.get(A), j));
        if (!bias) {
            return Equation.of(notebook, Z, inputs, List.of(plain), List.of());
        }
        Form form = new Form(
                notation.weighted(layer) + " + " + b,
                code + " + " + notation.biasCode(layer),
                () -> product.get().plus(notebook.get(b)),
                (i, j) -> ByHand.dot(notebook.get(W), i, notebook.get(A), j) + ByHand.next(biasOf(b, i, j)));
        return Equation.of(notebook, Z, inputs, List.of(form), mistakes(layer, product));
    }

    private double biasOf(String b, int i, int j) {
        DenseMatrix bias = notebook.get(b);
        return bias.get(bias.rows() == 1 ? 0 : i, bias.cols() == 1 ? 0 : j);
    }

    private List<Mistake> mistakes(int layer, Supplier<DenseMatrix> product) {
        String W = "W" + layer;
        String b = "b" + layer;
        String A = Notebook.input(layer);
        Supplier<DenseMatrix> bias = () -> notebook.get(b);
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake("the bias " + b + " is not added", product));
        mistakes.add(new Mistake(
                "the bias " + b + " is subtracted; it must be added",
                () -> product.get().minus(bias.get())));
        mistakes.add(new Mistake(
                "the biases are added along the wrong axis: each example gets one, instead of each unit; give " + b
                        + " the shape " + (notation.unitAxis() == 0 ? "(units, 1)" : "(units,)"),
                () -> product.get().plus(bias.get().transposed())));
        mistakes.add(new Mistake(
                W + " is " + (notebook.layout().inputRows() != notebook.layout().exampleRows() ? "not " : "")
                        + "transposed here",
                () -> notebook.get(W).transposed().product(notebook.get(A)).plus(bias.get())));
        if (layer == 1) {
            mistakes.add(new Mistake(
                    "X is not divided by 255 here",
                    () -> product.get().times(255).plus(bias.get())));
            mistakes.add(new Mistake(
                    "X is divided by 255 twice here",
                    () -> product.get().times(1 / 255.0).plus(bias.get())));
        }
        for (String other : otherInputs(layer)) {
            String text = other.equals("Z" + (layer - 1))
                    ? "the activation is skipped: " + other + " in place of " + A
                    : other + " in place of " + A;
            mistakes.add(new Mistake(
                    text, () -> notebook.get(W).product(notebook.get(other)).plus(bias.get())));
        }
        for (int other = 1; other <= notebook.depth(); other++) {
            String w = "W" + other;
            String c = "b" + other;
            if (other != layer && notebook.has(w)) {
                mistakes.add(new Mistake(
                        w + " in place of " + W,
                        () -> notebook.get(w).product(notebook.get(A)).plus(bias.get())));
            }
            if (other != layer && notebook.has(c)) {
                mistakes.add(
                        new Mistake(c + " in place of " + b, () -> product.get().plus(notebook.get(c))));
            }
        }
        versions(layer, mistakes);
        for (HiddenActivation activation : HiddenActivation.values()) {
            mistakes.add(new Mistake(
                    "Z" + layer + " is overwritten by " + activation.label() + "(Z" + layer
                            + "): the activation changes its argument in place",
                    () -> activation.of(product.get().plus(bias.get()))));
        }
        mistakes.add(new Mistake(
                "it uses the element-wise product (*) in place of the matrix product (@)",
                () -> notebook.get(W).hadamard(notebook.get(A)).plus(bias.get())));
        return mistakes;
    }

    /** Adds the parameters of another iteration. */
    private void versions(int layer, List<Mistake> mistakes) {
        String W = "W" + layer;
        String b = "b" + layer;
        String A = Notebook.input(layer);
        if (notebook.has(W + "_new")) {
            String next = notebook.has(b + "_new") ? b + "_new" : b;
            mistakes.add(new Mistake(
                    "it is computed with the parameters after the update",
                    () -> notebook.get(W + "_new").product(notebook.get(A)).plus(notebook.get(next))));
        }
        double alpha = notebook.number("alpha").orElse(Double.NaN);
        if (notebook.has("dW" + layer) && notebook.has("db" + layer) && !Double.isNaN(alpha)) {
            mistakes.add(new Mistake(
                    "it is computed with the parameters before the update: run forward propagation again after the"
                            + " update, or save the parameters before it",
                    () -> notebook.get(W)
                            .plus(notebook.get("dW" + layer).times(alpha))
                            .product(notebook.get(A))
                            .plus(notebook.get(b)
                                    .plus(notebook.get("db" + layer).times(alpha)))));
        }
    }

    private List<String> otherInputs(int layer) {
        List<String> others = new ArrayList<>();
        if (layer > 1) {
            others.add("Z" + (layer - 1));
            others.add("X");
        }
        for (int other = 1; other < notebook.depth(); other++) {
            others.add("A" + other);
        }
        others.removeIf(role -> !notebook.has(role) || role.equals(Notebook.input(layer)));
        return others;
    }

    private Form dropout(int layer, Dropout dropout) {
        HiddenActivation activation = dropout.activation();
        String z = notation.name("Z" + layer);
        return new Form(
                activation.label() + "(Z" + layer + ") with dropout",
                notation.name("A" + layer) + " = " + activation.code(z) + dropout.code(),
                () -> activation.of(notebook.get("Z" + layer)).hadamard(dropout.mask()),
                (i, j) -> activation.label() + "("
                        + Notation.number(notebook.get("Z" + layer).get(i, j)) + ") * "
                        + Notation.number(dropout.mask().get(i, j)));
    }

    /** Returns A = activation(Z) of a hidden layer. */
    public Equation activation(int layer) {
        String Z = "Z" + layer;
        String A = "A" + layer;
        Supplier<DenseMatrix> z = () -> notebook.get(Z);
        List<Form> forms = new ArrayList<>();
        conventions.dropout(layer).ifPresent(dropout -> forms.add(dropout(layer, dropout)));
        Stream.concat(Stream.of(conventions.hidden(layer)), Stream.of(HiddenActivation.values()))
                .distinct()
                .map(each -> new Form(
                        each.label() + "(" + Z + ")",
                        notation.name(A) + " = " + each.code(notation.name(Z)),
                        () -> each.of(z.get()),
                        (i, j) -> each.label() + "(" + Notation.number(z.get().get(i, j)) + ")"))
                .forEach(forms::add);
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake("no activation is applied: " + A + " is " + Z, z));
        for (HiddenActivation each : HiddenActivation.values()) {
            mistakes.add(new Mistake(
                    "it is the derivative of " + each.label() + ", not " + each.label(),
                    () -> each.derivative(z.get())));
            mistakes.add(new Mistake(
                    "the sign of " + Z + " is wrong", () -> each.of(z.get().times(-1))));
            for (int other = 1; other <= notebook.depth(); other++) {
                String role = "Z" + other;
                if (other != layer && notebook.has(role)) {
                    mistakes.add(new Mistake(role + " in place of " + Z, () -> each.of(notebook.get(role))));
                }
            }
            mistakes.add(new Mistake(each.label() + " is applied twice", () -> each.of(each.of(z.get()))));
        }
        mistakes.add(new Mistake(
                "np.minimum in place of np.maximum: negative elements are kept, not positive ones",
                () -> z.get().map(x -> Math.min(x, 0))));
        mistakes.add(new Mistake(
                "it is the absolute value: negative elements must become 0",
                () -> z.get().map(Math::abs)));
        mistakes.add(new Mistake(
                "one maximum of all elements (np.max) in place of the maximum of each element and 0 (np.maximum)",
                () -> DenseMatrix.of(Arrays.stream(z.get().values()).max().orElse(0))));
        mistakes.add(new Mistake(
                "it is softmax, but softmax is for the output layer", () -> OutputActivation.softmax(z.get())));
        mistakes.add(new Mistake("it is cut off at 1", () -> z.get().map(x -> Math.min(1, Math.max(0, x)))));
        return Equation.of(notebook, A, List.of(Z), forms, mistakes);
    }
}
