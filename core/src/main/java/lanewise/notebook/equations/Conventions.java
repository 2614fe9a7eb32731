package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notebook;

/** What a learner may choose: the activations, the loss, and the equation that divides by the number of examples. */
public final class Conventions {

    /** The equation that divides by m. */
    public enum Mean {
        /** dZ of the output layer. */
        ERROR,
        /** dW and db. */
        GRADIENTS,
        /** The update of the parameters. */
        UPDATE
    }

    private final Notebook notebook;
    private final List<Optional<HiddenActivation>> found = new ArrayList<>();
    private final Map<Integer, Dropout> dropouts = new HashMap<>();
    private final HiddenActivation usual;
    private final Optional<OutputActivation> output;

    /** Found when it is first needed, because a dZ that the file lacks is computed with the activations. */
    private Mean mean;

    public Conventions(Notebook notebook) {
        this.notebook = notebook;
        for (int layer = 1; layer < notebook.depth(); layer++) {
            found.add(activation(layer));
        }
        usual = found.stream().flatMap(Optional::stream).findFirst().orElse(HiddenActivation.RELU);
        output = outputActivation();
    }

    /** Returns the activation of a hidden layer, from 1. */
    public HiddenActivation hidden(int layer) {
        return found.get(layer - 1).orElse(usual);
    }

    /** Returns the dropout of a hidden layer, from 1; empty if there is none. */
    Optional<Dropout> dropout(int layer) {
        return Optional.ofNullable(dropouts.get(layer));
    }

    public OutputActivation output() {
        boolean single = notebook.units(notebook.depth()) == 1;
        return output.orElse(single ? OutputActivation.SIGMOID : OutputActivation.SOFTMAX);
    }

    /**
     * Returns whether the arrays determine the derivative of a layer: A agrees with an activation of Z, softmax in the
     * output.
     */
    public boolean detected(int layer) {
        return layer == notebook.depth()
                ? output.equals(Optional.of(OutputActivation.SOFTMAX))
                : found.get(layer - 1).isPresent();
    }

    /** Returns whether dW and db divide by m. */
    public boolean meanOfGradients() {
        return mean() == Mean.GRADIENTS;
    }

    public boolean meanOfError() {
        return mean() == Mean.ERROR;
    }

    public boolean meanOfUpdate() {
        return mean() == Mean.UPDATE;
    }

    private boolean agree(String role, DenseMatrix expected, String... inputs) {
        return Difference.of(notebook.get(role), expected) <= notebook.tolerance(role, List.of(inputs));
    }

    private Optional<HiddenActivation> activation(int layer) {
        String Z = "Z" + layer;
        String A = "A" + layer;
        String dZ = "dZ" + layer;
        String W = "W" + (layer + 1);
        String next = "dZ" + (layer + 1);
        if (!notebook.has(Z)) {
            return Optional.empty();
        }
        Optional<HiddenActivation> direct = notebook.has(A)
                ? Stream.of(HiddenActivation.values())
                        .filter(each -> agree(A, each.of(notebook.get(Z)), Z))
                        .findFirst()
                : Optional.empty();
        if (direct.isEmpty() && notebook.has(A)) {
            Optional<Dropout> dropout = Stream.of(HiddenActivation.values())
                    .flatMap(each ->
                            Dropout.of(each, notebook.get(Z), notebook.get(A), notebook.tolerance(A, List.of(Z)))
                                    .stream())
                    .findFirst();
            dropout.ifPresent(of -> dropouts.put(layer, of));
            direct = dropout.map(Dropout::activation);
        }
        if (direct.isPresent() || !notebook.missing(List.of(dZ, W, next)).isEmpty()) {
            return direct;
        }
        try {
            DenseMatrix back = notebook.get(W).transposed().product(notebook.get(next));
            return Stream.of(HiddenActivation.values())
                    .filter(each -> agree(dZ, back.hadamard(each.derivative(notebook.get(Z))), Z, W, next))
                    .findFirst();
        } catch (DenseMatrix.ShapeException e) {
            return Optional.empty();
        }
    }

    private Optional<OutputActivation> outputActivation() {
        int last = notebook.depth();
        String Z = "Z" + last;
        String A = "A" + last;
        if (!notebook.has(Z) || !notebook.has(A)) {
            return Optional.empty();
        }
        return Stream.of(OutputActivation.values())
                .filter(each -> each != OutputActivation.IDENTITY)
                .filter(each -> agree(A, each.of(notebook.get(Z)), Z))
                .findFirst();
    }

    private Mean mean() {
        if (mean == null) {
            mean = findMean();
        }
        return mean;
    }

    private Mean findMean() {
        int last = notebook.depth();
        double m = notebook.m();
        if (m <= 1) {
            return Mean.GRADIENTS;
        }
        int with = 0;
        int without = 0;
        for (int layer = 1; layer <= last; layer++) {
            double factor = gradientFactor(layer);
            without += near(factor, 1) ? 1 : 0;
            with += near(factor, 1 / m) ? 1 : 0;
        }
        if (with == 0 && updateHasMean()) {
            return Mean.UPDATE;
        }
        return without > 0 && with == 0 && errorHasMean(last) ? Mean.ERROR : Mean.GRADIENTS;
    }

    /** Returns whether a factor is the expected one, apart from its sign. */
    static boolean near(double factor, double expected) {
        return Math.abs(Math.abs(factor) / expected - 1) < 1e-3;
    }

    /**
     * Returns the factor between the learner's gradient of W and the plain sum over the examples; NaN if there is none.
     */
    private double gradientFactor(int layer) {
        String dW = "dW" + layer;
        List<String> inputs = List.of("dZ" + layer, Notebook.input(layer));
        if (!notebook.has(dW) || !notebook.missing(inputs).isEmpty()) {
            return biasFactor(layer);
        }
        try {
            double factor = Difference.factor(notebook.get(dW), outer(layer), notebook.tolerance(dW, inputs));
            // With weight decay, only db shows it.
            return Double.isNaN(factor) ? biasFactor(layer) : factor;
        } catch (DenseMatrix.ShapeException e) {
            return Double.NaN;
        }
    }

    private double biasFactor(int layer) {
        String db = "db" + layer;
        String dZ = "dZ" + layer;
        return notebook.has(db) && notebook.has(dZ)
                ? Difference.factor(notebook.get(db), notebook.get(dZ).rowSums(), notebook.tolerance(db, List.of(dZ)))
                : Double.NaN;
    }

    /** Returns dZ times the transpose of the input of the layer; computed once, because that of X takes time. */
    public DenseMatrix outer(int layer) {
        String key = "outer" + layer;
        if (!notebook.has(key)) {
            notebook.put(key, notebook.get("dZ" + layer).productTransposed(notebook.get(Notebook.input(layer))));
        }
        return notebook.get(key);
    }

    private boolean errorHasMean(int last) {
        String dZ = "dZ" + last;
        if (!notebook.has(dZ)) {
            // It may divide by m; a mistake is not reported without evidence.
            return true;
        }
        if (notebook.missing(List.of("A" + last, "Y")).isEmpty()) {
            try {
                DenseMatrix error = notebook.get("A" + last).minus(notebook.get("Y"));
                DenseMatrix squared = error.hadamard(output().derivative(notebook.get("A" + last)));
                double tolerance = notebook.tolerance(dZ, List.of("A" + last));
                for (DenseMatrix each : List.of(error, squared)) {
                    double factor = Difference.factor(notebook.get(dZ), each, tolerance);
                    if (!Double.isNaN(factor)) {
                        return near(factor, 1.0 / notebook.m()) || notebook.m() > 2 && near(factor, 2.0 / notebook.m());
                    }
                }
            } catch (DenseMatrix.ShapeException e) {
                return false;
            }
        }
        return notebook.get(dZ).magnitude() <= 1.001 / notebook.m();
    }

    private boolean updateHasMean() {
        double alpha = notebook.number("alpha").orElse(Double.NaN);
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            for (String parameter : List.of("W" + layer, "b" + layer)) {
                if (notebook.missing(List.of(parameter, parameter + "_new", "d" + parameter))
                        .isEmpty()) {
                    DenseMatrix step = notebook.get(parameter + "_new").minus(notebook.get(parameter));
                    return near(Difference.factor(step, notebook.get("d" + parameter), 1e-2), alpha / notebook.m());
                }
            }
        }
        return false;
    }
}
