package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;

/**
 * Computes dZ = dA * f'(Z) from A, row by row: full vectors first, then the remaining elements one by one. The speed is
 * limited by memory.
 */
public final class ActivationGradients {

    private ActivationGradients() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#activationGradient}.
     *
     * @param f the activation
     * @param a the activations
     * @param dA the derivatives with respect to A
     * @param dZ the result
     */
    public static void gradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        int bound = FLOAT.loopBound(a.cols());
        float[] as = a.data();
        float[] from = dA.data();
        float[] to = dZ.data();
        for (int i = 0; i < a.rows(); i++) {
            int aAt = a.index(i, 0);
            int fromAt = dA.index(i, 0);
            int toAt = dZ.index(i, 0);
            switch (f) {
                case IDENTITY -> System.arraycopy(from, fromAt, to, toAt, bound);
                case RELU -> relu(as, aAt, from, fromAt, to, toAt, bound);
                case LEAKY_RELU -> leakyRelu(as, aAt, from, fromAt, to, toAt, bound);
                case TANH -> tanh(as, aAt, from, fromAt, to, toAt, bound);
                case SIGMOID -> sigmoid(as, aAt, from, fromAt, to, toAt, bound);
            }
            for (int j = bound; j < a.cols(); j++) {
                to[toAt + j] = f.gradient(as[aAt + j], from[fromAt + j]);
            }
        }
    }

    private static void relu(float[] a, int aAt, float[] dA, int from, float[] dZ, int to, int count) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int j = 0; j < count; j += COUNT) {
            FloatVector va = FloatVector.fromArray(FLOAT, a, aAt + j);
            FloatVector vd = FloatVector.fromArray(FLOAT, dA, from + j);
            zero.blend(vd, va.compare(VectorOperators.GT, zero)).intoArray(dZ, to + j);
        }
    }

    private static void leakyRelu(float[] a, int aAt, float[] dA, int from, float[] dZ, int to, int count) {
        FloatVector zero = FloatVector.zero(FLOAT);
        for (int j = 0; j < count; j += COUNT) {
            FloatVector va = FloatVector.fromArray(FLOAT, a, aAt + j);
            FloatVector vd = FloatVector.fromArray(FLOAT, dA, from + j);
            vd.mul(Activation.LEAK)
                    .blend(vd, va.compare(VectorOperators.GT, zero))
                    .intoArray(dZ, to + j);
        }
    }

    private static void tanh(float[] a, int aAt, float[] dA, int from, float[] dZ, int to, int count) {
        FloatVector one = FloatVector.broadcast(FLOAT, 1f);
        for (int j = 0; j < count; j += COUNT) {
            FloatVector va = FloatVector.fromArray(FLOAT, a, aAt + j);
            FloatVector vd = FloatVector.fromArray(FLOAT, dA, from + j);
            vd.mul(va.neg().fma(va, one)).intoArray(dZ, to + j);
        }
    }

    private static void sigmoid(float[] a, int aAt, float[] dA, int from, float[] dZ, int to, int count) {
        FloatVector one = FloatVector.broadcast(FLOAT, 1f);
        for (int j = 0; j < count; j += COUNT) {
            FloatVector va = FloatVector.fromArray(FLOAT, a, aAt + j);
            FloatVector vd = FloatVector.fromArray(FLOAT, dA, from + j);
            vd.mul(va.mul(one.sub(va))).intoArray(dZ, to + j);
        }
    }
}
