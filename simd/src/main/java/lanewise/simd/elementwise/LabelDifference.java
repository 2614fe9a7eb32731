package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;
import static lanewise.simd.lanes.Lanes.INT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;

/** Computes A - Y. The speed is limited by memory, or by integer arithmetic if the labels are smoothed. */
public final class LabelDifference {

    private LabelDifference() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#subtract}.
     *
     * @param a the activations
     * @param y the labels
     * @param dZ the result
     */
    public static void subtract(Matrix a, OneHot y, Matrix dZ) {
        boolean rows = a.rowsContiguous() && dZ.rowsContiguous();
        if (y.off() == 0f) {
            subtractFromLabels(rows ? a : a.transposed(), rows ? dZ : dZ.transposed(), y, dZ);
        } else if (rows) {
            rowByRow(a, y, dZ);
        } else {
            columnByColumn(a, y, dZ);
        }
    }

    /** Copies A, then subtracts at the labels only, because a - 0 is a, bit for bit. */
    private static void subtractFromLabels(Matrix from, Matrix to, OneHot y, Matrix dZ) {
        if (!from.equals(to)) {
            for (int i = 0; i < from.rows() && from.cols() > 0; i++) {
                System.arraycopy(from.data(), from.index(i, 0), to.data(), to.index(i, 0), from.cols());
            }
        }
        float[] data = dZ.data();
        int[] labels = y.labels();
        float on = y.on();
        for (int j = 0; j < dZ.cols(); j++) {
            data[dZ.index(labels[y.offset() + j], j)] -= on;
        }
    }

    private static void rowByRow(Matrix a, OneHot y, Matrix dZ) {
        int bound = FLOAT.loopBound(a.cols());
        int[] labels = y.labels();
        int first = y.offset();
        float on = y.on();
        float off = y.off();
        int offBits = Float.floatToRawIntBits(off);
        // y = off ^ (on ^ off if the label is the row, else 0). Masks are avoided, because JDK 17 boxes them.
        int toOn = Float.floatToRawIntBits(on) ^ offBits;
        for (int i = 0; i < a.rows(); i++) {
            int from = a.index(i, 0);
            int to = dZ.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                IntVector differs = IntVector.fromArray(INT, labels, first + j).lanewise(VectorOperators.XOR, i);
                // For a number n of 0 or more, n - 1 is negative only if n is 0.
                IntVector same = differs.sub(1).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
                FloatVector label = same.lanewise(VectorOperators.AND, toOn)
                        .lanewise(VectorOperators.XOR, offBits)
                        .reinterpretAsFloats();
                FloatVector.fromArray(FLOAT, a.data(), from + j).sub(label).intoArray(dZ.data(), to + j);
            }
            for (int j = bound; j < a.cols(); j++) {
                dZ.data()[to + j] = a.data()[from + j] - (labels[first + j] == i ? on : off);
            }
        }
    }

    private static void columnByColumn(Matrix a, OneHot y, Matrix dZ) {
        for (int j = 0; j < a.cols(); j++) {
            int label = y.label(j);
            for (int i = 0; i < a.rows(); i++) {
                dZ.set(i, j, a.get(i, j) - (i == label ? y.on() : y.off()));
            }
        }
    }
}
