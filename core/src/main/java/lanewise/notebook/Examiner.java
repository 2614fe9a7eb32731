package lanewise.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lanewise.notebook.Check.Diagnosis;
import lanewise.notebook.arrays.ArrayName;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.notebook.arrays.StoredArray;
import lanewise.notebook.equations.BiasShapes;
import lanewise.notebook.equations.Equation;
import lanewise.notebook.equations.Form;
import lanewise.notebook.equations.Mistake;
import lanewise.text.Text;

/** Checks one equation: recomputes it from the learner's inputs and, if it is wrong, tries the known mistakes. */
final class Examiner {

    private final Notebook notebook;
    private final Notation notation;
    private final Factors factors;

    Examiner(Notebook notebook) {
        this.notebook = notebook;
        notation = new Notation(notebook);
        factors = new Factors(notebook);
    }

    Check examine(Equation equation) {
        List<String> remarks = equation.inputs().stream()
                .filter(role -> notebook.computed(role).isPresent())
                .map(role -> role + " computed as " + notebook.computed(role).orElseThrow())
                .toList();
        return compare(equation).computedFrom(remarks);
    }

    private Check compare(Equation equation) {
        List<String> missing = new ArrayList<>(notebook.missing(equation.inputs()));
        if (notebook.stored(equation.output()) == null) {
            missing.add(0, equation.output());
        }
        Form first = equation.forms().get(0);
        if (!missing.isEmpty()) {
            return isOneSumOfAllUnits(equation.output())
                    ? Check.wrong(equation.output(), text(equation, first), Double.NaN, oneSum(equation, first))
                    : Check.notCheckable(equation.output(), text(equation, first), missing);
        }
        DenseMatrix result = equation.result().get();
        DenseMatrix expected = null;
        Form wrong = first;
        String misfit = "";
        for (Form form : equation.forms()) {
            DenseMatrix value;
            try {
                value = form.value().get();
            } catch (DenseMatrix.ShapeException e) {
                misfit = misfit(equation, e);
                continue;
            }
            if (value == null) {
                continue;
            }
            double difference = Difference.of(result, value);
            if (difference <= equation.tolerance()) {
                return wrongShape(equation.output(), form)
                        .map(shape -> Check.wrong(equation.output(), text(equation, form), difference, shape))
                        .orElseGet(() -> Check.right(equation.output(), text(equation, form), difference));
            }
            if (expected == null) {
                expected = value;
                wrong = form;
            }
        }
        double difference = expected == null ? Double.POSITIVE_INFINITY : Difference.of(result, expected);
        return Check.wrong(
                equation.output(),
                text(equation, wrong),
                difference,
                diagnose(equation, wrong, result, expected, misfit));
    }

    /**
     * Returns the mistake of a gradient that has the right elements, but a shape with which NumPy made the updated
     * biases a matrix; empty if the file does not contain such biases.
     */
    private Optional<Diagnosis> wrongShape(String output, Form form) {
        String b = output.substring(1);
        StoredArray updated = notebook.stored(b + ArrayName.NEW);
        if (!BiasShapes.disagree(notebook, output)
                || updated == null
                || updated.size() <= notebook.stored(b).size()) {
            return Optional.empty();
        }
        String db = notation.name(output);
        String shapes = notation.name(b) + " is " + notebook.shapeText(b) + ", " + db + " is "
                + notebook.shapeText(output) + ", " + notation.name(b + ArrayName.NEW) + " is " + updated.shapeText();
        String mistake = db + " has another shape than " + notation.name(b) + ", so that NumPy makes "
                + notation.name(b) + " - alpha * " + db + " a matrix";
        return Optional.of(new Diagnosis(shapes, "", mistake, true, form.code()));
    }

    /** Returns whether a gradient of several biases is one number. This is wrong whatever the other arrays are. */
    private boolean isOneSumOfAllUnits(String output) {
        return output.matches("db\\d+")
                && notebook.has(output)
                && notebook.get(output).values().length == 1
                && notebook.units(Integer.parseInt(output.substring(2))) > 1;
    }

    private Diagnosis oneSum(Equation equation, Form form) {
        String db = notation.name(equation.output()) + " is " + notebook.shapeText(equation.output());
        return new Diagnosis(db, "", equation.mistakes().get(0).text(), true, form.code());
    }

    private static String text(Equation equation, Form form) {
        return equation.output() + " = " + form.formula();
    }

    private Diagnosis diagnose(Equation equation, Form form, DenseMatrix result, DenseMatrix expected, String misfit) {
        String shapes = shapes(equation);
        if (expected == null) {
            // No line of NumPy computes the equation from these arrays.
            return new Diagnosis(shapes, "", misfit, true, "");
        }
        Optional<String> mistake = mistake(equation, result, expected);
        String text = mistake.orElseGet(() -> unknown(equation, result, expected));
        return new Diagnosis(shapes, byHand(equation, form, result, expected), text, mistake.isPresent(), form.code());
    }

    /** Describes the shapes of the inputs that make it impossible to compute an equation. */
    private String misfit(Equation equation, DenseMatrix.ShapeException exception) {
        if (equation.output().matches("Z\\d+")) {
            String W = equation.inputs().get(0);
            String A = equation.inputs().get(1);
            int weights = notebook.get(W).cols();
            int inputs = notebook.get(A).rows();
            if (weights != inputs) {
                return "the shapes of " + shaped(W) + " and " + shaped(A) + " do not fit: " + notation.name(W)
                        + " has weights for " + Text.count(weights, "input") + ", and " + notation.name(A) + " has "
                        + Text.count(inputs) + "; check whether one of them is transposed, or belongs to another "
                        + "network";
            }
        }
        return "the shapes " + exception.getMessage() + " do not fit in this equation; check whether an array is "
                + "transposed, or belongs to another training step";
    }

    private String shaped(String role) {
        return notation.name(role) + " (" + notebook.shapeText(role) + ")";
    }

    private String shapes(Equation equation) {
        List<String> roles = new ArrayList<>(equation.inputs());
        roles.add(0, equation.output());
        return roles.stream()
                .distinct()
                .map(role -> notation.name(role) + " is " + notebook.shapeText(role))
                .collect(Collectors.joining(", "));
    }

    private String byHand(Equation equation, Form form, DenseMatrix result, DenseMatrix expected) {
        boolean comparable = result.sameShape(expected);
        int at = comparable ? Difference.largest(result, expected) : 0;
        int row = at / expected.cols();
        int col = at % expected.cols();
        String element = comparable
                ? notation.element(equation.output(), row, col)
                        + (equation.base().isEmpty() ? "" : " - " + notation.element(equation.base(), row, col))
                : "the first element of " + notation.name(equation.output());
        String yours = comparable
                ? "; the file has " + Notation.number(result.get(row, col))
                : result.values().length == 1
                        ? "; the file has one number, " + Notation.number(result.values()[0])
                        : "; the file has another shape";
        String hand = form.hand().at(row, col);
        String right = Notation.number(expected.get(row, col));
        return element + " = " + (hand.equals(right) ? right : hand + " = " + right) + yours;
    }

    private Optional<String> mistake(Equation equation, DenseMatrix result, DenseMatrix expected) {
        double tolerance = equation.tolerance();
        boolean update = !equation.base().isEmpty();
        for (Form form : equation.forms()) {
            DenseMatrix value = value(form.value());
            Optional<String> scaled = value == null
                    ? Optional.empty()
                    : factors.explain(Difference.factor(result, value, tolerance), update)
                            .filter(text -> !text.isEmpty());
            if (scaled.isPresent()) {
                return scaled;
            }
        }
        List<DenseMatrix> values = new ArrayList<>();
        for (Mistake mistake : equation.mistakes()) {
            DenseMatrix value = value(mistake.value());
            values.add(value);
            if (value != null && Difference.of(result, value) <= tolerance) {
                return Optional.of(mistake.text());
            }
        }
        for (int i = 0; i < values.size(); i++) {
            DenseMatrix value = values.get(i);
            Optional<String> also = value == null
                    ? Optional.empty()
                    : factors.explain(Difference.factor(result, value, tolerance), update);
            if (also.isPresent()) {
                return Optional.of(equation.mistakes().get(i).text() + "; also, " + also.get());
            }
        }
        return general(equation, result, expected);
    }

    /** Returns the result of a mistake; null if it cannot occur, because shapes do not fit or arrays are missing. */
    private static DenseMatrix value(Supplier<DenseMatrix> source) {
        try {
            return source.get();
        } catch (DenseMatrix.ShapeException | NoSuchElementException e) {
            return null;
        }
    }

    /** Returns a mistake that can occur in any equation. */
    private Optional<String> general(Equation equation, DenseMatrix result, DenseMatrix expected) {
        String output = notation.name(equation.output());
        if (result.magnitude() == 0 && result.isFinite()) {
            return Optional.of("every element of " + output
                    + " is 0: integer division (//), an integer array, or an array that was never filled");
        }
        if (result.sameShape(expected)
                && (Difference.of(result, expected.map(x -> x < 0 ? Math.ceil(x) : Math.floor(x))) == 0
                        || Difference.of(result, expected.map(Math::floor)) == 0)) {
            return Optional.of(output + " is rounded down to whole numbers: its type is "
                    + notebook.stored(equation.output()).type() + " or was an integer before; use float64");
        }
        if (result.sameShape(expected)
                && Difference.of(result, expected.map(x -> Math.floorMod((long) x, 256L))) == 0) {
            return Optional.of(output + " is computed modulo 256, in uint8; convert the operands to float64 first");
        }
        double factor = Difference.factor(result, expected, equation.tolerance());
        return Double.isNaN(factor)
                ? Optional.empty()
                : Optional.of("every element is " + Notation.number(factor) + " times the correct value");
    }

    private String unknown(Equation equation, DenseMatrix result, DenseMatrix expected) {
        String output = notation.name(equation.output());
        if (!result.sameShape(expected)) {
            return output + " has another shape than the equation gives, and no known mistake explains it";
        }
        if (!result.isFinite() && expected.isFinite()) {
            return output + " contains nan or inf, although its inputs do not";
        }
        int differ = 0;
        double limit = equation.tolerance() * expected.magnitude();
        for (int i = 0; i < result.values().length; i++) {
            differ += Difference.absolute(result.values()[i], expected.values()[i]) > limit ? 1 : 0;
        }
        return "no known mistake explains the difference; " + Text.count(differ) + " of "
                + Text.count(result.values().length, "element") + " of " + output + " differ";
    }
}
