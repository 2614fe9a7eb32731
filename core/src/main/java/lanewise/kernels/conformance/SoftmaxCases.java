package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;
import static lanewise.kernels.conformance.operands.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.operands.Operands.Layout.OVERLAPPING;
import static lanewise.kernels.conformance.operands.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.operands.Operands.Layout.ROW_STRIDE_0;
import static lanewise.kernels.conformance.operands.Operands.Layout.TRANSPOSED;

import java.util.List;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.operands.Operands.Layout;
import lanewise.kernels.conformance.operands.Values;

/** Cases of the last layer: softmax and the difference of probabilities and labels. */
final class SoftmaxCases {

    /** The factor that spreads plain values over the whole range of exp. */
    private static final float EXP_RANGE = 60f;

    private static final float[] SMOOTHINGS = {0f, 0.1f, 0.05f, 0.11f, 0.2f, 0.5f, 0.9f, 0.99f, 1e-6f, 1e-38f};

    /** The number of floats that are tried around a boundary. */
    private static final int NEAR = 9;

    private final Cases cases;

    SoftmaxCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        cases.forEachSize(this::softmax);
        cases.forEachSize(this::subtract);
        for (Layout layout : new Layout[] {GAPS, TRANSPOSED}) {
            specialColumns(layout);
        }
        everyRange();
        nextToBoundaries();
        for (float smoothing : SMOOTHINGS) {
            for (int classes : new int[] {1, 2, 17}) {
                smoothed(classes, smoothing, Values.PLAIN);
            }
        }
        for (int percent = 1; percent < 100; percent++) {
            float smoothing = percent / 100f;
            for (int classes : new int[] {3, 10}) {
                smoothed(classes, smoothing, Values.PLAIN);
            }
        }
        smoothed(10, 1e-38f, Values.ZEROS);
        smoothed(10, 0.1f, Values.ZEROS);
        views();
    }

    private void smoothed(int classes, float smoothing, Values values) {
        cases.add(
                FACTORS,
                "subtract",
                Cases.shape(classes, 21, values) + ", labels smoothed by " + smoothing,
                21L * classes,
                (k, o) -> k.subtract(
                        o.matrix(classes, 21, GAPS, values),
                        o.labels(classes, 21).smoothed(smoothing),
                        o.matrix(classes, 21, PACKED, Values.PLAIN)));
    }

    private void softmax(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        float factor = values == Values.PLAIN || values == Values.WIDE ? EXP_RANGE : 1f;
        cases.add(
                kind,
                "softmax",
                shape,
                size,
                (k, o) -> k.softmax(
                        ActivationCases.scaled(o.matrix(rows, cols, GAPS, values), factor),
                        o.matrix(rows, cols, PACKED, values)));
        cases.add(
                kind.ofViews(),
                "softmax",
                shape + ", columns contiguous",
                size,
                (k, o) -> k.softmax(
                        ActivationCases.scaled(o.matrix(rows, cols, TRANSPOSED, values), factor),
                        o.matrix(rows, cols, TRANSPOSED, values)));
        if (kind != SIZES) {
            cases.add(kind.ofViews(), "softmax", shape + ", in place", size, (k, o) -> {
                Matrix z = o.matrix(rows, cols, PACKED, values);
                k.softmax(z, z);
            });
        }
    }

    /** Columns of 0 and the floats next to those at which exp changes: to subnormal numbers, to 0. */
    private void nextToBoundaries() {
        float[] boundaries = {-87.33654f, -87.68311f, -88.02969f, -103.27893f, -103.97208f, -104f, -0.34657359f};
        int cols = boundaries.length * NEAR;
        cases.add(VALUES, "softmax", "2 x " + cols + ", next to the boundaries of exp", 2L * cols, (k, o) -> {
            Matrix z = o.matrix(2, cols, PACKED, Values.PLAIN);
            for (int j = 0; j < cols; j++) {
                z.set(0, j, 0f);
                int bits = Float.floatToIntBits(boundaries[j / NEAR]) + j % NEAR - NEAR / 2;
                z.set(1, j, Float.intBitsToFloat(bits));
            }
            k.softmax(z, o.matrix(2, cols, PACKED, Values.PLAIN));
        });
    }

    /**
     * Columns of 0 and a number below it whose exp differs from 0: one of about 2,000 such floats, or fewer with less
     * effort.
     */
    private void everyRange() {
        int count = cases.effort().atLeast(Effort.STANDARD) ? 1 << 19 : 1 << 13;
        cases.add(VALUES, "softmax", "2 x " + count + ", numbers of every range", 2L * count, (k, o) -> {
            Matrix numbers = o.everyRange(count, Float.floatToRawIntBits(-0f), Float.floatToIntBits(105f));
            Matrix z = o.matrix(2, count, PACKED, Values.PLAIN);
            for (int j = 0; j < count; j++) {
                z.set(0, j, 0f);
                z.set(1, j, numbers.get(0, j));
            }
            k.softmax(z, o.matrix(2, count, PACKED, Values.PLAIN));
        });
    }

    /** One column in the middle of others holds a special value in each of its rows in turn. */
    private void specialColumns(Layout layout) {
        float[] specials = {
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, -0f, 1e-40f
        };
        int cols = 19;
        for (int classes : new int[] {1, 2, 10, 12}) {
            for (float special : specials) {
                for (int row = 0; row < classes; row++) {
                    int position = row;
                    cases.add(
                            VALUES,
                            "softmax",
                            classes + " x " + cols + layout.words() + ", " + special + " in row " + row,
                            (long) cols * classes,
                            (k, o) -> {
                                Matrix z = o.matrix(classes, cols, layout, Values.PLAIN);
                                z.set(position, 0, special);
                                z.set(position, 9, special);
                                z.set(position, cols - 1, special);
                                k.softmax(z, o.matrix(classes, cols, layout, Values.PLAIN));
                            });
                }
                cases.add(
                        VALUES,
                        "softmax",
                        classes + " x " + cols + layout.words() + ", columns of " + special,
                        (long) cols * classes,
                        (k, o) -> {
                            Matrix z = o.matrix(classes, cols, layout, Values.PLAIN);
                            for (int row = 0; row < classes; row++) {
                                z.set(row, 3, special);
                                z.set(row, cols - 1, special);
                            }
                            k.softmax(z, o.matrix(classes, cols, layout, Values.PLAIN));
                        });
            }
        }
    }

    private void subtract(FaultKind kind, int rows, int cols, Values values) {
        if (rows == 0) {
            return;
        }
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "subtract",
                shape,
                size,
                (k, o) -> k.subtract(
                        o.matrix(rows, cols, GAPS, values),
                        o.labels(rows, cols),
                        o.matrix(rows, cols, PACKED, values)));
        cases.add(
                kind.ofViews(),
                "subtract",
                shape + ", columns contiguous",
                size,
                (k, o) -> k.subtract(
                        o.matrix(rows, cols, TRANSPOSED, values),
                        o.labels(rows, cols).smoothed(0.1f),
                        o.matrix(rows, cols, TRANSPOSED, values)));
        if (kind == SIZES) {
            return;
        }
        FaultKind inPlace = kind.ofViews();
        cases.add(inPlace, "subtract", shape + ", labels smoothed, in place", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, GAPS, values);
            k.subtract(a, o.labels(rows, cols).smoothed(0.1f), a);
        });
        cases.add(inPlace, "subtract", shape + ", columns contiguous, in place", size, (k, o) -> {
            Matrix a = o.matrix(rows, cols, TRANSPOSED, values);
            k.subtract(a, o.labels(rows, cols), a);
        });
    }

    private void views() {
        for (Layout layout : new Layout[] {ROW_STRIDE_0, OVERLAPPING}) {
            cases.add(
                    VIEWS,
                    "softmax",
                    "5 x 37, Z" + layout.words(),
                    5L * 37,
                    (k, o) -> k.softmax(o.matrix(5, 37, layout, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "subtract",
                    "5 x 37, A" + layout.words(),
                    5L * 37,
                    (k, o) -> k.subtract(
                            o.matrix(5, 37, layout, Values.PLAIN),
                            o.labels(5, 37),
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        for (int order = 0; order < 2; order++) {
            int first = order;
            int[] shape = {5, 37};
            String text = "5 x 37, one array, " + (order == 0 ? "the operand first" : "the result first");
            cases.add(VIEWS, "softmax", text, 5L * 37, (k, o) -> {
                List<Matrix> both = o.inOneArray(Values.PLAIN, shape, shape);
                k.softmax(both.get(first), both.get(1 - first));
            });
            cases.add(VIEWS, "subtract", text, 5L * 37, (k, o) -> {
                List<Matrix> both = o.inOneArray(Values.PLAIN, shape, shape);
                k.subtract(both.get(first), o.labels(5, 37), both.get(1 - first));
            });
        }
    }
}
