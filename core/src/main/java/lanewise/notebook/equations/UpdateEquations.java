package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.notebook.equations.UpdateDirections.Direction;

/** The update of the parameters by gradient descent, momentum, RMSprop or Adam. */
public final class UpdateEquations {

    /** Roundings of a parameter and of its update, as a multiple of the relative rounding error. */
    private static final double ROUNDINGS = 8;

    private final Notebook notebook;
    private final Notation notation;
    private final Optimizer.State state;
    private final AverageEquation average;
    private final UpdateDirections updateDirections;

    public UpdateEquations(Notebook notebook, Conventions conventions) {
        this.notebook = notebook;
        notation = new Notation(notebook);
        state = Optimizer.of(notebook);
        average = new AverageEquation(notebook, state.optimizer());
        updateDirections = new UpdateDirections(notebook, conventions, state, average);
    }

    /** Returns whether the file has parameters after the update, or a state of an optimizer. */
    public boolean present() {
        boolean updated = false;
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            updated |= notebook.has("W" + layer + "_new") || notebook.has("b" + layer + "_new");
        }
        return updated || state.optimizer() != Optimizer.GRADIENT_DESCENT;
    }

    /** Returns the equations of a parameter, such as {@code W1}. */
    public List<Equation> of(String parameter) {
        List<Equation> equations = new ArrayList<>();
        if (!state.first().isEmpty()) {
            equations.add(average.equation(parameter, state.first(), false));
        }
        if (!state.second().isEmpty()) {
            equations.add(average.equation(parameter, state.second(), true));
        }
        equations.add(update(parameter));
        return equations;
    }

    /** Returns the update of a parameter, compared as a step, because it is small compared with the parameter. */
    private Equation update(String parameter) {
        String output = parameter + "_new";
        String gradient = "d" + parameter;
        String first = state.first() + parameter;
        String second = state.second() + parameter;
        List<Direction> directions = updateDirections.of(parameter);
        Supplier<DenseMatrix> step = new Once(() -> step(output, parameter));
        List<String> inputs = new ArrayList<>(List.of(parameter));
        switch (state.optimizer()) {
            case GRADIENT_DESCENT -> inputs.add(gradient);
            case MOMENTUM -> inputs.add(first);
            case RMSPROP -> inputs.addAll(List.of(gradient, second));
            default -> inputs.addAll(List.of(first, second, "t"));
        }
        boolean complete = notebook.has(output) && notebook.missing(inputs).isEmpty();
        double alpha = notebook.number("alpha").orElse(Double.NaN);
        if (Double.isNaN(alpha)) {
            alpha = complete ? estimated(step.get(), directions) : Double.NaN;
            if (Double.isNaN(alpha)) {
                inputs.add("alpha");
            }
        }
        double rate = alpha;
        List<Form> forms = new ArrayList<>();
        directions.forEach(direction -> forms.add(new Form(
                parameter + " - alpha " + direction.formula(),
                notation.name(output) + " = " + notation.name(parameter) + " - " + notation.name("alpha") + " * "
                        + direction.code(),
                () -> direction.value().get().times(-rate),
                (i, j) -> "-" + Notation.number(rate) + " * "
                        + ByHand.factor(direction.value().get().get(i, j)))));
        if (state.optimizer() == Optimizer.MOMENTUM) {
            forms.add(new Form(
                    parameter + " + " + first,
                    notation.name(output) + " = " + notation.name(parameter) + " + " + notation.name(first),
                    () -> velocityWithRate(parameter, first) ? notebook.get(first) : DenseMatrix.of(Double.NaN),
                    (i, j) -> Notation.number(notebook.get(first).get(i, j))));
        }
        double tolerance = complete ? tolerance(output, inputs, parameter, change(step, directions, rate)) : 0;
        List<Mistake> mistakes = updateMistakes(parameter, gradient, rate, directions);
        if (state.optimizer() == Optimizer.GRADIENT_DESCENT && parameter.startsWith("W")) {
            Supplier<DenseMatrix> plain = directions.get(0).value();
            forms.add(new Form(
                    parameter + " - alpha (" + gradient + " + lambda " + parameter + ")",
                    notation.name(output) + " = " + notation.name(parameter) + " - " + notation.name("alpha") + " * ("
                            + notation.name(gradient) + " + lambda * " + notation.name(parameter) + ")",
                    () -> decayed(parameter, plain.get(), step.get(), rate, 1, tolerance),
                    (i, j) -> Notation.number(step.get().get(i, j))));
            mistakes.add(
                    0,
                    new Mistake(
                            "weight decay (L2 regularization) is subtracted from " + gradient + "; it must be added",
                            () -> decayed(parameter, plain.get(), step.get(), rate, -1, tolerance)));
        }
        return new Equation(output, inputs, forms, mistakes, parameter, step, tolerance);
    }

    /** Returns the step with weight decay; null if the learner's step contains none. */
    private DenseMatrix decayed(
            String parameter, DenseMatrix gradient, DenseMatrix step, double rate, int sign, double tolerance) {
        DenseMatrix decayed =
                WeightDecay.added(gradient, step.times(-1 / rate), notebook.get(parameter), sign, tolerance);
        return decayed == null ? null : decayed.times(-rate);
    }

    /** Returns whether the velocity contains alpha, v = mu v - alpha dW, or this cannot be known. */
    private boolean velocityWithRate(String parameter, String first) {
        String gradient = "d" + parameter;
        double alpha = average.rate(parameter, first);
        if (!notebook.has(gradient) || Double.isNaN(alpha) || average.startUnknown(first)) {
            return true;
        }
        DenseMatrix expected = average.before(first, parameter)
                .times(average.decay(false))
                .minus(notebook.get(gradient).times(alpha));
        return Difference.of(notebook.get(first), expected) <= notebook.tolerance(first, List.of(gradient));
    }

    /** Returns the step; the parameter after the update if its shape has changed, so that the shape is reported. */
    private DenseMatrix step(String output, String parameter) {
        DenseMatrix after = notebook.get(output);
        try {
            return after.minus(notebook.get(parameter));
        } catch (DenseMatrix.ShapeException e) {
            return after;
        }
    }

    /** Returns the size of the step. A step that is too small to change the parameter has the size of the equation. */
    private static double change(Supplier<DenseMatrix> step, List<Direction> directions, double rate) {
        double size = step.get().magnitude();
        try {
            return size > 0 ? size : directions.get(0).value().get().times(rate).magnitude();
        } catch (DenseMatrix.ShapeException e) {
            // The comparison reports the shapes.
            return 0;
        }
    }

    private double tolerance(String output, List<String> inputs, String parameter, double change) {
        String type = notebook.stored(output).type();
        double rounding = type.equals("float16") ? 0x1p-11 : type.equals("float32") ? 0x1p-24 : 0x1p-53;
        double size = notebook.get(parameter).magnitude();
        return Math.max(notebook.tolerance(output, inputs), change > 0 ? ROUNDINGS * rounding * size / change : 0);
    }

    private static double estimated(DenseMatrix step, List<Direction> directions) {
        for (Direction direction : directions) {
            double factor = Difference.factor(step, direction.value().get(), 1e-2);
            if (!Double.isNaN(factor)) {
                return Math.abs(factor);
            }
        }
        return Double.NaN;
    }

    private List<Mistake> updateMistakes(String parameter, String gradient, double rate, List<Direction> directions) {
        String output = parameter + "_new";
        String first = state.first() + parameter;
        String second = state.second() + parameter;
        Supplier<DenseMatrix> old = () -> notebook.get(parameter);
        Supplier<DenseMatrix> direction = directions.get(0).value();
        double epsilon = updateDirections.epsilon();
        double t = updateDirections.time();
        List<Mistake> mistakes = new ArrayList<>();
        mistakes.add(new Mistake(
                output + " is still " + parameter
                        + ": the result of the update is not stored, or stored in another variable",
                () -> old.get().times(0)));
        mistakes.add(new Mistake(
                "the step replaces " + parameter + ": " + parameter + " itself is missing in the update",
                () -> direction.get().times(-rate).minus(old.get())));
        mistakes.add(new Mistake(
                "the step replaces " + parameter + ", and its sign is wrong",
                () -> direction.get().times(rate).minus(old.get())));
        mistakes.add(new Mistake(
                parameter + " is multiplied by 1 - alpha: " + parameter + " in place of " + gradient,
                () -> old.get().times(-rate)));
        if (parameter.startsWith("b")) {
            mistakes.add(new Mistake(
                    gradient + " has another shape than " + parameter + ", so that NumPy combines every element of one "
                            + "with every element of the other",
                    () -> old.get()
                            .minus(direction.get().transposed().times(rate))
                            .minus(old.get())));
        }
        int layer = Integer.parseInt(parameter.substring(1));
        for (int other = 1; other <= notebook.depth(); other++) {
            for (String kind : List.of("dW", "db")) {
                String role = kind + other;
                if (!role.equals(gradient) && notebook.has(role)) {
                    mistakes.add(new Mistake(
                            role + " in place of " + gradient,
                            () -> notebook.get(role).times(-rate)));
                }
            }
        }
        if (notebook.has("dZ" + layer)) {
            mistakes.add(new Mistake(
                    "dZ" + layer + " in place of " + gradient,
                    () -> notebook.get("dZ" + layer).times(-rate)));
        }
        if (state.optimizer() != Optimizer.GRADIENT_DESCENT && notebook.has(gradient)) {
            mistakes.add(new Mistake(
                    "it is plain gradient descent: the state of the optimizer is not used",
                    () -> notebook.get(gradient).times(-rate)));
        }
        if (state.optimizer() == Optimizer.MOMENTUM) {
            mistakes.add(
                    new Mistake("the velocity is added, but it does not contain -alpha", () -> notebook.get(first)));
        }
        if (state.optimizer() == Optimizer.RMSPROP) {
            mistakes.add(new Mistake(
                    "the square root of " + second + " is missing",
                    () -> notebook.get(gradient).zip(notebook.get(second), (g, v) -> -rate * g / (v + epsilon))));
        }
        if (state.optimizer() == Optimizer.ADAM) {
            double none = UpdateDirections.UNCORRECTED;
            mistakes.add(new Mistake(
                    "the bias correction is missing: " + first + " / (1 - beta1 ** t) and " + second
                            + " / (1 - beta2 ** t)",
                    () -> updateDirections.adam(parameter, none, none, true).times(-rate)));
            mistakes.add(new Mistake(
                    "the bias correction of " + second + " is missing",
                    () -> updateDirections.adam(parameter, t, none, true).times(-rate)));
            mistakes.add(new Mistake(
                    "the bias correction of " + first + " is missing",
                    () -> updateDirections.adam(parameter, none, t, true).times(-rate)));
            mistakes.add(new Mistake(
                    "the square root of " + second + " is missing",
                    () -> updateDirections.adam(parameter, t, t, false).times(-rate)));
            for (int by : new int[] {-1, 1}) {
                mistakes.add(new Mistake(
                        "the bias correction uses t " + (by < 0 ? "- 1" : "+ 1") + ": t is 1 at the first update",
                        () -> updateDirections
                                .adam(parameter, t + by, t + by, true)
                                .times(-rate)));
            }
            if (notebook.has(gradient)) {
                mistakes.add(new Mistake(
                        gradient + " in place of " + first,
                        () -> notebook.get(gradient)
                                .zip(
                                        notebook.get(second),
                                        (g, v) -> -rate
                                                * g
                                                / (Math.sqrt(v / (1 - Math.pow(average.decay(true), t))) + epsilon))));
            }
        }
        return mistakes;
    }
}
