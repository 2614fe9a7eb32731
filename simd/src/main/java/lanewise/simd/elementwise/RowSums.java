package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;

/**
 * Sums along rows. The sixteen partial sums of the contract are the lanes of one vector of 16 lanes, two of 8 or four
 * of 4.
 *
 * <p>The latency of successive additions limits the speed to 16 floats in the time of one addition. Each iteration of a
 * loop has several of them, so that the other instructions of the loop never limit it.
 */
public final class RowSums {

    private static final int PARTIAL_SUMS = 16;

    private RowSums() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#rowSums}.
     *
     * @param alpha the factor
     * @param x the operand X
     * @param sums the result, one sum per row
     */
    public static void rowSums(float alpha, Matrix x, Matrix sums) {
        float[] s = new float[PARTIAL_SUMS];
        int bound = x.cols() - x.cols() % PARTIAL_SUMS;
        for (int i = 0; i < x.rows(); i++) {
            int at = x.index(i, 0);
            for (int lane = 0; lane < PARTIAL_SUMS; lane += COUNT) {
                partialSums(x.data(), at + lane, bound, s, lane);
            }
            for (int j = bound; j < x.cols(); j++) {
                s[j - bound] += x.data()[at + j];
            }
            sums.set(i, 0, alpha * total(s));
        }
    }

    /** Computes and stores partial sums. It returns no vector, because C2 boxes it unless it inlines the call. */
    private static void partialSums(float[] data, int at, int bound, float[] s, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        int j = 0;
        for (; j < bound - 3 * PARTIAL_SUMS; j += 4 * PARTIAL_SUMS) {
            sum = sum.add(FloatVector.fromArray(FLOAT, data, at + j));
            sum = sum.add(FloatVector.fromArray(FLOAT, data, at + j + PARTIAL_SUMS));
            sum = sum.add(FloatVector.fromArray(FLOAT, data, at + j + 2 * PARTIAL_SUMS));
            sum = sum.add(FloatVector.fromArray(FLOAT, data, at + j + 3 * PARTIAL_SUMS));
        }
        for (; j < bound; j += PARTIAL_SUMS) {
            sum = sum.add(FloatVector.fromArray(FLOAT, data, at + j));
        }
        sum.intoArray(s, lane);
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#rowDots}.
     *
     * @param alpha the factor
     * @param x the operand X
     * @param y the operand Y
     * @param sums the result, one sum per row
     */
    public static void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        float[] s = new float[PARTIAL_SUMS];
        int bound = x.cols() - x.cols() % PARTIAL_SUMS;
        for (int i = 0; i < x.rows(); i++) {
            int xAt = x.index(i, 0);
            int yAt = y.index(i, 0);
            for (int lane = 0; lane < PARTIAL_SUMS; lane += COUNT) {
                partialDots(x.data(), xAt + lane, y.data(), yAt + lane, bound, s, lane);
            }
            for (int j = bound; j < x.cols(); j++) {
                s[j - bound] = Math.fma(x.data()[xAt + j], y.data()[yAt + j], s[j - bound]);
            }
            sums.set(i, 0, alpha * total(s));
        }
    }

    private static void partialDots(float[] x, int xAt, float[] y, int yAt, int bound, float[] s, int lane) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int j = 0; j < bound; j += PARTIAL_SUMS) {
            sum = FloatVector.fromArray(FLOAT, x, xAt + j).fma(FloatVector.fromArray(FLOAT, y, yAt + j), sum);
        }
        sum.intoArray(s, lane);
    }

    /** Returns the sum of the partial sums, in the order that the contract specifies; overwrites them. */
    private static float total(float[] s) {
        for (int h = PARTIAL_SUMS / 2; h >= 1; h /= 2) {
            for (int l = 0; l < h; l++) {
                s[l] += s[l + h];
            }
        }
        return s[0];
    }
}
