package lanewise.notebook.equations;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.notebook.arrays.ArrayName;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notebook;

/**
 * Finds the parameters with which the learner computed Z. A file may contain them with the suffix {@code _old}, or only
 * the parameters after the update: they were saved at the end of the loop of the video, or not copied ({@code W1_old =
 * W1} in place of {@code W1_old = W1.copy()}).
 */
public final class Reverted {

    /** Maximum number of examples whose Z is compared. The check of Z itself compares all of them. */
    private static final int MOST_EXAMPLES = 1_000;

    /** A step is small compared with the parameter, so that rounding changes it. */
    private static final double STEP_TOLERANCE = 1e-4;

    private final Notebook notebook;
    private final List<String> parameters;

    /** The parameters that are in the file with and without the suffix _old. */
    private final List<String> twice;

    private Reverted(Notebook notebook) {
        this.notebook = notebook;
        parameters = IntStream.rangeClosed(1, notebook.depth())
                .boxed()
                .flatMap(layer -> Stream.of("W" + layer, "b" + layer))
                .toList();
        parameters.stream().filter(this::hasOld).forEach(this::withoutSuffix);
        twice = parameters.stream().filter(this::hasOld).toList();
    }

    /**
     * Replaces the parameters by those before the update, if Z agrees with these only. A parameter without a gradient
     * is removed.
     *
     * @return the factor of the gradients that were subtracted, which is alpha in a correct update; empty if no
     *     parameter was computed from the one after the update
     */
    public static OptionalDouble revert(Notebook notebook) {
        Reverted reverted = new Reverted(notebook);
        return reverted.twice.isEmpty() ? reverted.updated() : reverted.old();
    }

    private boolean hasOld(String parameter) {
        return notebook.has(parameter + ArrayName.OLD);
    }

    /** Uses W_old for W if the file has no W, and ignores W_old if it also has W and W_new. */
    private void withoutSuffix(String parameter) {
        if (!notebook.has(parameter)) {
            notebook.move(parameter + ArrayName.OLD, parameter);
        } else if (notebook.has(parameter + ArrayName.NEW)) {
            notebook.ignore(parameter + ArrayName.OLD);
        }
    }

    /** Decides whether W_old or W is the parameter before the update. W_old may be that of the previous iteration. */
    private OptionalDouble old() {
        List<Integer> layers = layers(false);
        boolean current = layers.isEmpty()
                ? twice.stream().noneMatch(this::isStep)
                : layers.stream().allMatch(layer -> explains(layer, 0, false));
        if (current) {
            twice.forEach(parameter -> notebook.ignore(parameter + ArrayName.OLD));
            return OptionalDouble.empty();
        }
        OptionalDouble alpha = notebook.number("alpha");
        boolean others = !layers.stream().allMatch(layer -> explains(layer, 0, true))
                && alpha.isPresent()
                && twice.size() < parameters.size()
                && layers.stream().allMatch(layer -> explains(layer, alpha.getAsDouble(), true));
        for (String parameter : twice) {
            notebook.move(parameter, parameter + ArrayName.NEW);
            notebook.move(parameter + ArrayName.OLD, parameter);
        }
        if (!others) {
            return OptionalDouble.empty();
        }
        replace(alpha.getAsDouble(), parameter -> !twice.contains(parameter));
        return alpha;
    }

    /** Returns whether W - W_old is a multiple of the gradient. */
    private boolean isStep(String parameter) {
        if (!notebook.has("d" + parameter)) {
            return false;
        }
        try {
            DenseMatrix step = notebook.get(parameter).minus(notebook.get(parameter + ArrayName.OLD));
            return !Double.isNaN(Difference.factor(step, notebook.get("d" + parameter), STEP_TOLERANCE));
        } catch (DenseMatrix.ShapeException e) {
            return false;
        }
    }

    /** Decides whether W is the parameter after the update. */
    private OptionalDouble updated() {
        List<Integer> layers = layers(true);
        boolean updated = parameters.stream().anyMatch(this::isUpdated);
        if (updated || layers.stream().allMatch(layer -> explains(layer, 0, false))) {
            return OptionalDouble.empty();
        }
        OptionalDouble factor = DoubleStream.concat(
                        notebook.number("alpha").stream(),
                        layers.stream().flatMapToDouble(layer -> estimated(layer).stream()))
                .filter(alpha -> layers.stream().allMatch(layer -> explains(layer, alpha, false)))
                .findFirst();
        factor.ifPresent(alpha -> replace(alpha, parameter -> true));
        return factor;
    }

    /** Returns whether there is a parameter before the update, and another one after it. */
    private boolean isUpdated(String parameter) {
        String updated = parameter + ArrayName.NEW;
        return notebook.has(updated)
                && (!notebook.has(parameter) || Difference.of(notebook.get(updated), notebook.get(parameter)) > 0);
    }

    /**
     * Returns the layers whose Z can be compared.
     *
     * @param withGradients whether their gradients must be in the file, too
     */
    private List<Integer> layers(boolean withGradients) {
        return IntStream.rangeClosed(1, notebook.depth())
                .filter(layer -> notebook.missing(List.of("W" + layer, "b" + layer, "Z" + layer, Notebook.input(layer)))
                        .isEmpty())
                .filter(layer -> !withGradients
                        || notebook.missing(List.of("dW" + layer, "db" + layer)).isEmpty())
                .boxed()
                .toList();
    }

    private void replace(double alpha, Predicate<String> replaced) {
        for (String parameter : parameters) {
            if (!replaced.test(parameter)) {
                continue;
            }
            if (notebook.missing(List.of(parameter, "d" + parameter)).isEmpty()) {
                notebook.put(parameter, before(parameter, alpha, false));
            } else {
                // Without the gradient, the parameter before the update is unknown.
                notebook.hide(parameter);
            }
        }
    }

    /** Returns the factor of the gradients with which Z of a layer agrees best. */
    private OptionalDouble estimated(int layer) {
        try {
            DenseMatrix input = notebook.get(Notebook.input(layer)).firstCols(MOST_EXAMPLES);
            DenseMatrix step = notebook.get("dW" + layer).product(input).plus(notebook.get("db" + layer));
            DenseMatrix now = notebook.get("W" + layer).product(input).plus(notebook.get("b" + layer));
            DenseMatrix rest =
                    notebook.get("Z" + layer).firstCols(MOST_EXAMPLES).minus(now);
            double squares = step.zip(step, (x, y) -> x * y).sum();
            double factor = rest.zip(step, (x, y) -> x * y).sum() / squares;
            return Double.isFinite(factor) ? OptionalDouble.of(factor) : OptionalDouble.empty();
        } catch (DenseMatrix.ShapeException e) {
            return OptionalDouble.empty();
        }
    }

    private boolean explains(int layer, double alpha, boolean old) {
        String Z = "Z" + layer;
        String W = "W" + layer;
        String A = Notebook.input(layer);
        List<String> gradients = Stream.of(W, "b" + layer)
                .filter(parameter -> alpha != 0 && !(old && twice.contains(parameter)))
                .map(parameter -> "d" + parameter)
                .toList();
        if (!notebook.missing(gradients).isEmpty()) {
            return false;
        }
        try {
            DenseMatrix input = notebook.get(A).firstCols(MOST_EXAMPLES);
            DenseMatrix b = before("b" + layer, alpha, old).firstCols(MOST_EXAMPLES);
            DenseMatrix expected = before(W, alpha, old).product(input).plus(b);
            DenseMatrix result = notebook.get(Z).firstCols(MOST_EXAMPLES);
            return Difference.of(result, expected) <= notebook.tolerance(Z, List.of(W, A));
        } catch (DenseMatrix.ShapeException e) {
            return false;
        }
    }

    /** Returns a parameter before the update: W_old, or W plus a multiple of its gradient. */
    private DenseMatrix before(String parameter, double alpha, boolean old) {
        if (old && twice.contains(parameter)) {
            return notebook.get(parameter + ArrayName.OLD);
        }
        DenseMatrix value = notebook.get(parameter);
        return alpha == 0 ? value : value.plus(notebook.get("d" + parameter).times(alpha));
    }
}
