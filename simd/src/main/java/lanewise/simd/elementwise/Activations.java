package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;

/**
 * Computes A = f(Z), row by row: full vectors first, then the remaining elements one by one. Every f has its own loop,
 * because C2 boxes a vector that may come from several calls.
 *
 * <p>The speed of identity, relu and leaky relu is limited by memory, that of tanh and the logistic function by exp and
 * a division.
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

    /** Uses the maximum of z and 0.01 z. It is z if z is above 0, else 0.01 z, bit for bit. */
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
