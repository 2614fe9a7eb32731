package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.Operands.Layout.TRANSPOSED;

import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.Operands.Values;

/** Cases of activations and their gradients, softmax and its gradient, dropout. */
final class ActivationCases {

    /** The factor that spreads plain values over the whole range of exp. */
    private static final float EXP_RANGE = 60f;

    /** The factor that spreads plain values over the range in which tanh and the logistic function are not flat. */
    private static final float BEND = 5f;

    private static final float SMOOTHING = 0.1f;

    private final Cases cases;

    ActivationCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        for (Activation f : Activation.values()) {
            Cases.forEachSize((rows, cols, values) -> activation(f, rows, cols, values));
        }
        Cases.forEachSize(this::softmax);
        Cases.forEachSize(this::subtract);
        Cases.forEachSize(this::dropout);
    }

    private void activation(Activation f, int rows, int cols, Values values) {
        String shape = f.name() + ", " + Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "activate",
                shape,
                size,
                (k, o) -> k.activate(
                        f, scaled(o.matrix(rows, cols, GAPS, values), BEND), o.matrix(rows, cols, PACKED, values)));
        cases.add("activate", shape + ", in place", size, (k, o) -> {
            Matrix z = o.matrix(rows, cols, PACKED, values);
            k.activate(f, z, z);
        });
        cases.add(
                "activationGradient",
                shape,
                size,
                (k, o) -> k.activationGradient(
                        f,
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, cols, GAPS, values)));
        cases.add("activationGradient", shape + ", into dA", size, (k, o) -> {
            Matrix dA = o.matrix(rows, cols, GAPS, values);
            k.activationGradient(f, o.matrix(rows, cols, GAPS, values), dA, dA);
        });
        cases.add("activationGradient", shape + ", into A", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, PACKED, values);
            k.activationGradient(f, a, o.matrix(rows, cols, PACKED, values), a);
        });
    }

    private void softmax(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "softmax",
                shape,
                size,
                (k, o) -> k.softmax(
                        scaled(o.matrix(rows, cols, GAPS, values), EXP_RANGE), o.matrix(rows, cols, PACKED, values)));
        cases.add("softmax", shape + ", in place", size, (k, o) -> {
            Matrix z = o.matrix(rows, cols, PACKED, values);
            k.softmax(z, z);
        });
        cases.add(
                "softmax",
                shape + ", columns contiguous",
                size,
                (k, o) -> k.softmax(
                        scaled(o.matrix(rows, cols, TRANSPOSED, values), EXP_RANGE),
                        o.matrix(rows, cols, TRANSPOSED, values)));
    }

    private void subtract(int rows, int cols, Values values) {
        if (rows == 0) {
            return;
        }
        for (float smoothing : new float[] {0f, SMOOTHING}) {
            String shape = Cases.shape(rows, cols, values) + (smoothing > 0 ? ", labels smoothed" : "");
            long size = (long) rows * cols;
            cases.add(
                    "subtract",
                    shape,
                    size,
                    (k, o) -> k.subtract(
                            o.matrix(rows, cols, GAPS, values),
                            o.labels(rows, cols).smoothed(smoothing),
                            o.matrix(rows, cols, PACKED, values)));
            cases.add("subtract", shape + ", in place", size, (k, o) -> {
                Matrix a = o.matrix(rows, cols, GAPS, values);
                k.subtract(a, o.labels(rows, cols).smoothed(smoothing), a);
            });
            cases.add(
                    "subtract",
                    shape + ", columns contiguous",
                    size,
                    (k, o) -> k.subtract(
                            o.matrix(rows, cols, TRANSPOSED, values),
                            o.labels(rows, cols).smoothed(smoothing),
                            o.matrix(rows, cols, TRANSPOSED, values)));
            cases.add("subtract", shape + ", columns contiguous, in place", size, (k, o) -> {
                Matrix a = o.matrix(rows, cols, TRANSPOSED, values);
                k.subtract(a, o.labels(rows, cols).smoothed(smoothing), a);
            });
        }
    }

    private void dropout(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        for (float rate : new float[] {0f, 0.2f, 0.9f}) {
            cases.add(
                    "dropout",
                    shape + ", rate " + rate,
                    size,
                    (k, o) -> k.dropout(
                            DropoutMask.of(o.seed(), rate, rows, cols),
                            o.matrix(rows, cols, GAPS, values),
                            o.matrix(rows, cols, PACKED, values)));
        }
        cases.add("dropout", shape + ", in place", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.dropout(DropoutMask.of(o.seed(), 0.5f, rows, cols), x, x);
        });
        cases.add(
                "dropout",
                shape + ", part of a larger mask",
                size,
                (k, o) -> k.dropout(
                        DropoutMask.of(o.seed(), 0.5f, rows + 4, cols + 7)
                                .rows(3, rows + 3)
                                .cols(5, cols + 5),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, cols, GAPS, values)));
    }

    private static Matrix scaled(Matrix z, float factor) {
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.cols(); j++) {
                z.set(i, j, z.get(i, j) * factor);
            }
        }
        return z;
    }
}
