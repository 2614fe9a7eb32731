package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * Computes softmax for as many columns at once as a vector has lanes. Their elements stay in the first-level cache
 * between the three passes. The speed is limited by exp, which takes about twenty operations per element.
 */
public final class Softmax {

    private Softmax() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#softmax}.
     *
     * @param z the pre-activations
     * @param a the result
     */
    public static void softmax(Matrix z, Matrix a) {
        int rows = z.rows();
        int cols = z.cols();
        if (rows == 0) {
            return;
        }
        if (!z.rowsContiguous() || !a.rowsContiguous()) {
            columnByColumn(z, a);
            return;
        }
        int bound = FLOAT.loopBound(cols);
        for (int j = 0; j < bound; j += COUNT) {
            columns(z.data(), z.offset() + j, z.rowStride(), a.data(), a.offset() + j, a.rowStride(), rows);
        }
        if (bound < cols) {
            // The remaining columns are computed in the first lanes of a small matrix.
            int left = cols - bound;
            float[] tile = new float[rows * COUNT];
            copy(z.data(), z.offset() + bound, z.rowStride(), tile, 0, COUNT, rows, left);
            columns(tile, 0, COUNT, tile, 0, COUNT, rows);
            copy(tile, 0, COUNT, a.data(), a.offset() + bound, a.rowStride(), rows, left);
        }
    }

    /**
     * Copies the first elements of each row. The loop is a method, because its iterations would count for the caller:
     * for one column, C2 would then compile the caller before it has a profile of {@link #columns}. Without a profile,
     * C2 does not inline {@link Functions#exp} and creates an object for each vector.
     */
    private static void copy(
            float[] from, int fromAt, int fromStride, float[] to, int toAt, int toStride, int rows, int cols) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fromAt + i * fromStride, to, toAt + i * toStride, cols);
        }
    }

    private static void columns(float[] z, int zAt, int zStride, float[] a, int aAt, int aStride, int rows) {
        FloatVector top = FloatVector.fromArray(FLOAT, z, zAt);
        for (int i = 1; i < rows; i++) {
            top = top.max(FloatVector.fromArray(FLOAT, z, zAt + i * zStride));
        }
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int i = 0; i < rows; i++) {
            FloatVector e = Functions.exp(
                    FloatVector.fromArray(FLOAT, z, zAt + i * zStride).sub(top));
            e.intoArray(a, aAt + i * aStride);
            sum = sum.add(e);
        }
        for (int i = 0; i < rows; i++) {
            FloatVector.fromArray(FLOAT, a, aAt + i * aStride).div(sum).intoArray(a, aAt + i * aStride);
        }
    }

    /**
     * Computes softmax for contiguous columns, with lanes along the classes. The sum adds one element after another, in
     * the order of the contract.
     */
    private static void columnByColumn(Matrix z, Matrix a) {
        int rows = z.rows();
        // The padding to full vectors is a number that changes no maximum; its exp is unused.
        float[] e = new float[(rows + COUNT - 1) / COUNT * COUNT];
        Arrays.fill(e, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < z.cols(); j++) {
            System.arraycopy(z.data(), z.index(0, j), e, 0, rows);
            float top = e[0];
            for (int i = 1; i < rows; i++) {
                top = Math.max(top, e[i]);
            }
            for (int i = 0; i < e.length; i += COUNT) {
                Functions.exp(FloatVector.fromArray(FLOAT, e, i).sub(top)).intoArray(e, i);
            }
            float sum = 0f;
            for (int i = 0; i < rows; i++) {
                sum += e[i];
            }
            for (int i = 0; i < e.length; i += COUNT) {
                FloatVector.fromArray(FLOAT, e, i).div(sum).intoArray(e, i);
            }
            System.arraycopy(e, 0, a.data(), a.index(0, j), rows);
        }
    }
}
