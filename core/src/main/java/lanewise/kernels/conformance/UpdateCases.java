package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.OVERLAPPING;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.ROW_STRIDE_0;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.Values;

/** Cases of the operations of optimizers. */
final class UpdateCases {

    private static final float ALPHA = -0.1f;

    /** Values that optimizers use, and 0, large, subnormal and negative ones. */
    private static final float[] EPSILONS = {
        1e-8f,
        0f,
        1e-7f,
        1e-6f,
        1e-3f,
        0.1f,
        1f,
        100f,
        1e-20f,
        1e-40f,
        1e30f,
        -0.25f,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    /** Y = f(X, Y) with two factors. */
    private interface TwoFactors {
        void on(Kernels k, float alpha, Matrix x, float beta, Matrix y);
    }

    private final Cases cases;

    UpdateCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        scale();
        twoFactors("addScaled", Kernels::addScaled);
        twoFactors("addScaledSquares", Kernels::addScaledSquares);
        addScaledQuotients();
    }

    private void scale() {
        cases.forEachSize((kind, rows, cols, values) -> {
            String shape = Cases.shape(rows, cols, values);
            long size = (long) rows * cols;
            cases.add(kind, "scale", shape, size, (k, o) -> k.scale(ALPHA, o.matrix(rows, cols, GAPS, values)));
            if (kind != SIZES) {
                cases.add(
                        FACTORS,
                        "scale",
                        shape + ", alpha 0",
                        size,
                        (k, o) -> k.scale(0f, o.matrix(rows, cols, PACKED, values)));
            }
        });
        for (float alpha : Cases.FACTORS) {
            for (Values values : Values.values()) {
                cases.add(
                        FACTORS,
                        "scale",
                        Cases.shape(3, 37, values) + ", alpha " + alpha,
                        3L * 37,
                        (k, o) -> k.scale(alpha, o.matrix(3, 37, GAPS, values)));
            }
        }
    }

    private void twoFactors(String name, TwoFactors operation) {
        cases.forEachSize((kind, rows, cols, values) -> {
            String shape = Cases.shape(rows, cols, values);
            long size = (long) rows * cols;
            for (float beta : kind == SIZES ? new float[] {1f} : new float[] {1f, 0.9f}) {
                cases.add(
                        kind,
                        name,
                        shape + ", alpha " + ALPHA + ", beta " + beta,
                        size,
                        (k, o) -> operation.on(
                                k,
                                ALPHA,
                                o.matrix(rows, cols, GAPS, values),
                                beta,
                                o.matrix(rows, cols, PACKED, values)));
            }
            if (kind != SIZES) {
                cases.add(kind.ofViews(), name, shape + ", X to itself", size, (k, o) -> {
                    Matrix x = o.matrix(rows, cols, PACKED, values);
                    operation.on(k, ALPHA, x, 0.7f, x);
                });
            }
        });
        factors(name, operation);
        for (Layout layout : new Layout[] {ROW_STRIDE_0, OVERLAPPING}) {
            cases.add(
                    VIEWS,
                    name,
                    "5 x 37, X" + layout.words(),
                    5L * 37,
                    (k, o) -> operation.on(
                            k, 0.3f, o.matrix(5, 37, layout, Values.PLAIN), 0.7f, o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        for (int[] shape : new int[][] {{1, 1}, {1, 9}, {4, 37}, {40, 600}}) {
            long size = (long) shape[0] * shape[1];
            String text = shape[0] + " x " + shape[1] + ", one array";
            cases.add(VIEWS, name, text + ", X before Y", size, (k, o) -> {
                List<Matrix> both = o.inOneArray(Values.WIDE, shape, shape);
                operation.on(k, 0.3f, both.get(0), 0.7f, both.get(1));
            });
            cases.add(VIEWS, name, text + ", Y before X", size, (k, o) -> {
                List<Matrix> both = o.inOneArray(Values.WIDE, shape, shape);
                operation.on(k, 0.3f, both.get(1), 1f, both.get(0));
            });
        }
    }

    private void factors(String name, TwoFactors operation) {
        for (float alpha : Cases.FACTOR_PAIRS) {
            for (float beta : Cases.FACTORS) {
                factorsInPlace(name, operation, alpha, beta);
            }
        }
        for (Values values : new Values[] {Values.PLAIN, Values.SPECIAL, Values.TINY, Values.BITS}) {
            for (float alpha : Cases.FACTOR_PAIRS) {
                for (float beta : Cases.FACTOR_PAIRS) {
                    factors(name, operation, alpha, beta, values);
                }
            }
            for (float factor : Cases.FACTORS) {
                factors(name, operation, factor, 0.9f, values);
                factors(name, operation, factor, 1f, values);
                factors(name, operation, -0.1f, factor, values);
                factors(name, operation, 1f, factor, values);
                factors(name, operation, 1f - factor, factor, values);
            }
        }
    }

    private void factorsInPlace(String name, TwoFactors operation, float alpha, float beta) {
        String text = "2 x 21, X to itself, alpha " + alpha + ", beta " + beta;
        cases.add(FACTORS, name, text, 2L * 21, (k, o) -> {
            Matrix x = o.matrix(2, 21, GAPS, Values.PLAIN);
            operation.on(k, alpha, x, beta, x);
        });
    }

    private void factors(String name, TwoFactors operation, float alpha, float beta, Values values) {
        cases.add(
                FACTORS,
                name,
                Cases.shape(2, 21, values) + ", alpha " + alpha + ", beta " + beta,
                2L * 21,
                (k, o) -> operation.on(k, alpha, o.matrix(2, 21, GAPS, values), beta, o.matrix(2, 21, PACKED, values)));
    }

    private void addScaledQuotients() {
        cases.forEachSize(this::addScaledQuotients);
        for (Values values : new Values[] {Values.PLAIN, Values.SPECIAL, Values.TINY, Values.BITS}) {
            for (float epsilon : EPSILONS) {
                for (float alpha : new float[] {ALPHA, 1f}) {
                    quotients(alpha, epsilon, values);
                }
            }
            for (float alpha : Cases.FACTORS) {
                quotients(alpha, 1e-8f, values);
            }
        }
        for (Layout layout : new Layout[] {ROW_STRIDE_0, OVERLAPPING}) {
            cases.add(
                    VIEWS,
                    "addScaledQuotients",
                    "5 x 37, X and V" + layout.words(),
                    5L * 37,
                    (k, o) -> k.addScaledQuotients(
                            0.3f,
                            o.matrix(5, 37, layout, Values.PLAIN),
                            magnitudes(o.matrix(5, 37, layout, Values.PLAIN)),
                            1e-3f,
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        for (int[] shape : new int[][] {{1, 9}, {4, 37}, {40, 600}}) {
            for (int first = 0; first < 3; first++) {
                int order = first;
                cases.add(
                        VIEWS,
                        "addScaledQuotients",
                        shape[0] + " x " + shape[1] + ", one array, matrix " + (order + 1) + " of 3 is Y",
                        (long) shape[0] * shape[1],
                        (k, o) -> {
                            List<Matrix> all = o.inOneArray(Values.PLAIN, shape, shape, shape);
                            k.addScaledQuotients(
                                    0.3f,
                                    all.get((order + 1) % 3),
                                    magnitudes(all.get((order + 2) % 3)),
                                    1e-3f,
                                    all.get(order));
                        });
            }
        }
    }

    private void quotients(float alpha, float epsilon, Values values) {
        cases.add(
                FACTORS,
                "addScaledQuotients",
                Cases.shape(2, 21, values) + ", alpha " + alpha + ", epsilon " + epsilon,
                2L * 21,
                (k, o) -> k.addScaledQuotients(
                        alpha,
                        o.matrix(2, 21, GAPS, values),
                        magnitudes(o.matrix(2, 21, PACKED, values)),
                        epsilon,
                        o.matrix(2, 21, GAPS, values)));
    }

    private void addScaledQuotients(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "addScaledQuotients",
                shape,
                size,
                (k, o) -> k.addScaledQuotients(
                        ALPHA,
                        o.matrix(rows, cols, GAPS, values),
                        magnitudes(o.matrix(rows, cols, PACKED, values)),
                        1e-8f,
                        o.matrix(rows, cols, GAPS, values)));
        if (kind == SIZES) {
            return;
        }
        FaultKind alias = kind.ofViews();
        cases.add(alias, "addScaledQuotients", shape + ", V of both signs, into V", size, (k, o) -> {
            Matrix v = o.matrix(rows, cols, PACKED, values);
            k.addScaledQuotients(ALPHA, o.matrix(rows, cols, PACKED, values), v, 0f, v);
        });
        cases.add(alias, "addScaledQuotients", shape + ", X to itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.addScaledQuotients(ALPHA, x, magnitudes(o.matrix(rows, cols, GAPS, values)), 1e-8f, x);
        });
        cases.add(alias, "addScaledQuotients", shape + ", V is X", size, (k, o) -> {
            Matrix x = magnitudes(o.matrix(rows, cols, GAPS, values));
            k.addScaledQuotients(ALPHA, x, x, 1e-3f, o.matrix(rows, cols, PACKED, values));
        });
        cases.add(alias, "addScaledQuotients", shape + ", all the same matrix", size, (k, o) -> {
            Matrix x = magnitudes(o.matrix(rows, cols, GAPS, values));
            k.addScaledQuotients(ALPHA, x, x, 1e-3f, x);
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
