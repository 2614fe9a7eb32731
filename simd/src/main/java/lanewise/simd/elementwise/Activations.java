package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;

/**
 * A = f(Z), row by row: full vectors, then the rest one by one. Every f has a loop of its own, because C2 boxes a
 * vector that may come from several calls.
 *
 * <p>Memory limits the speed of identity, relu and leaky relu; exp and a division that of tanh and the logistic
 * function.
 */
public final class Activations {

    private Activations() {}

    /**
     * Computes {@link lanewise.kernels.Kernels#activate}.
     *
     * @param f the activation
     * @param z the pre-activations
     * @param a the result
     */
    public static void activate(Activation f, Matrix z, Matrix a) {
        int bound = FLOAT.loopBound(z.cols());
        for (int i = 0; i < z.rows(); i++) {
            int from = z.index(i, 0);
            int to = a.index(i, 0);
            switch (f) {
                case IDENTITY -> System.arraycopy(z.data(), from, a.data(), to, bound);
                case RELU -> relu(z.data(), from, a.data(), to, bound);
                case LEAKY_RELU -> leakyRelu(z.data(), from, a.data(), to, bound);
                case TANH -> tanh(z.data(), from, a.data(), to, bound);
                case SIGMOID -> sigmoid(z.data(), from, a.data(), to, bound);
            }
            for (int j = bound; j < z.cols(); j++) {
                a.data()[to + j] = f.of(z.data()[from + j]);
            }
        }
    }

    private static void relu(float[] z, int from, float[] a, int to, int count) {
        for (int j = 0; j < count; j += COUNT) {
            FloatVector.fromArray(FLOAT, z, from + j).max(0f).intoArray(a, to + j);
        }
    }

    /** The maximum of z and 0.01 z is z where z is above 0, and 0.01 z elsewhere, in every bit. */
    private static void leakyRelu(float[] z, int from, float[] a, int to, int count) {
        for (int j = 0; j < count; j += COUNT) {
            FloatVector x = FloatVector.fromArray(FLOAT, z, from + j);
            x.max(x.mul(Activation.LEAK)).intoArray(a, to + j);
        }
    }

    private static void tanh(float[] z, int from, float[] a, int to, int count) {
        for (int j = 0; j < count; j += COUNT) {
            Functions.tanh(FloatVector.fromArray(FLOAT, z, from + j)).intoArray(a, to + j);
        }
    }

    private static void sigmoid(float[] z, int from, float[] a, int to, int count) {
        for (int j = 0; j < count; j += COUNT) {
            Functions.sigmoid(FloatVector.fromArray(FLOAT, z, from + j)).intoArray(a, to + j);
        }
    }
}
