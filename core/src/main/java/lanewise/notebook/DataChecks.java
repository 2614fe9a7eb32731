package lanewise.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.notebook.Check.Diagnosis;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.notebook.arrays.Range;
import lanewise.notebook.arrays.StoredArray;
import lanewise.text.Text;

/** Checks what goes into the equations: pixels, labels and parameters. {@link LabelChecks} checks the labels. */
final class DataChecks {

    private static final double MAX_PIXEL = 255;

    /**
     * Above this maximum, whole numbers from 0 are pixels that were not divided; the digits of scikit-learn end at 16.
     */
    private static final double SMALL_PIXEL = 16;

    /** Divisor of (pixels - 128) / 128. */
    private static final double WRAPPED = 128;

    /** Gradient descent on probabilities diverges with a learning rate far above 1. */
    private static final double LARGE_ALPHA = 10;

    /** Share of pixels that an integer division by 255 leaves at 1; a threshold leaves many more. */
    private static final double FEW = 0.05;

    /** Number of parameters from which it is unlikely that all are negative by chance. */
    private static final int MANY = 10;

    private final Notebook notebook;
    private final Notation notation;

    DataChecks(Notebook notebook) {
        this.notebook = notebook;
        notation = new Notation(notebook);
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (notebook.has("X")) {
            pixels().ifPresent(checks::add);
        }
        if (notebook.has("Y") || notebook.has("labels")) {
            new LabelChecks(notebook).check().ifPresent(checks::add);
        }
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            weights(layer).ifPresent(checks::add);
            biases(layer).ifPresent(checks::add);
        }
        return checks;
    }

    private Optional<Check> pixels() {
        DenseMatrix X = notebook.get("X");
        Range range = notebook.range();
        double least = range.least();
        double most = range.most();
        String name = notation.name("X");
        String equation = "X = pixels / 255";
        String shapes = name + " is " + notebook.stored("X").shapeText() + ", "
                + notebook.stored("X").type() + ", " + Notation.range(range);
        String fix = name + " = " + name + " / 255.0";
        if (!range.finite()) {
            return Optional.of(notFinite(equation, shapes));
        }
        if (most == 0 && least == 0) {
            return Optional.of(wrong(
                    "X",
                    equation,
                    shapes,
                    "every pixel is 0: integer division (//) or an integer array cuts off the" + " fraction",
                    fix));
        }
        boolean integer = notebook.stored("X").integer();
        if (integer && range.whole() && most == 1 && least == 0 && range.positive() < FEW * X.size()) {
            return Optional.of(wrong(
                    "X",
                    equation,
                    shapes,
                    "integer arithmetic cuts off the fraction: pixels of 255 become 1, and all other pixels become 0;"
                            + " divide by 255.0, and keep float64",
                    fix));
        }
        if (least >= 0 && range.whole() && most > SMALL_PIXEL && most <= MAX_PIXEL) {
            return raw(equation, shapes, fix);
        }
        if (least >= 0 && most <= 1.001 / MAX_PIXEL && isWhole(X, MAX_PIXEL * MAX_PIXEL)) {
            return Optional.of(wrong("X", equation, shapes, "X is divided by 255 twice", fix));
        }
        if (least >= 0 && most > 1 && most < 2 && isWhole(X, WRAPPED)) {
            return Optional.of(wrong(
                    "X",
                    equation,
                    shapes,
                    "bytes wrap around: 0 - 128 is 128 in uint8; convert the pixels to float64 before you subtract",
                    name + " = pixels.astype(np.float64) / 255"));
        }
        return least >= 0 && most <= 1 ? Optional.of(Check.right("X", equation, 0)) : Optional.empty();
    }

    /** Reports the first element that is NaN or infinite. A division by 255 does not remove it. */
    private Check notFinite(String equation, String shapes) {
        StoredArray stored = notebook.stored("X");
        double[] values = stored.stored().values();
        int first = IntStream.range(0, values.length)
                .filter(i -> !Double.isFinite(values[i]))
                .findFirst()
                .orElseThrow();
        String name = notation.name("X");
        String mistake = name + " contains nan or inf: " + name + stored.index(first)
                + (stored.rank() > 2 ? " contains " : " is ")
                + Notation.number(values[first])
                + "; look for a missing value in the data, or for a division by 0. The fix lists all such elements";
        return wrong("X", equation, shapes, mistake, "print(np.argwhere(~np.isfinite(" + name + ")))");
    }

    private static boolean isWhole(DenseMatrix X, double factor) {
        return Arrays.stream(X.elements()).allMatch(x -> Math.abs(x * factor - Math.rint(x * factor)) < 0.01);
    }

    /** Decides whether pixels from 0 to 255 are only saved like this, or also used like this. */
    private Optional<Check> raw(String equation, String shapes, String fix) {
        if (!notebook.missing(List.of("W1", "Z1")).isEmpty()) {
            return Optional.of(Check.notCheckable("X", equation, notebook.missing(List.of("W1", "Z1"))));
        }
        DenseMatrix scaled = notebook.get("X").times(1 / MAX_PIXEL);
        try {
            DenseMatrix Z = notebook.get("W1").product(scaled);
            DenseMatrix expected = notebook.has("b1") ? Z.plus(notebook.get("b1")) : Z;
            if (Difference.of(notebook.get("Z1"), expected) <= notebook.tolerance("Z1", List.of("W1"))) {
                notebook.put("X", scaled);
                return Optional.of(Check.right("X", equation + ", saved before the division", 0));
            }
        } catch (DenseMatrix.ShapeException e) {
            // The equation of Z1 reports shapes that do not fit. They do not show whether X is divided later.
            return Optional.empty();
        }
        return Optional.of(wrong(
                "X",
                equation,
                shapes,
                "X is not divided by 255: Z1 becomes 255 times too large, exp overflows or softmax saturates",
                fix));
    }

    private Check wrong(String output, String equation, String shapes, String mistake, String fix) {
        return Check.wrong(output, equation, Double.NaN, new Diagnosis(shapes, "", mistake, true, fix));
    }

    private Optional<Check> weights(int layer) {
        String W = "W" + layer;
        if (!notebook.has(W)) {
            return Optional.empty();
        }
        DenseMatrix weights = notebook.get(W);
        String name = notation.name(W);
        String shapes = name + " is " + notebook.stored(W).shapeText();
        double[] values = weights.values();
        boolean hidden = layer < notebook.depth();
        String equation = W + " random around 0";
        String fix = name + " = np.random.randn("
                + notebook.stored(W).shape().toString().replaceAll("[\\[\\]]", "") + ") * np.sqrt(2 / " + weights.cols()
                + ")";
        String mistake = "";
        if (!weights.isFinite()) {
            double alpha = notebook.number("alpha").orElse(0);
            if (alpha > LARGE_ALPHA) {
                mistake =
                        name + " contains nan or inf: the training diverged in an earlier iteration, because alpha is "
                                + Notation.number(alpha);
                fix = notation.name("alpha") + " = 0.1";
            } else {
                mistake = name + " contains nan or inf: the training diverged in an earlier iteration; save the first"
                        + " iteration, and look for an overflow of exp";
            }
        } else if (hidden && values.length > 1 && Arrays.stream(values).allMatch(w -> w == values[0])) {
            mistake = "every weight is " + Notation.number(values[0])
                    + ": all units compute the same, and their gradients stay equal";
        } else if (hidden && values.length >= MANY && Arrays.stream(values).allMatch(w -> w <= 0)) {
            mistake = "no weight is positive: with pixels from 0 to 1, relu of every negative sum is 0, and no unit "
                    + "learns";
        }
        return mistake.isEmpty() ? Optional.empty() : Optional.of(wrong(W, equation, shapes, mistake, fix));
    }

    private Optional<Check> biases(int layer) {
        String b = "b" + layer;
        if (!notebook.has(b) || notebook.units(layer) == 0) {
            return Optional.empty();
        }
        DenseMatrix biases = notebook.get(b);
        int units = notebook.units(layer);
        boolean matrix = units > 1
                && biases.rows() == units
                && biases.cols() == units
                && biases.minus(biases.firstCols(1)).magnitude() > 0;
        String mistake = "";
        if (!biases.isFinite()) {
            mistake = b + " contains nan or inf: the training diverged in an earlier iteration";
        } else if (matrix) {
            mistake = notation.name(b) + " is a matrix: in an update, NumPy combined a column of biases with a row of "
                    + "gradients; sum the gradients with keepdims=True";
        } else if (biases.rows() != units && biases.values().length == 1) {
            mistake = "one bias for all " + units + " units in place of one for each unit";
        } else if (biases.rows() != units && biases.cols() == notebook.m()) {
            mistake = "the biases lie along the wrong axis: one for each example in place of one for each unit";
        } else if (biases.rows() != units) {
            mistake = notation.name(b) + " has " + Text.count(biases.rows(), "element") + " for "
                    + Text.count(units, "unit");
        }
        if (mistake.isEmpty()) {
            return Optional.empty();
        }
        String sums = notation.name("d" + b) + " = " + notation.sumsCode(layer) + " / m";
        String shape = notation.unitAxis() == 0 ? "(" + units + ", 1)" : units + "";
        return Optional.of(wrong(
                b,
                b + " has one element for each unit",
                notation.name(b) + " is " + notebook.stored(b).shapeText() + ", layer " + layer + " has " + units
                        + " units",
                mistake,
                matrix ? sums : notation.name(b) + " = np.zeros(" + shape + ")"));
    }
}
