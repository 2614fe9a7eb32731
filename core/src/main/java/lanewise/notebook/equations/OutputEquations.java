package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Labels;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** The output of the network and its error: A = softmax(Z) and dZ = A - Y of the last layer. */
public final class OutputEquations {

    private final Notebook notebook;
    private final Conventions conventions;
    private final Notation notation;
    private final int last;
    private final String Z;
    private final String A;
    private final String dZ;

    public OutputEquations(Notebook notebook, Conventions conventions) {
        this.notebook = notebook;
        this.conventions = conventions;
        notation = new Notation(notebook);
        last = notebook.depth();
        Z = "Z" + last;
        A = "A" + last;
        dZ = "dZ" + last;
    }

    private DenseMatrix z() {
        return notebook.get(Z);
    }

    /** Returns A = softmax(Z), or another activation of the output. */
    public Equation activation() {
        List<Form> forms = new ArrayList<>(Stream.concat(
                        Stream.of(conventions.output()), Stream.of(OutputActivation.SIGMOID, OutputActivation.TANH))
                .distinct()
                .filter(each -> each != OutputActivation.SIGMOID
                        || conventions.output() == OutputActivation.SIGMOID
                        || notebook.units(last) == 1)
                .map(each -> new Form(each.formula(Z), code(each), () -> each.of(z()), (i, j) -> hand(each, i, j)))
                .toList());
        if (!notebook.has(dZ)) {
            // Without an error of the output, the last layer in the file may be a hidden one.
            for (HiddenActivation each : HiddenActivation.values()) {
                forms.add(new Form(
                        each.label() + "(" + Z + ")",
                        notation.name(A) + " = " + each.code(notation.name(Z)),
                        () -> each.of(z()),
                        (i, j) -> each.label() + "(" + Notation.number(z().get(i, j)) + ")"));
            }
        }
        return Equation.of(notebook, A, List.of(Z), forms, activationMistakes());
    }

    private String code(OutputActivation activation) {
        String a = notation.name(A);
        String z = notation.name(Z);
        int axis = notation.unitAxis();
        return switch (activation) {
            case SOFTMAX ->
                a + " = np.exp(" + z + " - " + z + ".max(axis=" + axis + ", keepdims=True)); " + a + " /= " + a
                        + ".sum(axis=" + axis + ", keepdims=True)";
            case SIGMOID -> a + " = 1 / (1 + np.exp(-" + z + "))";
            case TANH -> a + " = np.tanh(" + z + ")";
            case IDENTITY -> a + " = " + z;
        };
    }

    private String hand(OutputActivation activation, int i, int j) {
        String number = Notation.number(z().get(i, j));
        return activation == OutputActivation.SOFTMAX
                ? "exp(" + number + ") / (" + ByHand.exponentials(z(), j) + ")"
                : activation.formula(number);
    }

    private List<Mistake> activationMistakes() {
        String sums = "the sums run over the examples, not over the units: axis=" + notation.exampleAxis()
                + " in place of axis=" + notation.unitAxis();
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake(
                "softmax over the wrong axis: " + sums,
                () -> OutputActivation.softmax(z().transposed()).transposed()));
        mistakes.add(new Mistake(
                "softmax over all elements: one sum for the whole matrix, in place of one for each example", () -> {
                    double most = Arrays.stream(z().values()).max().orElse(0);
                    DenseMatrix exponentials = z().map(z -> Math.exp(z - most));
                    return exponentials.times(1 / exponentials.sum());
                }));
        for (int layer = 1; layer < last; layer++) {
            for (String role : List.of("A" + layer, "Z" + layer)) {
                if (notebook.has(role)) {
                    mistakes.add(new Mistake(
                            "softmax of " + role + " in place of " + Z,
                            () -> OutputActivation.softmax(notebook.get(role))));
                }
            }
        }
        mistakes.add(new Mistake(
                "exp overflows: exp of a large " + Z + " is inf, and inf / inf is nan; subtract the maximum of each"
                        + " example before exp",
                () -> overflowing(false)));
        mistakes.add(
                new Mistake("exp overflows, and softmax runs over the wrong axis: " + sums, () -> overflowing(true)));
        mistakes.add(new Mistake(
                "exp is not divided by its sum: softmax is missing the normalization", () -> z().map(Math::exp)));
        mistakes.add(new Mistake("the sign of " + Z + " is wrong", () -> OutputActivation.softmax(z().times(-1))));
        mistakes.add(new Mistake("no activation is applied: " + A + " is " + Z, this::z));
        mistakes.add(
                new Mistake("softmax is applied twice", () -> OutputActivation.softmax(OutputActivation.softmax(z()))));
        mistakes.add(
                new Mistake("it is " + Z + " divided by its sum, without exp", () -> OutputActivation.shares(z())));
        mistakes.add(new Mistake(
                "it is the logarithm of softmax",
                () -> OutputActivation.softmax(z()).map(Math::log)));
        mistakes.add(new Mistake(
                "the maximum is subtracted in the numerator only",
                () -> OutputActivation.softmax(z()).zip(numeratorShift(), (a, shift) -> a * shift)));
        mistakes.add(new Mistake(
                "it is sigmoid of each unit; classes need softmax", () -> HiddenActivation.SIGMOID.of(z())));
        mistakes.add(new Mistake("the sign of " + Z + " is wrong", () -> HiddenActivation.SIGMOID.of(z().times(-1))));
        mistakes.add(new Mistake("it is relu, but relu is for the hidden layers", () -> HiddenActivation.RELU.of(z())));
        return mistakes;
    }

    private DenseMatrix numeratorShift() {
        double most = Arrays.stream(z().values()).max().orElse(0);
        return DenseMatrix.of(Math.exp(-most));
    }

    /** Returns softmax without subtracting the maximum, in the precision of the learner. */
    private DenseMatrix overflowing(boolean wrongAxis) {
        boolean single = notebook.stored(A).type().equals("float32");
        DenseMatrix z = wrongAxis ? z().transposed() : z();
        DenseMatrix exponentials = z.map(x -> single ? (float) Math.exp(x) : Math.exp(x));
        DenseMatrix shares = exponentials.zip(exponentials.colSums().map(s -> single ? (float) s : s), (e, s) -> e / s);
        if (shares.isFinite()) {
            return null;
        }
        return wrongAxis ? shares.transposed() : shares;
    }

    /** Returns dZ = A - Y. */
    public Equation error() {
        return error(conventions.meanOfError());
    }

    /** Returns dZ = A - Y, or (A - Y) / m. */
    Equation error(boolean mean) {
        Supplier<DenseMatrix> difference = () -> notebook.get(A).minus(notebook.get("Y"));
        List<Form> forms = new ArrayList<>();
        forms.add(form("A - Y", 1, false, mean));
        if (conventions.output() != OutputActivation.SOFTMAX) {
            String derivative = conventions.output().formula("'").replace("(')", "'") + "(" + Z + ")";
            forms.add(form("(A - Y) * " + derivative, 1, true, mean));
            forms.add(form("2 (A - Y) * " + derivative, 2, true, mean));
            if (conventions.output() == OutputActivation.IDENTITY) {
                forms.add(form("2 (A - Y)", 2, false, mean));
            }
        }
        double scale = mean ? 1.0 / notebook.m() : 1;
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake(
                "the labels are shifted by one class: class 0 has its 1 in the place of class 1",
                () -> notebook.get(A).minus(notebook.get("Y").rolledRows(1)).times(scale)));
        mistakes.add(new Mistake(
                "the labels are shifted by one class: class 1 has its 1 in the place of class 0",
                () -> notebook.get(A).minus(notebook.get("Y").rolledRows(-1)).times(scale)));
        mistakes.add(new Mistake(
                Z + " in place of " + A, () -> z().minus(notebook.get("Y")).times(scale)));
        mistakes.add(new Mistake("Y is not subtracted", () -> notebook.get(A).times(scale)));
        mistakes.add(new Mistake(
                "Y is added; it must be subtracted",
                () -> notebook.get(A).plus(notebook.get("Y")).times(scale)));
        mistakes.add(new Mistake(
                "the labels themselves are subtracted, not their one-hot matrix Y",
                () -> notebook.get(A).minus(labels()).times(scale)));
        if (conventions.output() == OutputActivation.SOFTMAX) {
            mistakes.add(new Mistake(
                    "it uses " + A + " * (1 - " + A
                            + ") as the derivative of softmax, but each output depends on the sums"
                            + " of all units: with cross-entropy, dZ is A - Y",
                    () -> notebook.get("Y")
                            .zip(notebook.get(A), (y, a) -> -y * (1 - a))
                            .times(scale)));
            mistakes.add(new Mistake(
                    "it is multiplied by the derivative of sigmoid: with softmax and cross-entropy, dZ is A - Y",
                    () -> difference
                            .get()
                            .hadamard(OutputActivation.SIGMOID.derivative(notebook.get(A)))
                            .times(scale)));
            mistakes.add(new Mistake(
                    "it is multiplied by the derivative of sigmoid at " + Z
                            + ": with softmax and cross-entropy, dZ is A - Y",
                    () -> difference
                            .get()
                            .hadamard(HiddenActivation.SIGMOID.derivative(z()))
                            .times(scale)));
        }
        mistakes.add(new Mistake(
                "it is multiplied by the derivative of relu, but the output layer does not use relu",
                () -> difference
                        .get()
                        .hadamard(HiddenActivation.RELU.derivative(z()))
                        .times(scale)));
        mistakes.add(new Mistake(
                "z * (1 - z) is computed with z = " + Z + ", but it is the derivative of sigmoid only with z = " + A,
                () -> difference.get().hadamard(z().map(z -> z * (1 - z))).times(scale)));
        mistakes.add(new Mistake(
                "the derivative is computed from " + A + ", which is already sigmoid(" + Z
                        + "): sigmoid is applied twice",
                () -> difference
                        .get()
                        .hadamard(HiddenActivation.SIGMOID.derivative(notebook.get(A)))
                        .times(scale)));
        mistakes.add(new Mistake(
                "it is the gradient of " + A + ", not of " + Z + ": the derivative of softmax is missing",
                () -> notebook.get("Y").zip(notebook.get(A), (y, a) -> -y / a).times(scale)));
        mistakes.add(new Mistake(
                "the predicted classes are used, not the probabilities " + A,
                () -> Labels.oneHot(notebook.get(A).argmax(), notebook.get(A).rows())
                        .minus(notebook.get("Y"))
                        .times(scale)));
        for (String factor : List.of(A, Z)) {
            mistakes.add(new Mistake(
                    "it is multiplied by " + factor + ", which is not part of this equation",
                    () -> difference.get().hadamard(notebook.get(factor)).times(scale)));
        }
        mistakes.add(
                new Mistake("the difference is squared", () -> difference.get().map(d -> d * d)));
        mistakes.add(new Mistake(
                "the labels are those of other examples: " + notation.name("Y")
                        + " is shuffled or sliced in another way than " + notation.name("X"),
                this::otherLabels));
        return Equation.of(notebook, dZ, List.of(A, "Y"), forms, mistakes);
    }

    private DenseMatrix labels() {
        return notebook.has("labels")
                ? notebook.get("labels")
                : Labels.row(notebook.get("Y").argmax());
    }

    /** Returns the learner's result if it is A - Y with other one-hot labels. */
    private DenseMatrix otherLabels() {
        DenseMatrix used = notebook.get(A).minus(notebook.get(dZ));
        double tolerance = 1e-3;
        DenseMatrix rounded = used.map(Math::rint);
        boolean oneHot = rounded.rows() > 1 && Labels.isOneHot(rounded) && Difference.of(used, rounded) <= tolerance;
        return oneHot ? notebook.get(dZ) : null;
    }

    private Form form(String formula, double factor, boolean derivative, boolean mean) {
        double scale = mean ? factor / notebook.m() : factor;
        String text = formula.replaceAll("\\bA\\b", A);
        String a = notation.name(A);
        String y = notation.name("Y");
        String code = notation.name(dZ) + " = "
                + (mean || derivative ? "(" + a + " - " + y + ")" : a + " - " + y)
                + (factor == 1 ? "" : " * " + Notation.number(factor))
                + (derivative ? " * " + a + " * (1 - " + a + ")" : "")
                + (mean ? " / m" : "");
        return new Form(
                mean ? (derivative ? text : "(" + text + ")") + " / m" : text,
                code,
                () -> {
                    DenseMatrix difference =
                            notebook.get(A).minus(notebook.get("Y")).times(scale);
                    return derivative
                            ? difference.hadamard(conventions.output().derivative(notebook.get(A)))
                            : difference;
                },
                (i, j) -> Notation.number(notebook.get(A).get(i, j))
                        + ByHand.next(-notebook.get("Y").get(i, j)));
    }
}
