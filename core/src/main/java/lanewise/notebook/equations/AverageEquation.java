package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** The equations of the state of an optimizer: a velocity, or a moving average of the gradient or of its square. */
final class AverageEquation {

    private static final double DEFAULT_DECAY = 0.9;
    private static final double DEFAULT_BETA2 = 0.999;

    private final Notebook notebook;
    private final Notation notation;
    private final Optimizer optimizer;

    AverageEquation(Notebook notebook, Optimizer optimizer) {
        this.notebook = notebook;
        this.optimizer = optimizer;
        notation = new Notation(notebook);
    }

    double decay(boolean squares) {
        if (squares) {
            return first("beta2", "rho", optimizer == Optimizer.RMSPROP ? "mu" : "beta2")
                    .orElse(optimizer == Optimizer.ADAM ? DEFAULT_BETA2 : DEFAULT_DECAY);
        }
        return first("mu", "beta1", "rho").orElse(DEFAULT_DECAY);
    }

    private OptionalDouble first(String... roles) {
        for (String role : roles) {
            if (notebook.number(role).isPresent()) {
                return notebook.number(role);
            }
        }
        return OptionalDouble.empty();
    }

    DenseMatrix before(String role, String parameter) {
        return notebook.has(role + "_old")
                ? notebook.get(role + "_old")
                : notebook.get("d" + parameter).times(0);
    }

    /** Returns whether the state before the update is neither in the file nor known to be 0. */
    boolean startUnknown(String role) {
        return !notebook.has(role + "_old") && !startsAtZero(role);
    }

    /** Returns alpha; if it is not in the file, the one that a velocity with alpha contains. NaN if there is none. */
    double rate(String parameter, String role) {
        double alpha = notebook.number("alpha").orElse(Double.NaN);
        String gradient = "d" + parameter;
        if (!Double.isNaN(alpha) || !notebook.has(role) || !notebook.has(gradient) || startUnknown(role)) {
            return alpha;
        }
        DenseMatrix added = notebook.get(role).minus(before(role, parameter).times(decay(false)));
        return -Difference.factor(added, notebook.get(gradient), notebook.tolerance(role, List.of(gradient)));
    }

    private boolean startsAtZero(String role) {
        return !notebook.has(role + "_old") && notebook.number("t").orElse(0) == 1;
    }

    /** Returns the equation of a velocity or a moving average. */
    Equation equation(String parameter, String letter, boolean squares) {
        String role = letter + parameter;
        String gradient = "d" + parameter;
        double decay = decay(squares);
        String name = squares
                ? (optimizer == Optimizer.ADAM ? "beta2" : "rho")
                : optimizer == Optimizer.ADAM ? "beta1" : "mu";
        Supplier<DenseMatrix> old = () -> before(role, parameter);
        Supplier<DenseMatrix> dW = () -> notebook.get(gradient);
        Supplier<DenseMatrix> added = squares ? () -> dW.get().map(g -> g * g) : dW;
        String g = gradient + (squares ? "^2" : "");
        String code = notation.name(role) + " = " + name + " * " + notation.name(role + "_old") + " + ";
        String gCode = notation.name(gradient) + (squares ? " ** 2" : "");
        List<Form> forms = new ArrayList<>();
        double alpha = rate(parameter, role);
        if (optimizer == Optimizer.MOMENTUM) {
            forms.add(form(name + " " + role + "_old + " + g, code + gCode, old, decay, added, 1));
        }
        forms.add(form(
                name + " " + role + "_old + (1 - " + name + ") " + g,
                code + "(1 - " + name + ") * " + gCode,
                old,
                decay,
                added,
                1 - decay));
        if (optimizer == Optimizer.MOMENTUM && !Double.isNaN(alpha)) {
            forms.add(form(
                    name + " " + role + "_old - alpha " + g, code + "-alpha * " + gCode, old, decay, added, -alpha));
        }
        List<String> inputs = new ArrayList<>(List.of(gradient));
        if (!startsAtZero(role)) {
            inputs.add(role + "_old");
        }
        return Equation.of(notebook, role, inputs, forms, averageMistakes(parameter, role, squares, old, dW, decay));
    }

    private static Form form(
            String formula,
            String code,
            Supplier<DenseMatrix> old,
            double decay,
            Supplier<DenseMatrix> added,
            double by) {
        return new Form(
                formula,
                code,
                () -> old.get().times(decay).plus(added.get().times(by)),
                (i, j) ->
                        Notation.number(decay) + " * " + ByHand.factor(old.get().get(i, j)) + " + " + ByHand.factor(by)
                                + " * " + ByHand.factor(added.get().get(i, j)));
    }

    private List<Mistake> averageMistakes(
            String parameter,
            String role,
            boolean squares,
            Supplier<DenseMatrix> old,
            Supplier<DenseMatrix> dW,
            double decay) {
        Supplier<DenseMatrix> square = () -> dW.get().map(g -> g * g);
        Supplier<DenseMatrix> right = squares ? square : dW;
        double rest = 1 - decay;
        List<Mistake> mistakes = new ArrayList<>();
        String gradient = "d" + parameter;
        if (squares) {
            mistakes.add(new Mistake(
                    gradient + " is not squared",
                    () -> old.get().times(decay).plus(dW.get().times(rest))));
            mistakes.add(new Mistake(
                    gradient + " is not multiplied by 1 - " + Notation.number(decay),
                    () -> old.get().times(decay).plus(square.get())));
            mistakes.add(new Mistake(
                    "1 - " + Notation.number(decay) + " is squared too",
                    () -> old.get().times(decay).plus(dW.get().times(rest).map(g -> g * g))));
        } else {
            mistakes.add(new Mistake(
                    gradient + " is squared",
                    () -> old.get().times(decay).plus(square.get().times(rest))));
            if (optimizer == Optimizer.ADAM) {
                mistakes.add(new Mistake(
                        gradient + " is not multiplied by 1 - " + Notation.number(decay),
                        () -> old.get().times(decay).plus(dW.get())));
            }
        }
        mistakes.add(new Mistake(
                "the two factors are exchanged: " + role + "_old is multiplied by " + Notation.number(rest),
                () -> old.get().times(rest).plus(right.get().times(decay))));
        mistakes.add(new Mistake(
                role + "_old is not used: the average starts again at every step",
                () -> right.get().times(rest)));
        mistakes.add(new Mistake(role + "_old is not used: the velocity starts again at every step", right));
        mistakes.add(new Mistake(
                role + "_old is not multiplied by " + Notation.number(decay),
                () -> old.get().plus(right.get())));
        double t = notebook.number("t").orElse(Double.NaN);
        mistakes.add(new Mistake(
                "the corrected average is stored in " + role + ": store the corrected average, divided by 1 - "
                        + (squares ? "beta2" : "beta1") + " ** t, in a separate variable",
                () -> old.get().times(decay).plus(right.get().times(rest)).times(1 / (1 - Math.pow(decay, t)))));
        double other = decay(!squares);
        mistakes.add(new Mistake(
                "the decay is " + Notation.number(other) + " in place of " + Notation.number(decay),
                () -> old.get().times(other).plus(right.get().times(1 - other))));
        return mistakes;
    }
}
