package lanewise.notebook.equations;

import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;
import lanewise.notebook.arrays.Notebook;

/**
 * Computes dZ of the layers where the file lacks it, so that dW and db can be checked. In the code of the video, dZ
 * exists only inside the function of back propagation.
 */
public final class MissingErrors {

    private final Notebook notebook;
    private final Conventions conventions;
    private final int last;

    public MissingErrors(Notebook notebook, Conventions conventions) {
        this.notebook = notebook;
        this.conventions = conventions;
        last = notebook.depth();
    }

    /** Adds each missing dZ to the notebook, if the arrays of the file determine it. */
    public void compute() {
        if (!compute(false)) {
            compute(true);
        }
    }

    /**
     * Computes each missing dZ, from the last layer to the first.
     *
     * @param mean whether dZ of the output layer is divided by m
     * @return false if a dZ in the file shows that the computed ones must be divided by m
     */
    private boolean compute(boolean mean) {
        for (int layer = last; layer >= 1; layer--) {
            String dZ = "dZ" + layer;
            boolean given = notebook.stored(dZ) != null;
            if (!given) {
                notebook.hide(dZ);
            }
            Equation equation = layer == last
                    ? new OutputEquations(notebook, conventions).error(mean)
                    : new HiddenErrorEquation(notebook, conventions, layer).equation();
            if (!notebook.missing(equation.inputs()).isEmpty()) {
                continue;
            }
            if (!given) {
                add(layer, equation);
            } else if (!mean && layer < last && contradicts(equation, layer)) {
                return false;
            }
        }
        return true;
    }

    private boolean contradicts(Equation equation, int layer) {
        double m = notebook.m();
        if (m <= 1 || notebook.computed("dZ" + (layer + 1)).isEmpty()) {
            return false;
        }
        try {
            DenseMatrix expected = equation.forms().get(0).value().get();
            return Conventions.near(
                    Difference.factor(notebook.get(equation.output()), expected, equation.tolerance()), 1 / m);
        } catch (DenseMatrix.ShapeException e) {
            return false;
        }
    }

    /** Adds dZ by the first form that is certain: its activation is known, or dW or db agrees with it. */
    private void add(int layer, Equation equation) {
        DenseMatrix operand =
                notebook.get(equation.inputs().get(equation.inputs().size() - 1));
        for (Form form : equation.forms()) {
            try {
                DenseMatrix dZ = form.value().get();
                if (dZ.sameShape(operand) && (conventions.detected(layer) || agrees(layer, dZ, equation))) {
                    notebook.compute(equation.output(), dZ, form.formula(), equation.inputs());
                    return;
                }
            } catch (DenseMatrix.ShapeException e) {
                // This form does not apply. The wrong shape is reported for the equation of that array.
            }
        }
    }

    private boolean agrees(int layer, DenseMatrix dZ, Equation equation) {
        String dW = "dW" + layer;
        String db = "db" + layer;
        String A = Notebook.input(layer);
        if (notebook.has(db) && agrees(db, dZ.rowSums(), equation)) {
            return true;
        }
        return notebook.has(dW) && notebook.has(A) && agrees(dW, dZ.productTransposed(notebook.get(A)), equation);
    }

    /** Returns whether a gradient is a sum over the examples, or the mean over them. */
    private boolean agrees(String gradient, DenseMatrix sum, Equation equation) {
        double factor = Difference.factor(notebook.get(gradient), sum, notebook.tolerance(gradient, equation.inputs()));
        return Conventions.near(factor, 1) || Conventions.near(factor, 1.0 / notebook.m());
    }
}
