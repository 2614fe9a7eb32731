package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * Operations with one number per row: full vectors along the row first, then the remaining elements one by one. The
 * speed is limited by memory.
 */
public final class RowWise {

    private RowWise() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#addBias}.
     *
     * @param b the bias
     * @param z the matrix to add the bias to
     */
    public static void addBias(Matrix b, Matrix z) {
        if (!z.rowsContiguous()) {
            addBiasToColumns(b, z);
            return;
        }
        int cols = z.cols();
        int bound = FLOAT.loopBound(cols);
        float[] data = z.data();
        for (int i = 0; i < z.rows(); i++) {
            int at = z.index(i, 0);
            float bias = b.get(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector.fromArray(FLOAT, data, at + j).add(bias).intoArray(data, at + j);
            }
            for (int j = bound; j < cols; j++) {
                data[at + j] += bias;
            }
        }
    }

    private static void addBiasToColumns(Matrix b, Matrix z) {
        int units = z.rows();
        float[] biases = new float[units];
        for (int i = 0; i < units; i++) {
            biases[i] = b.get(i, 0);
        }
        int bound = FLOAT.loopBound(units);
        float[] data = z.data();
        for (int j = 0; j < z.cols(); j++) {
            int at = z.index(0, j);
            for (int i = 0; i < bound; i += COUNT) {
                FloatVector.fromArray(FLOAT, data, at + i)
                        .add(FloatVector.fromArray(FLOAT, biases, i))
                        .intoArray(data, at + i);
            }
            for (int i = bound; i < units; i++) {
                data[at + i] += biases[i];
            }
        }
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#scaleAndShiftRows}.
     *
     * @param scale one factor per row
     * @param shift one addend per row
     * @param x the operand X
     * @param y the result
     */
    public static void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xs = x.data();
        float[] ys = y.data();
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            float factor = scale.get(i, 0);
            float addend = shift.get(i, 0);
            FloatVector factors = FloatVector.broadcast(FLOAT, factor);
            FloatVector addends = FloatVector.broadcast(FLOAT, addend);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector.fromArray(FLOAT, xs, xAt + j).fma(factors, addends).intoArray(ys, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                ys[yAt + j] = Math.fma(factor, xs[xAt + j], addend);
            }
        }
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#addScaledRows}.
     *
     * @param scale one factor per row
     * @param x the operand X
     * @param y the operand Y, and the result
     */
    public static void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xs = x.data();
        float[] ys = y.data();
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            float factor = scale.get(i, 0);
            FloatVector factors = FloatVector.broadcast(FLOAT, factor);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vy = FloatVector.fromArray(FLOAT, ys, yAt + j);
                FloatVector.fromArray(FLOAT, xs, xAt + j).fma(factors, vy).intoArray(ys, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                ys[yAt + j] = Math.fma(factor, xs[xAt + j], ys[yAt + j]);
            }
        }
    }
}
