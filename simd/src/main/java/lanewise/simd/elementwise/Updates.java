package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * The operations of optimizers, row by row: full vectors first, then the remaining elements one by one. The speed of
 * {@link #addScaledQuotients} is limited by a square root and a division, that of the others by memory.
 */
public final class Updates {

    private Updates() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#scale}.
     *
     * @param alpha the factor
     * @param y the operand Y, and the result
     */
    public static void scale(float alpha, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] data = y.data();
        for (int i = 0; i < y.rows(); i++) {
            int at = y.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector.fromArray(FLOAT, data, at + j).mul(alpha).intoArray(data, at + j);
            }
            for (int j = bound; j < cols; j++) {
                data[at + j] *= alpha;
            }
        }
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#addScaled}.
     *
     * @param alpha the factor
     * @param x the operand X
     * @param beta the factor of Y
     * @param y the operand Y, and the result
     */
    public static void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xs = x.data();
        float[] ys = y.data();
        FloatVector factor = FloatVector.broadcast(FLOAT, alpha);
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vx = FloatVector.fromArray(FLOAT, xs, xAt + j);
                FloatVector vy = FloatVector.fromArray(FLOAT, ys, yAt + j);
                factor.fma(vx, vy.mul(beta)).intoArray(ys, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                ys[yAt + j] = Math.fma(alpha, xs[xAt + j], beta * ys[yAt + j]);
            }
        }
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#addScaledSquares}.
     *
     * @param alpha the factor
     * @param x the operand X
     * @param beta the factor of Y
     * @param y the operand Y, and the result
     */
    public static void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xs = x.data();
        float[] ys = y.data();
        FloatVector factor = FloatVector.broadcast(FLOAT, alpha);
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vx = FloatVector.fromArray(FLOAT, xs, xAt + j);
                FloatVector vy = FloatVector.fromArray(FLOAT, ys, yAt + j);
                factor.fma(vx.mul(vx), vy.mul(beta)).intoArray(ys, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                float x1 = xs[xAt + j];
                ys[yAt + j] = Math.fma(alpha, x1 * x1, beta * ys[yAt + j]);
            }
        }
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#addScaledQuotients}.
     *
     * @param alpha the factor
     * @param x the operand X
     * @param v the operand V
     * @param epsilon the addend of the square root
     * @param y the operand Y, and the result
     */
    public static void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        int cols = y.cols();
        int bound = FLOAT.loopBound(cols);
        float[] xs = x.data();
        float[] vs = v.data();
        float[] ys = y.data();
        FloatVector factor = FloatVector.broadcast(FLOAT, alpha);
        for (int i = 0; i < y.rows(); i++) {
            int xAt = x.index(i, 0);
            int vAt = v.index(i, 0);
            int yAt = y.index(i, 0);
            for (int j = 0; j < bound; j += COUNT) {
                FloatVector vx = FloatVector.fromArray(FLOAT, xs, xAt + j);
                FloatVector vy = FloatVector.fromArray(FLOAT, ys, yAt + j);
                FloatVector root = FloatVector.fromArray(FLOAT, vs, vAt + j).sqrt();
                factor.fma(vx.div(root.add(epsilon)), vy).intoArray(ys, yAt + j);
            }
            for (int j = bound; j < cols; j++) {
                float quotient = xs[xAt + j] / ((float) Math.sqrt(vs[vAt + j]) + epsilon);
                ys[yAt + j] = Math.fma(alpha, quotient, ys[yAt + j]);
            }
        }
    }
}
