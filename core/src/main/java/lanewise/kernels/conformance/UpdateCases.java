package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.Operands.Layout.PACKED;

import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.Operands.Values;

/** Cases of the operations of optimizers. */
final class UpdateCases {

    private static final float ALPHA = -0.1f;
    private static final float EPSILON = 1e-8f;

    private final Cases cases;

    UpdateCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        Cases.forEachSize(this::scale);
        Cases.forEachSize(this::addScaled);
        Cases.forEachSize(this::addScaledSquares);
        Cases.forEachSize(this::addScaledQuotients);
    }

    private void scale(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add("scale", shape, size, (k, o) -> k.scale(ALPHA, o.matrix(rows, cols, GAPS, values)));
        cases.add("scale", shape + ", without gaps", size, (k, o) -> k.scale(0f, o.matrix(rows, cols, PACKED, values)));
    }

    private void addScaled(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        for (float beta : new float[] {1f, 0.9f}) {
            cases.add(
                    "addScaled",
                    shape + ", beta " + beta,
                    size,
                    (k, o) -> k.addScaled(
                            ALPHA, o.matrix(rows, cols, GAPS, values), beta, o.matrix(rows, cols, PACKED, values)));
        }
        cases.add("addScaled", shape + ", X to itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, PACKED, values);
            k.addScaled(ALPHA, x, 0.7f, x);
        });
    }

    private void addScaledSquares(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "addScaledSquares",
                shape,
                size,
                (k, o) -> k.addScaledSquares(
                        0.001f, o.matrix(rows, cols, GAPS, values), 0.999f, o.matrix(rows, cols, PACKED, values)));
        cases.add("addScaledSquares", shape + ", X to itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, PACKED, values);
            k.addScaledSquares(ALPHA, x, 1f, x);
        });
    }

    private void addScaledQuotients(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "addScaledQuotients",
                shape,
                size,
                (k, o) -> k.addScaledQuotients(
                        ALPHA,
                        o.matrix(rows, cols, GAPS, values),
                        magnitudes(o.matrix(rows, cols, PACKED, values)),
                        EPSILON,
                        o.matrix(rows, cols, GAPS, values)));
        cases.add("addScaledQuotients", shape + ", V of both signs, into V", size, (k, o) -> {
            Matrix v = o.matrix(rows, cols, PACKED, values);
            k.addScaledQuotients(ALPHA, o.matrix(rows, cols, PACKED, values), v, 0f, v);
        });
        cases.add("addScaledQuotients", shape + ", X to itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.addScaledQuotients(ALPHA, x, magnitudes(o.matrix(rows, cols, GAPS, values)), EPSILON, x);
        });
    }

    private static Matrix magnitudes(Matrix v) {
        for (int i = 0; i < v.rows(); i++) {
            for (int j = 0; j < v.cols(); j++) {
                v.set(i, j, Math.abs(v.get(i, j)));
            }
        }
        return v;
    }
}
