package lanewise.network;

import java.util.List;

/**
 * The equations of forward and back propagation once more, in float64 and loop by loop: what the numerical derivatives
 * and the float32 network are checked against.
 */
final class Float64Network {

    final double[][][] W;
    final double[][] b;

    Float64Network(Network network) {
        int depth = network.depth();
        W = new double[depth][][];
        b = new double[depth][];
        for (int l = 0; l < depth; l++) {
            Layer layer = network.layer(l + 1);
            W[l] = new double[layer.units()][layer.inputs()];
            b[l] = new double[layer.units()];
            for (int i = 0; i < layer.units(); i++) {
                b[l][i] = layer.b().get(i, 0);
                for (int j = 0; j < layer.inputs(); j++) {
                    W[l][i][j] = layer.W().get(i, j);
                }
            }
        }
    }

    /** dW and db of every layer, and the loss they are derivatives of. */
    static final class Gradient {
        double loss;
        final double[][][] dW;
        final double[][] db;

        Gradient(Float64Network network) {
            dW = new double[network.W.length][][];
            db = new double[network.W.length][];
            for (int l = 0; l < dW.length; l++) {
                dW[l] = new double[network.W[l].length][network.W[l][0].length];
                db[l] = new double[network.W[l].length];
            }
        }
    }

    double loss(List<double[]> examples, int[] labels) {
        double loss = 0;
        for (int e = 0; e < labels.length; e++) {
            double[][] Z = forward(examples.get(e));
            loss -= Math.log(softmax(Z[Z.length - 1])[labels[e]]);
        }
        return loss / labels.length;
    }

    Gradient gradient(List<double[]> examples, int[] labels) {
        Gradient gradient = new Gradient(this);
        gradient.loss = loss(examples, labels);
        for (int e = 0; e < labels.length; e++) {
            double[][] Z = forward(examples.get(e));
            double[] dZ = softmax(Z[Z.length - 1]);
            dZ[labels[e]] -= 1;
            for (int l = W.length - 1; l >= 0; l--) {
                double[] A = l == 0 ? examples.get(e) : relu(Z[l - 1]);
                double[] dA = new double[A.length];
                for (int i = 0; i < dZ.length; i++) {
                    gradient.db[l][i] += dZ[i] / labels.length;
                    for (int j = 0; j < A.length; j++) {
                        gradient.dW[l][i][j] += dZ[i] * A[j] / labels.length;
                        dA[j] += W[l][i][j] * dZ[i];
                    }
                }
                if (l > 0) {
                    for (int j = 0; j < dA.length; j++) {
                        dA[j] = Z[l - 1][j] > 0 ? dA[j] : 0;
                    }
                }
                dZ = dA;
            }
        }
        return gradient;
    }

    private double[][] forward(double[] x) {
        double[][] Z = new double[W.length][];
        double[] A = x;
        for (int l = 0; l < W.length; l++) {
            Z[l] = new double[W[l].length];
            for (int i = 0; i < Z[l].length; i++) {
                Z[l][i] = b[l][i];
                for (int j = 0; j < A.length; j++) {
                    Z[l][i] += W[l][i][j] * A[j];
                }
            }
            A = relu(Z[l]);
        }
        return Z;
    }

    private static double[] relu(double[] z) {
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = Math.max(z[i], 0);
        }
        return a;
    }

    private static double[] softmax(double[] z) {
        double top = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            top = Math.max(top, v);
        }
        double sum = 0;
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = Math.exp(z[i] - top);
            sum += a[i];
        }
        for (int i = 0; i < z.length; i++) {
            a[i] /= sum;
        }
        return a;
    }
}
