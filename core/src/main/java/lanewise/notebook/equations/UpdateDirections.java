package lanewise.notebook.equations;

import java.util.List;
import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;

/** What an optimizer multiplies alpha by: the gradient, the velocity, or a quotient of moving averages. */
final class UpdateDirections {

    /** A number of updates after which Adam no longer corrects the bias of its averages. */
    static final double UNCORRECTED = Double.POSITIVE_INFINITY;

    private static final double DEFAULT_EPSILON = 1e-8;

    private final Notebook notebook;
    private final Conventions conventions;
    private final Optimizer.State state;
    private final AverageEquation average;
    private final Notation notation;

    UpdateDirections(Notebook notebook, Conventions conventions, Optimizer.State state, AverageEquation average) {
        this.notebook = notebook;
        this.conventions = conventions;
        this.state = state;
        this.average = average;
        notation = new Notation(notebook);
    }

    /**
     * A direction.
     *
     * @param formula as in the video
     * @param code in NumPy, with the learner's names
     * @param value computes it from the learner's inputs
     */
    record Direction(String formula, String code, Supplier<DenseMatrix> value) {}

    /**
     * Returns the correct directions of a parameter, the most common one first. A gradient that is one number for all
     * elements of the parameter is repeated, as NumPy does it.
     */
    List<Direction> of(String parameter) {
        return directions(parameter).stream()
                .map(each -> new Direction(
                        each.formula(), each.code(), () -> repeated(each.value().get(), notebook.get(parameter))))
                .toList();
    }

    private static DenseMatrix repeated(DenseMatrix value, DenseMatrix parameter) {
        return value.values().length == 1 ? parameter.map(x -> value.values()[0]) : value;
    }

    private List<Direction> directions(String parameter) {
        return switch (state.optimizer()) {
            case GRADIENT_DESCENT -> List.of(gradientDescent("d" + parameter));
            case MOMENTUM -> momentum("d" + parameter, state.first() + parameter);
            case RMSPROP -> rmsprop("d" + parameter, state.second() + parameter);
            case ADAM -> List.of(adam(parameter));
        };
    }

    private Direction gradientDescent(String gradient) {
        double scale = conventions.meanOfUpdate() ? 1.0 / notebook.m() : 1;
        String divisor = scale == 1 ? "" : " / m";
        return new Direction(
                gradient + divisor,
                notation.name(gradient) + divisor,
                () -> notebook.get(gradient).times(scale));
    }

    private List<Direction> momentum(String gradient, String velocity) {
        String g = notation.name(gradient);
        String v = notation.name(velocity);
        Direction standard = new Direction(velocity, v, () -> notebook.get(velocity));
        if (!notebook.has(gradient)) {
            return List.of(standard);
        }
        Direction nesterov = new Direction(
                "(" + gradient + " + mu " + velocity + ")",
                "(" + g + " + mu * " + v + ")",
                () -> notebook.get(gradient).plus(notebook.get(velocity).times(average.decay(false))));
        return List.of(standard, nesterov);
    }

    private List<Direction> rmsprop(String gradient, String second) {
        String g = notation.name(gradient);
        String v = notation.name(second);
        double epsilon = epsilon();
        return List.of(
                new Direction(
                        gradient + " / (sqrt(" + second + ") + epsilon)",
                        g + " / (np.sqrt(" + v + ") + 1e-8)",
                        () -> notebook.get(gradient).zip(notebook.get(second), (x, y) -> x / (Math.sqrt(y) + epsilon))),
                new Direction(
                        gradient + " / sqrt(" + second + " + epsilon)",
                        g + " / np.sqrt(" + v + " + 1e-8)",
                        () -> notebook.get(gradient).zip(notebook.get(second), (x, y) -> x / Math.sqrt(y + epsilon))));
    }

    private Direction adam(String parameter) {
        String m = notation.name(state.first() + parameter);
        String v = notation.name(state.second() + parameter);
        return new Direction(
                "mhat / (sqrt(vhat) + epsilon)",
                "(" + m + " / (1 - beta1 ** t)) / (np.sqrt(" + v + " / (1 - beta2 ** t)) + 1e-8)",
                () -> adam(parameter, time(), time(), true));
    }

    /**
     * Returns Adam's direction.
     *
     * @param t1 the number of updates that corrects the average of the gradient
     * @param t2 the number of updates that corrects the average of its square
     * @param root whether the square root of this average is taken
     */
    DenseMatrix adam(String parameter, double t1, double t2, boolean root) {
        double c1 = 1 - Math.pow(average.decay(false), t1);
        double c2 = 1 - Math.pow(average.decay(true), t2);
        double epsilon = epsilon();
        DenseMatrix first = notebook.get(state.first() + parameter);
        return first.zip(notebook.get(state.second() + parameter), (m, v) -> {
            double vhat = v / c2;
            return m / c1 / ((root ? Math.sqrt(vhat) : vhat) + epsilon);
        });
    }

    /** Returns the number of updates; NaN if the file has none. */
    double time() {
        return notebook.number("t").orElse(Double.NaN);
    }

    double epsilon() {
        return notebook.number("epsilon").orElse(DEFAULT_EPSILON);
    }
}
