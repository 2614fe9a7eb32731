package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FACTORS;
import static lanewise.kernels.conformance.FaultKind.SIZES;
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

/** Cases of operations with one number per row: biases, sums, and the operations of batch normalization. */
final class RowCases {

    private static final float ALPHA = 0.3f;

    /** Layouts of operands that are only read and have contiguous rows. */
    private static final Layout[] READ_ONLY = {ROW_STRIDE_0, OVERLAPPING};

    private final Cases cases;

    RowCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        cases.forEachSize(this::addBias);
        cases.forEachSize(this::sums);
        cases.forEachSize(this::scaleAndShiftRows);
        cases.forEachSize(this::addScaledRows);
        sumFactors();
        sumViews();
        rowViews();
    }

    private void addBias(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "addBias",
                shape,
                size,
                (k, o) -> k.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, GAPS, values)));
        cases.add(
                kind.ofViews(),
                "addBias",
                shape + ", columns contiguous",
                size,
                (k, o) -> k.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, TRANSPOSED, values)));
    }

    private void sums(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "rowSums",
                shape,
                size,
                (k, o) -> k.rowSums(ALPHA, o.matrix(rows, cols, GAPS, values), o.matrix(rows, 1, GAPS, values)));
        cases.add(
                kind,
                "rowDots",
                shape,
                size,
                (k, o) -> k.rowDots(
                        ALPHA,
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, 1, GAPS, values)));
        if (kind != SIZES) {
            cases.add(kind.ofViews(), "rowDots", shape + ", X with itself", size, (k, o) -> {
                Matrix x = o.matrix(rows, cols, GAPS, values);
                k.rowDots(1f, x, x, o.matrix(rows, 1, PACKED, values));
            });
        }
    }

    private void sumFactors() {
        // Means: a division by the number of columns rounds differently.
        for (int cols : new int[] {3, 7, 10, 41, 49, 100, 128, 1_000}) {
            sumFactors(1f / cols, cols, Values.PLAIN);
            sumFactors(1f / cols, cols, Values.WIDE);
        }
        for (float alpha : Cases.FACTORS) {
            for (Values values : new Values[] {Values.PLAIN, Values.SPECIAL, Values.TINY, Values.ZEROS}) {
                for (int cols : new int[] {0, 21, 70}) {
                    sumFactors(alpha, cols, values);
                }
            }
        }
    }

    private void sumFactors(float alpha, int cols, Values values) {
        String text = Cases.shape(5, cols, values) + ", alpha " + alpha;
        cases.add(
                FACTORS,
                "rowSums",
                text,
                5L * cols,
                (k, o) -> k.rowSums(alpha, o.matrix(5, cols, GAPS, values), o.matrix(5, 1, GAPS, values)));
        cases.add(
                FACTORS,
                "rowDots",
                text,
                5L * cols,
                (k, o) -> k.rowDots(
                        alpha,
                        o.matrix(5, cols, GAPS, values),
                        o.matrix(5, cols, GAPS, values),
                        o.matrix(5, 1, PACKED, values)));
    }

    private void sumViews() {
        for (Layout layout : READ_ONLY) {
            String text = "5 x 37, X" + layout.words();
            cases.add(
                    VIEWS,
                    "rowSums",
                    text,
                    5L * 37,
                    (k, o) ->
                            k.rowSums(ALPHA, o.matrix(5, 37, layout, Values.WIDE), o.matrix(5, 1, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "rowDots",
                    text,
                    5L * 37,
                    (k, o) -> k.rowDots(
                            ALPHA,
                            o.matrix(5, 37, layout, Values.WIDE),
                            o.matrix(5, 37, layout, Values.WIDE),
                            o.matrix(5, 1, GAPS, Values.PLAIN)));
        }
        int[] shape = {5, 37};
        int[] column = {5, 1};
        cases.add(VIEWS, "rowSums", "5 x 37, one array, sums first", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, column, shape);
            k.rowSums(ALPHA, all.get(1), all.get(0));
        });
        cases.add(VIEWS, "rowSums", "5 x 37, one array, sums last", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, shape, column);
            k.rowSums(ALPHA, all.get(0), all.get(1));
        });
        cases.add(VIEWS, "rowDots", "5 x 37, one array", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, shape, column, shape);
            k.rowDots(ALPHA, all.get(0), all.get(2), all.get(1));
        });
        cases.add(VIEWS, "rowDots", "5 x 37, alternating rows", 5L * 37, (k, o) -> {
            List<Matrix> both = o.alternatingRows(Values.WIDE, 5, 37);
            k.rowDots(ALPHA, both.get(0), both.get(1), o.matrix(5, 1, PACKED, Values.PLAIN));
        });
    }

    private void rowViews() {
        int[] shape = {5, 37};
        int[] column = {5, 1};
        for (Layout layout : new Layout[] {ROW_STRIDE_0, TRANSPOSED, GAPS}) {
            String text = "5 x 37, column vectors" + layout.words();
            cases.add(
                    VIEWS,
                    "addBias",
                    text,
                    5L * 37,
                    (k, o) -> k.addBias(o.matrix(5, 1, layout, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "scaleAndShiftRows",
                    text,
                    5L * 37,
                    (k, o) -> k.scaleAndShiftRows(
                            o.matrix(5, 1, layout, Values.PLAIN), o.matrix(5, 1, layout, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "addScaledRows",
                    text,
                    5L * 37,
                    (k, o) -> k.addScaledRows(
                            o.matrix(5, 1, layout, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        for (Layout layout : READ_ONLY) {
            cases.add(
                    VIEWS,
                    "scaleAndShiftRows",
                    "5 x 37, X" + layout.words(),
                    5L * 37,
                    (k, o) -> k.scaleAndShiftRows(
                            o.matrix(5, 1, PACKED, Values.PLAIN), o.matrix(5, 1, PACKED, Values.PLAIN),
                            o.matrix(5, 37, layout, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN)));
            cases.add(
                    VIEWS,
                    "addScaledRows",
                    "5 x 37, X" + layout.words(),
                    5L * 37,
                    (k, o) -> k.addScaledRows(
                            o.matrix(5, 1, PACKED, Values.PLAIN),
                            o.matrix(5, 37, layout, Values.PLAIN),
                            o.matrix(5, 37, GAPS, Values.PLAIN)));
        }
        cases.add(VIEWS, "scaleAndShiftRows", "5 x 37, scale is shift", 5L * 37, (k, o) -> {
            Matrix both = o.matrix(5, 1, GAPS, Values.PLAIN);
            k.scaleAndShiftRows(both, both, o.matrix(5, 37, GAPS, Values.PLAIN), o.matrix(5, 37, GAPS, Values.PLAIN));
        });
        cases.add(VIEWS, "scaleAndShiftRows", "5 x 37, scale and shift are columns of X", 5L * 37, (k, o) -> {
            Matrix x = o.matrix(5, 37, GAPS, Values.PLAIN);
            k.scaleAndShiftRows(x.cols(3, 4), x.cols(20, 21), x, o.matrix(5, 37, GAPS, Values.PLAIN));
        });
        cases.add(VIEWS, "addScaledRows", "5 x 37, scale is a column of X", 5L * 37, (k, o) -> {
            Matrix x = o.matrix(5, 37, GAPS, Values.PLAIN);
            k.addScaledRows(x.cols(3, 4), x, o.matrix(5, 37, GAPS, Values.PLAIN));
        });
        cases.add(VIEWS, "addBias", "5 x 37, one array", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, column, shape);
            k.addBias(all.get(0), all.get(1));
        });
        cases.add(VIEWS, "scaleAndShiftRows", "5 x 37, one array", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, column, shape, column, shape);
            k.scaleAndShiftRows(all.get(0), all.get(2), all.get(3), all.get(1));
        });
        cases.add(VIEWS, "scaleAndShiftRows", "5 x 37, one array, in place", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, shape, column, column);
            k.scaleAndShiftRows(all.get(1), all.get(2), all.get(0), all.get(0));
        });
        cases.add(VIEWS, "addScaledRows", "5 x 37, one array", 5L * 37, (k, o) -> {
            List<Matrix> all = o.inOneArray(Values.WIDE, shape, column, shape);
            k.addScaledRows(all.get(1), all.get(2), all.get(0));
        });
    }

    private void scaleAndShiftRows(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "scaleAndShiftRows",
                shape,
                size,
                (k, o) -> k.scaleAndShiftRows(
                        o.matrix(rows, 1, GAPS, values), o.matrix(rows, 1, PACKED, values),
                        o.matrix(rows, cols, GAPS, values), o.matrix(rows, cols, PACKED, values)));
        if (kind != SIZES) {
            cases.add(kind.ofViews(), "scaleAndShiftRows", shape + ", in place", size, (k, o) -> {
                Matrix x = o.matrix(rows, cols, GAPS, values);
                k.scaleAndShiftRows(o.matrix(rows, 1, PACKED, values), o.matrix(rows, 1, GAPS, values), x, x);
            });
        }
    }

    private void addScaledRows(FaultKind kind, int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                kind,
                "addScaledRows",
                shape,
                size,
                (k, o) -> k.addScaledRows(
                        o.matrix(rows, 1, GAPS, values),
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values)));
        if (kind != SIZES) {
            cases.add(kind.ofViews(), "addScaledRows", shape + ", X added to itself", size, (k, o) -> {
                Matrix x = o.matrix(rows, cols, GAPS, values);
                k.addScaledRows(o.matrix(rows, 1, PACKED, values), x, x);
            });
        }
    }
}
