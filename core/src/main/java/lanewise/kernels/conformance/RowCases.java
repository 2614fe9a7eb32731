package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.Operands.Layout.GAPS;
import static lanewise.kernels.conformance.Operands.Layout.PACKED;
import static lanewise.kernels.conformance.Operands.Layout.TRANSPOSED;

import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.Operands.Values;

/** Cases of operations with one number per row: biases, sums, and the operations of batch normalization. */
final class RowCases {

    private static final float ALPHA = 0.3f;

    private final Cases cases;

    RowCases(Cases cases) {
        this.cases = cases;
    }

    void add() {
        Cases.forEachSize(this::addBias);
        Cases.forEachSize(this::sums);
        Cases.forEachSize(this::scaleAndShiftRows);
        Cases.forEachSize(this::addScaledRows);
    }

    private void addBias(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "addBias",
                shape,
                size,
                (k, o) -> k.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, GAPS, values)));
        cases.add(
                "addBias",
                shape + ", columns contiguous",
                size,
                (k, o) -> k.addBias(o.matrix(rows, 1, GAPS, values), o.matrix(rows, cols, TRANSPOSED, values)));
    }

    private void sums(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "rowSums",
                shape,
                size,
                (k, o) -> k.rowSums(ALPHA, o.matrix(rows, cols, GAPS, values), o.matrix(rows, 1, GAPS, values)));
        cases.add(
                "rowDots",
                shape,
                size,
                (k, o) -> k.rowDots(
                        ALPHA,
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values),
                        o.matrix(rows, 1, GAPS, values)));
        cases.add("rowDots", shape + ", of X with itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.rowDots(1f, x, x, o.matrix(rows, 1, PACKED, values));
        });
    }

    private void scaleAndShiftRows(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "scaleAndShiftRows",
                shape,
                size,
                (k, o) -> k.scaleAndShiftRows(
                        o.matrix(rows, 1, GAPS, values), o.matrix(rows, 1, PACKED, values),
                        o.matrix(rows, cols, GAPS, values), o.matrix(rows, cols, PACKED, values)));
        cases.add("scaleAndShiftRows", shape + ", in place", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.scaleAndShiftRows(o.matrix(rows, 1, PACKED, values), o.matrix(rows, 1, GAPS, values), x, x);
        });
    }

    private void addScaledRows(int rows, int cols, Values values) {
        String shape = Cases.shape(rows, cols, values);
        long size = (long) rows * cols;
        cases.add(
                "addScaledRows",
                shape,
                size,
                (k, o) -> k.addScaledRows(
                        o.matrix(rows, 1, GAPS, values),
                        o.matrix(rows, cols, GAPS, values),
                        o.matrix(rows, cols, PACKED, values)));
        cases.add("addScaledRows", shape + ", X added to itself", size, (k, o) -> {
            Matrix x = o.matrix(rows, cols, GAPS, values);
            k.addScaledRows(o.matrix(rows, 1, PACKED, values), x, x);
        });
    }
}
