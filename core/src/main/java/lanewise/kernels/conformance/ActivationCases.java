package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.OVERLAPPING;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.ROW_STRIDE_0;

import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.Values;

/** Cases of activations and their gradients, and of dropout. */
final class ActivationCases {

    /** The factor that spreads plain values over the range in which tanh and the logistic function are not flat. */
    private static final float BEND = 5f;

    private static final float[] RATES = {
        0f,
        0.5f,
        0.2f,
        0.1f,
        0.9f,
        0.3f,
        0.25f,
        0.75f,
        0.05f,
        0.15f,
        0.35f,
        0.4f,
        0.6f,
        0.7f,
        0.8f,
        1e-3f,
        1e-8f,
        0.99f,
        0.999f,
        Math.nextDown(1f)
    };

    private final Cases cases;

    ActivationCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        for (Activation f : Activation.values()) {
            Cases.Grid grid = (kind, rows, cols, values) -> activation(f, kind, rows, cols, values);
            if (f == Activation.RELU || f == Activation.TANH) {
                cases.forEachSize(grid);
            } else {
                cases.forFewSizes(grid);
            }
            views(f);
            everyRange(f);
        }
        cases.forEachSize(this::dropout);
        for (float rate : RATES) {
            for (Values values : new Values[] {Values.PLAIN, Values.SPECIAL, Values.TINY, Values.BITS}) {
                cases.add(
                        FACTORS,
                        "dropout",
                        Cases.shape(6, 37, values) + ", rate " + rate,
                        6L * 37,
                        (k, o) -> k.dropout(
                                DropoutMask.of(o.seed(), rate, 6, 37),
                                o.matrix(6, 37, GAPS, values),
                                o.matrix(6, 37, PACKED, values)));
            }
        }
        maskViews();
    }

    private void activation(Activation f, FaultKind kind, int rows, int cols, Values values) {
        String shape = f.name() + ", " + Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "activate",
                shape,
                size,
                (k, o) -> k.activate(
                        f,
                        values == Values.BITS
                                ? o.matrix(rows, cols, GAPS, values)
                                : scaled(o.matrix(rows, cols, GAPS, values), BEND),
                        o.matrix(rows, cols, PACKED, values)));
        cases.add(
                kind,
                "activationGradient",
                shape,
                size,
                (k, o) -> k.activationGradient(
                        f,
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, cols, GAPS, values)));
        if (kind == SIZES) {
            return;
        }
        FaultKind view = kind.ofViews();
        cases.add(view, "activate", shape + ", in place", size, (k, o) -> {
            Matrix z = o.matrix(rows, cols, PACKED, values);
            k.activate(f, z, z);
        });
        cases.add(view, "activationGradient", shape + ", into dA", size, (k, o) -> {
            Matrix dA = o.matrix(rows, cols, GAPS, values);
            k.activationGradient(f, o.matrix(rows, cols, GAPS, values), dA, dA);
        });
        cases.add(view, "activationGradient", shape + ", into A", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, PACKED, values);
            k.activationGradient(f, a, o.matrix(rows, cols, PACKED, values), a);
        });
        cases.add(view, "activationGradient", shape + ", A is dA", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, PACKED, values);
            k.activationGradient(f, a, a, o.matrix(rows, cols, GAPS, values));
        });
        cases.add(view, "activationGradient", shape + ", all the same matrix", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, GAPS, values);
            k.activationGradient(f, a, a, a);
        });
    }

    /** One of 4,096 floats of each range, or fewer with less effort, so that a range that is wrong cannot be missed. */
    private void everyRange(Activation f) {
        int count = cases.effort().atLeast(Effort.STANDARD) ? 1 << 20 : 1 << 14;
        String text = f.name() + ", 1 x " + count + ", floats of every range";
        cases.add(
                VALUES,
                "activate",
                text,
                count,
                (k, o) -> k.activate(f, o.everyRange(count, 0, 1L << 32), o.matrix(1, count, PACKED, Values.PLAIN)));
        cases.add(
                VALUES,
                "activationGradient",
                text,
                count,
                (k, o) -> k.activationGradient(
                        f,
                        o.everyRange(count, 0, 1L << 32),
                        o.matrix(1, count, PACKED, Values.PLAIN),
                        o.matrix(1, count, PACKED, Values.PLAIN)));
    }

    private void views(Activation f) {
        String name = f.name() + ", 5 x 37";
        for (Layout layout : new Layout[] {ROW_STRIDE_0, OVERLAPPING}) {
            cases.add(
                    VIEWS,
                    "activate",
                    name + ", Z" + layout.words(),
                    5L * 37,
                    (k, o) ->
                            k.activate(f, o.matrix(5, 37, layout, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "activationGradient",
                    name + ", A and dA" + layout.words(),
                    5L * 37,
                    (k, o) -> k.activationGradient(
                            f,
                            o.matrix(5, 37, layout, Values.PLAIN),
                            o.matrix(5, 37, layout, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        for (int order = 0; order < 3; order++) {
            int first = order;
            int[] shape = {5, 37};
            String text = name + ", one array, order " + (order + 1) + " of 3";
            cases.add(VIEWS, "activate", text, 5L * 37, (k, o) -> {
                List<Matrix> all = o.inOneArray(Values.PLAIN, shape, shape, shape);
                k.activate(f, all.get(first), all.get((first + 1) % 3));
            });
            cases.add(VIEWS, "activationGradient", text, 5L * 37, (k, o) -> {
                List<Matrix> all = o.inOneArray(Values.PLAIN, shape, shape, shape);
                k.activationGradient(f, all.get(first), all.get((first + 1) % 3), all.get((first + 2) % 3));
            });
        }
    }

    private void dropout(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "dropout",
                shape + ", rate 0.2",
                size,
                (k, o) -> k.dropout(
                        DropoutMask.of(o.seed(), 0.2f, rows, cols),
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values)));
        if (kind == SIZES) {
            return;
        }
        FaultKind view = kind.ofViews();
        cases.add(view, "dropout", shape + ", rate 0.5, in place", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.dropout(DropoutMask.of(o.seed(), 0.5f, rows, cols), x, x);
        });
        cases.add(
                view,
                "dropout",
                shape + ", rate 0.5, part of a larger mask",
                size,
                (k, o) -> k.dropout(
                        DropoutMask.of(o.seed(), 0.5f, rows + 4, cols + 7)
                                .rows(3, rows + 3)
                                .cols(5, cols + 5),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, cols, GAPS, values)));
    }

    /** Parts far from the beginning of a mask: positions up to the largest int, and beyond it, where they wrap. */
    private void maskViews() {
        for (int skipped : new int[] {100, 70_000, 20_000_000, Integer.MAX_VALUE / 40, Integer.MAX_VALUE - 50}) {
            cases.add(
                    VIEWS,
                    "dropout",
                    "3 x 37, rate 0.5, from row 2 and column " + skipped + " of a larger mask",
                    3L * 37,
                    (k, o) -> k.dropout(
                            DropoutMask.of(o.seed(), 0.5f, 5, skipped + 40)
                                    .rows(2, 5)
                                    .cols(skipped, skipped + 37),
                            o.matrix(3, 37, GAPS, Values.PLAIN),
                            o.matrix(3, 37, GAPS, Values.PLAIN)));
        }
        for (Layout layout : new Layout[] {ROW_STRIDE_0, OVERLAPPING}) {
            cases.add(
                    VIEWS,
                    "dropout",
                    "5 x 37, rate 0.5, X" + layout.words(),
                    5L * 37,
                    (k, o) -> k.dropout(
                            DropoutMask.of(o.seed(), 0.5f, 5, 37),
                            o.matrix(5, 37, layout, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        int[] shape = {5, 37};
        for (int order = 0; order < 2; order++) {
            int first = order;
            cases.add(
                    VIEWS,
                    "dropout",
                    "5 x 37, rate 0.2, one array, " + (order == 0 ? "X before Y" : "Y before X"),
                    5L * 37,
                    (k, o) -> {
                        List<Matrix> both = o.inOneArray(Values.PLAIN, shape, shape);
                        k.dropout(DropoutMask.of(o.seed(), 0.2f, 5, 37), both.get(first), both.get(1 - first));
                    });
        }
    }

    /** Multiplies a matrix by a factor. */
    static Matrix scaled(Matrix z, float factor) {
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.cols(); j++) {
                z.set(i, j, z.get(i, j) * factor);
            }
        }
        return z;
    }
}
