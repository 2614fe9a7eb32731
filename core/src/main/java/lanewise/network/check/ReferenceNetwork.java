package lanewise.network.check;

import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.network.BatchNormalization;
import lanewise.network.Layer;
import lanewise.network.Network;

/**
 * A second implementation of forward propagation and the loss, in float64 with plain loops. As in training, batch
 * normalization uses the mean and variance of the batch. It computes no derivatives.
 */
final class ReferenceNetwork {

    /**
     * The parameters of layer l + 1 are {@code parameters[l]}, in the order of {@link Layer#parameters()}, row by row.
     */
    private final double[][][] parameters;

    private final double[][] bias;
    private final Activation activation;

    ReferenceNetwork(Network network) {
        parameters = new double[network.depth()][][];
        bias = new double[network.depth()][];
        for (int l = 0; l < parameters.length; l++) {
            Layer layer = network.layer(l + 1);
            parameters[l] =
                    layer.parameters().stream().map(ReferenceNetwork::copy).toArray(double[][]::new);
            // Without batch normalization the bias is a parameter, so both share one array.
            bias[l] = layer.normalization() == null ? parameters[l][1] : copy(layer.b());
        }
        activation = network.activation();
    }

    private static double[] copy(Matrix matrix) {
        double[] copy = new double[matrix.rows() * matrix.cols()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix.get(i / matrix.cols(), i % matrix.cols());
        }
        return copy;
    }

    /** Returns parameter {@code p} of layer {@code l}, counted from 1, row by row. The caller may change it. */
    double[] parameter(int l, int p) {
        return parameters[l - 1][p];
    }

    /**
     * Computes the mean cross-entropy.
     *
     * @param x inputs of each example
     * @param labels class numbers
     */
    double loss(double[][] x, int[] labels) {
        double[][] A = x;
        for (int l = 0; l < parameters.length; l++) {
            double[][] Z = affine(l, A);
            boolean last = l == parameters.length - 1;
            if (parameters[l].length > 2) {
                normalize(Z, parameters[l][1], parameters[l][2]);
            }
            A = last ? Z : activated(Z);
        }
        double loss = 0;
        for (int e = 0; e < labels.length; e++) {
            loss += logOfSum(A[e]) - A[e][labels[e]];
        }
        return loss / labels.length;
    }

    private double[][] affine(int l, double[][] A) {
        double[] W = parameters[l][0];
        int units = bias[l].length;
        double[][] Z = new double[A.length][units];
        for (int e = 0; e < A.length; e++) {
            int inputs = A[e].length;
            for (int i = 0; i < units; i++) {
                double z = bias[l][i];
                for (int j = 0; j < inputs; j++) {
                    z += W[i * inputs + j] * A[e][j];
                }
                Z[e][i] = z;
            }
        }
        return Z;
    }

    private static void normalize(double[][] Z, double[] gamma, double[] beta) {
        int m = Z.length;
        for (int i = 0; i < gamma.length; i++) {
            double mean = 0;
            for (double[] z : Z) {
                mean += z[i] / m;
            }
            double variance = 0;
            for (double[] z : Z) {
                variance += (z[i] - mean) * (z[i] - mean) / m;
            }
            double deviation = Math.sqrt(variance + BatchNormalization.EPSILON);
            for (double[] z : Z) {
                z[i] = gamma[i] * (z[i] - mean) / deviation + beta[i];
            }
        }
    }

    private double[][] activated(double[][] Z) {
        double[][] A = new double[Z.length][];
        for (int e = 0; e < Z.length; e++) {
            A[e] = Z[e].clone();
            for (int i = 0; i < A[e].length; i++) {
                A[e][i] = activated(Z[e][i]);
            }
        }
        return A;
    }

    private double activated(double z) {
        switch (activation) {
            case IDENTITY:
                return z;
            case RELU:
                return Math.max(z, 0);
            case LEAKY_RELU:
                return z > 0 ? z : Activation.LEAK * z;
            case TANH:
                return Math.tanh(z);
            case SIGMOID:
                return 1 / (1 + Math.exp(-z));
            default:
                throw new IllegalArgumentException("no float64 formula for " + activation.label());
        }
    }

    /** Returns ln(sum of exp(z)), the logarithm of the divisor of softmax. */
    private static double logOfSum(double[] z) {
        double top = Double.NEGATIVE_INFINITY;
        for (double each : z) {
            top = Math.max(top, each);
        }
        double sum = 0;
        for (double each : z) {
            sum += Math.exp(each - top);
        }
        return top + Math.log(sum);
    }
}
