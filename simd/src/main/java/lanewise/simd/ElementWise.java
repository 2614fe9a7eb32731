package lanewise.simd;

import static lanewise.simd.Lanes.COUNT;
import static lanewise.simd.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;

/**
 * Operations on one element at a time, row by row: full vectors, then the elements that are left one by one.
 *
 * <p>Memory bounds all of them: one or two operations for every float that is read and written.
 */
final class ElementWise {

    private ElementWise() {}

    static void addBias(Matrix b, Matrix z) {
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

    static void relu(Matrix z, Matrix a) {
        int cols = z.cols();
        int bound = FLOAT.loopBound(cols);
        float[] from = z.data();
        float[] to = a.data();
        for (int i = 0; i < z.rows(); i++) {
            int zAt = z.index(i, 0);
            int aAt = a.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector.fromArray(FLOAT, from, zAt + j).max(0f).intoArray(to, aAt + j);
            }
            for (int j = bound; j < cols; j++) {
                to[aAt + j] = Math.max(from[zAt + j], 0f);
            }
        }
    }

    static void reluGradient(Matrix z, Matrix dA, Matrix dZ) {
        int cols = z.cols();
        int bound = FLOAT.loopBound(cols);
        float[] zData = z.data();
        float[] from = dA.data();
        float[] to = dZ.data();
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int i = 0; i < z.rows(); i++) {
            int zAt = z.index(i, 0);
            int fromAt = dA.index(i, 0);
            int toAt = dZ.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vz = FloatVector.fromArray(FLOAT, zData, zAt + j);
                FloatVector vd = FloatVector.fromArray(FLOAT, from, fromAt + j);
                zero.blend(vd, vz.compare(VectorOperators.GT, zero)).intoArray(to, toAt + j);
            }
            for (int j = bound; j < cols; j++) {
                to[toAt + j] = zData[zAt + j] > 0f ? from[fromAt + j] : 0f;
            }
        }
    }

    static void addScaled(float alpha, Matrix x, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xData = x.data();
        float[] yData = y.data();
        FloatVector factor = FloatVector.broadcast(FLOAT, alpha);
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vx = FloatVector.fromArray(FLOAT, xData, xAt + j);
                FloatVector vy = FloatVector.fromArray(FLOAT, yData, yAt + j);
                factor.fma(vx, vy).intoArray(yData, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                yData[yAt + j] = Math.fma(alpha, xData[xAt + j], yData[yAt + j]);
            }
        }
    }

    /** Copies A, then takes 1 off where the labels are: a - 0 is a, bit for bit. */
    static void subtract(Matrix a, OneHot y, Matrix dZ) {
        if (!a.equals(dZ)) {
            boolean rows = a.rowsContiguous() && dZ.rowsContiguous();
            copyRows(rows ? a : a.transposed(), rows ? dZ : dZ.transposed());
        }
        float[] data = dZ.data();
        int[] labels = y.labels();
        for (int j = 0; j < dZ.cols(); j++) {
            data[dZ.index(labels[y.offset() + j], j)] -= 1f;
        }
    }

    private static void copyRows(Matrix from, Matrix to) {
        for (int i = 0; i < from.rows() && from.cols() > 0; i++) {
            System.arraycopy(from.data(), from.index(i, 0), to.data(), to.index(i, 0), from.cols());
        }
    }
}
