package lanewise.notebook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.errors.LanewiseException;
import lanewise.notebook.Check.Diagnosis;
import lanewise.notebook.Check.Status;
import lanewise.notebook.arrays.Layout;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.notebook.arrays.Roles;
import lanewise.notebook.arrays.StoredArray;
import lanewise.notebook.equations.BackwardEquations;
import lanewise.notebook.equations.BiasShapes;
import lanewise.notebook.equations.Conventions;
import lanewise.notebook.equations.ForwardEquations;
import lanewise.notebook.equations.HiddenErrorEquation;
import lanewise.notebook.equations.MissingErrors;
import lanewise.notebook.equations.OutputEquations;
import lanewise.notebook.equations.Reverted;
import lanewise.notebook.equations.UpdateEquations;
import lanewise.npy.NpyArray;
import lanewise.npy.NpzFile;
import lanewise.text.Text;

/**
 * Checks every equation of one training step of a learner's network. Each equation is recomputed from the learner's own
 * inputs of that equation, so that a mistake is found in one equation, and not in those that use its result. A dZ that
 * the file lacks is computed from other arrays for the check of dW and db.
 */
public final class NotebookCheck {

    private static final String NAMED = "np.savez(\"mine.npz\", X=X, Y=Y, W1=W1, b1=b1, Z1=Z1, A1=A1, ...)";

    /** The names that NumPy gives arrays without names. */
    private static final Pattern UNNAMED = Pattern.compile("arr_\\d+");

    private final List<Check> checks;
    private final List<String> description;

    private NotebookCheck(List<Check> checks, List<String> description) {
        this.checks = List.copyOf(checks);
        this.description = List.copyOf(description);
    }

    /**
     * Checks the arrays of a file.
     *
     * @param file an NPZ file, as {@code numpy.savez} writes it
     * @return the results
     * @throws LanewiseException if the file cannot be read, or no equation can be checked
     */
    public static NotebookCheck of(Path file) {
        String place = file.toString();
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        List<String> text = new ArrayList<>();
        for (Map.Entry<String, NpyArray> entry : NpzFile.read(file, text::add).entrySet()) {
            arrays.put(entry.getKey(), StoredArray.of(entry.getKey(), entry.getValue()));
        }
        Roles roles = Roles.of(place, arrays, text);
        roles.arrays().values().forEach(array -> refuseEmpty(place, array));
        NotebookCheck best = Layout.candidates(roles).stream()
                .map(layout -> check(new Notebook(roles, layout)))
                .max(Comparator.comparingLong(NotebookCheck::right))
                .orElseThrow();
        if (best.checks.stream().allMatch(check -> check.status() == Status.NOT_CHECKABLE)) {
            if (arrays.keySet().stream().allMatch(UNNAMED.asMatchPredicate())) {
                throw new LanewiseException(
                        place,
                        "the arrays have no names, only numbers such as arr_0",
                        "save them with names: " + NAMED);
            }
            throw new LanewiseException(place, "no equation has all of its arrays", "save more arrays: " + NAMED);
        }
        return best;
    }

    /** Refuses an array without elements: an equation of it would be right, or its factor would be any number. */
    private static void refuseEmpty(String place, StoredArray array) {
        if (array.size() == 0) {
            throw new LanewiseException(
                    place,
                    "the array " + Text.quoted(array.name()) + " is empty: its shape is " + array.shapeText(),
                    "save it when it has elements, or leave it out");
        }
    }

    private long right() {
        return checks.stream().filter(check -> check.status() == Status.RIGHT).count();
    }

    private static NotebookCheck check(Notebook notebook) {
        List<Check> checks = new ArrayList<>(new DataChecks(notebook).checks());
        OptionalDouble subtracted = Reverted.revert(notebook);
        Conventions conventions = new Conventions(notebook);
        new MissingErrors(notebook, conventions).compute();
        Examiner examiner = new Examiner(notebook);
        ForwardEquations forward = new ForwardEquations(notebook, conventions);
        BackwardEquations backward = new BackwardEquations(notebook, conventions);
        OutputEquations output = new OutputEquations(notebook, conventions);
        UpdateEquations updates = new UpdateEquations(notebook, conventions);
        int last = notebook.depth();
        for (int layer = 1; layer <= last; layer++) {
            checks.add(withoutBias(notebook, layer, examiner.examine(forward.sums(layer))));
            checks.add(examiner.examine(layer == last ? output.activation() : forward.activation(layer)));
        }
        for (int layer = last; layer >= 1; layer--) {
            checks.add(examiner.examine(
                    layer == last ? output.error() : new HiddenErrorEquation(notebook, conventions, layer).equation()));
            checks.add(examiner.examine(backward.weights(layer)));
            checks.add(examiner.examine(backward.biases(layer)));
        }
        for (int layer = 1; layer <= last && updates.present(); layer++) {
            for (String parameter : List.of("W" + layer, "b" + layer)) {
                updates.of(parameter).forEach(equation -> checks.add(examiner.examine(equation)));
            }
        }
        if (subtracted.isPresent() && subtracted.getAsDouble() < 0 && !updates.present()) {
            checks.add(wrongSign(notebook, -subtracted.getAsDouble()));
        }
        return new NotebookCheck(checks, describe(notebook, subtracted));
    }

    /** Returns the check of an update with the wrong sign, of which the file contains only the result. */
    private static Check wrongSign(Notebook notebook, double factor) {
        Notation notation = new Notation(notebook);
        String W = notation.name("W" + notebook.depth());
        String dW = notation.name("dW" + notebook.depth());
        return Check.wrong(
                W,
                W + " = " + W + " - alpha " + dW,
                Double.NaN,
                new Diagnosis(
                        "",
                        "",
                        "the sign is wrong: the update of " + W + " adds " + Notation.number(factor) + " * " + dW,
                        true,
                        W + " = " + W + " - " + notation.name("alpha") + " * " + dW));
    }

    /** A network may have no biases; but if Z is not W X, the biases may only be missing in the file. */
    private static Check withoutBias(Notebook notebook, int layer, Check check) {
        String b = "b" + layer;
        boolean unknown = check.status() == Status.WRONG
                && !notebook.has(b)
                && !check.diagnosis().orElseThrow().known();
        return unknown ? Check.notCheckable(check.output(), check.equation() + " + " + b, List.of(b)) : check;
    }

    private static List<String> describe(Notebook notebook, OptionalDouble subtracted) {
        Layout layout = notebook.layout();
        List<String> lines = new ArrayList<>();
        lines.add("network: "
                + IntStream.rangeClosed(0, notebook.depth())
                        .mapToObj(layer -> notebook.units(layer) == 0 ? "?" : Integer.toString(notebook.units(layer)))
                        .collect(Collectors.joining("-"))
                + (layout.m() == 0 ? "" : ", " + Text.count(layout.m(), "example"))
                + (layout.exampleRows() ? ", one example per row" : ", one example per column")
                + (layout.inputRows() ? ", W as inputs x units" : ", W as units x inputs"));
        if (notebook.has("X")) {
            StoredArray X = notebook.stored("X");
            lines.add("X: " + X.type() + ", " + Notation.range(notebook.range()));
        }
        if (subtracted.isPresent()) {
            lines.add("W and b were saved after the update, which subtracted "
                    + Notation.number(subtracted.getAsDouble()) + " * dW. The check uses the values before the update");
        }
        for (int layer = 1; layer < notebook.depth(); layer++) {
            String A = "A" + layer;
            if (notebook.has(A) && Arrays.stream(notebook.get(A).values()).allMatch(a -> a == 0)) {
                lines.add(A + " is 0 everywhere: no unit of this layer is active. Therefore many mistakes have no"
                        + " visible effect; save an earlier iteration");
            }
        }
        lines.addAll(BiasShapes.remarks(notebook));
        if (!notebook.unused().isEmpty()) {
            lines.add("not used: " + String.join(", ", notebook.unused()));
        }
        return lines;
    }

    /**
     * Returns the results in the order of the computation.
     *
     * @return the results
     */
    public List<Check> checks() {
        return checks;
    }

    /**
     * Returns the first equation that is wrong, in the order of the computation.
     *
     * @return the result; empty if everything that can be checked is right
     */
    public Optional<Check> firstWrong() {
        return checks.stream().filter(check -> check.status() == Status.WRONG).findFirst();
    }

    /**
     * Returns what was detected: the network, the orientation, the range of X, and arrays that are not used.
     *
     * @return one line for each
     */
    public List<String> description() {
        return description;
    }
}
