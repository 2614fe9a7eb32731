package lanewise.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;

/**
 * A second implementation of forward and back propagation, in float64 with plain loops. Tests compare it with numerical
 * derivatives and with the float32 network. Matrices are arrays of rows; a batch holds one example per column.
 */
final class Float64Network {

    private final Activation activation;
    private final double[][][] W;
    private final double[][] b;
    private final double[][] gamma;
    private final double[][] beta;

    /** The dropout mask of each hidden layer; null without dropout. */
    private DropoutMask[] masks;

    /** The label smoothing, 0 for none. */
    private double smoothing;

    Float64Network(Network network) {
        int depth = network.depth();
        activation = network.activation();
        W = new double[depth][][];
        b = new double[depth][];
        gamma = new double[depth][];
        beta = new double[depth][];
        for (int l = 0; l < depth; l++) {
            Layer layer = network.layer(l + 1);
            W[l] = rows(layer.W());
            b[l] = column(layer.b());
            if (layer.normalization() != null) {
                gamma[l] = column(layer.normalization().gamma());
                beta[l] = column(layer.normalization().beta());
            }
        }
    }

    private static double[][] rows(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][matrix.cols()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = matrix.get(i, j);
            }
        }
        return rows;
    }

    private static double[] column(Matrix matrix) {
        double[] column = new double[matrix.rows()];
        Arrays.setAll(column, i -> matrix.get(i, 0));
        return column;
    }

    Float64Network withDropout(DropoutMask... masks) {
        this.masks = masks;
        return this;
    }

    Float64Network withSmoothing(double epsilon) {
        smoothing = epsilon;
        return this;
    }

    /** Returns the arrays of parameters: for each layer the rows of W, then b, or gamma and beta. */
    List<double[]> parameters() {
        List<double[]> parameters = new ArrayList<>();
        for (int l = 0; l < W.length; l++) {
            parameters.addAll(List.of(W[l]));
            parameters.addAll(gamma[l] == null ? List.of(b[l]) : List.of(gamma[l], beta[l]));
        }
        return parameters;
    }

    /** Forward propagation of a batch, with the results that back propagation needs. */
    private final class Pass {
        final double[][][] Z = new double[W.length][][];
        final double[][][] Zhat = new double[W.length][][];
        final double[][] variance = new double[W.length][];
        final double[][][] A = new double[W.length][][];
        final double[][][] D = new double[W.length][][];

        Pass(double[][] X) {
            double[][] input = X;
            for (int l = 0; l < W.length; l++) {
                Z[l] = product(W[l], input);
                for (int i = 0; i < Z[l].length; i++) {
                    for (int j = 0; j < X[0].length; j++) {
                        Z[l][i][j] += b[l][i];
                    }
                }
                A[l] = l == W.length - 1 ? softmax(Z[l]) : activate(gamma[l] == null ? Z[l] : normalize(l));
                D[l] = l == W.length - 1 ? A[l] : drop(l, A[l]);
                input = D[l];
            }
        }

        private double[][] normalize(int l) {
            int m = Z[l][0].length;
            Zhat[l] = new double[Z[l].length][m];
            variance[l] = new double[Z[l].length];
            double[][] Y = new double[Z[l].length][m];
            for (int i = 0; i < Z[l].length; i++) {
                double mean = Arrays.stream(Z[l][i]).sum() / m;
                variance[l][i] =
                        Arrays.stream(Z[l][i]).map(z -> (z - mean) * (z - mean)).sum() / m;
                for (int j = 0; j < m; j++) {
                    Zhat[l][i][j] = (Z[l][i][j] - mean) / Math.sqrt(variance[l][i] + BatchNormalization.EPSILON);
                    Y[i][j] = gamma[l][i] * Zhat[l][i][j] + beta[l][i];
                }
            }
            return Y;
        }
    }

    double[][] probabilities(double[][] X) {
        return new Pass(X).A[W.length - 1];
    }

    /** Returns the mean over the batch of the cross-entropy between smoothed labels and probabilities. */
    double loss(double[][] X, int[] labels) {
        double[][] P = probabilities(X);
        double loss = 0;
        for (int i = 0; i < P.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                loss -= label(i, labels[j], P.length) * Math.log(P[i][j]);
            }
        }
        return loss / labels.length;
    }

    private double label(int i, int label, int classes) {
        return (i == label ? 1 - smoothing : 0) + smoothing / classes;
    }

    /** Returns the derivatives of the loss, in the shape and order of {@link #parameters()}. */
    List<double[]> gradient(double[][] X, int[] labels) {
        Pass pass = new Pass(X);
        int m = labels.length;
        int last = W.length - 1;
        List<double[]> gradient = new ArrayList<>();
        double[][] dZ = new double[b[last].length][m];
        for (int i = 0; i < dZ.length; i++) {
            for (int j = 0; j < m; j++) {
                dZ[i][j] = (pass.A[last][i][j] - label(i, labels[j], dZ.length)) / m;
            }
        }
        for (int l = last; l >= 0; l--) {
            List<double[]> ofLayer = new ArrayList<>();
            if (l == last || gamma[l] == null) {
                ofLayer.add(rowSums(dZ));
            } else {
                ofLayer.add(rowSums(times(dZ, pass.Zhat[l])));
                ofLayer.add(rowSums(dZ));
                dZ = throughNormalization(l, dZ, pass);
            }
            ofLayer.addAll(0, List.of(product(dZ, transposed(l == 0 ? X : pass.D[l - 1]))));
            gradient.addAll(0, ofLayer);
            if (l > 0) {
                double[][] dA = drop(l - 1, product(transposed(W[l]), dZ));
                dZ = times(dA, slopes(pass.A[l - 1]));
            }
        }
        return gradient;
    }

    /** Applies the chain rule to the variance and then to the mean, as in the paper. */
    private double[][] throughNormalization(int l, double[][] dY, Pass pass) {
        int m = dY[0].length;
        double[][] dZ = new double[dY.length][m];
        for (int i = 0; i < dY.length; i++) {
            double deviation = Math.sqrt(pass.variance[l][i] + BatchNormalization.EPSILON);
            double dVariance = 0;
            double dMean = 0;
            for (int j = 0; j < m; j++) {
                double dZhat = gamma[l][i] * dY[i][j];
                dVariance -= dZhat * pass.Zhat[l][i][j] / deviation / deviation / 2;
                dMean -= dZhat / deviation;
            }
            for (int j = 0; j < m; j++) {
                double centered = pass.Zhat[l][i][j] * deviation;
                dZ[i][j] = gamma[l][i] * dY[i][j] / deviation + dVariance * 2 * centered / m + dMean / m;
            }
        }
        return dZ;
    }

    private double[][] drop(int l, double[][] A) {
        if (masks == null) {
            return A;
        }
        double[][] D = new double[A.length][A[0].length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < A[0].length; j++) {
                D[i][j] = masks[l].keeps(i, j) ? A[i][j] * masks[l].scale() : 0;
            }
        }
        return D;
    }

    private double[][] activate(double[][] Z) {
        double[][] A = new double[Z.length][Z[0].length];
        for (int i = 0; i < Z.length; i++) {
            for (int j = 0; j < Z[0].length; j++) {
                double z = Z[i][j];
                A[i][j] = switch (activation) {
                    case IDENTITY -> z;
                    case RELU -> Math.max(z, 0);
                    case LEAKY_RELU -> z > 0 ? z : Activation.LEAK * z;
                    case TANH -> Math.tanh(z);
                    case SIGMOID -> 1 / (1 + Math.exp(-z));
                };
            }
        }
        return A;
    }

    private double[][] slopes(double[][] A) {
        double[][] slopes = new double[A.length][A[0].length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < A[0].length; j++) {
                double a = A[i][j];
                slopes[i][j] = switch (activation) {
                    case IDENTITY -> 1;
                    case RELU -> a > 0 ? 1 : 0;
                    case LEAKY_RELU -> a > 0 ? 1 : Activation.LEAK;
                    case TANH -> 1 - a * a;
                    case SIGMOID -> a * (1 - a);
                };
            }
        }
        return slopes;
    }

    private static double[][] softmax(double[][] Z) {
        double[][] A = new double[Z.length][Z[0].length];
        for (int j = 0; j < Z[0].length; j++) {
            double sum = 0;
            for (double[] row : Z) {
                sum += Math.exp(row[j]);
            }
            for (int i = 0; i < Z.length; i++) {
                A[i][j] = Math.exp(Z[i][j]) / sum;
            }
        }
        return A;
    }

    private static double[][] product(double[][] A, double[][] B) {
        double[][] C = new double[A.length][B[0].length];
        for (int i = 0; i < A.length; i++) {
            for (int p = 0; p < B.length; p++) {
                for (int j = 0; j < B[0].length; j++) {
                    C[i][j] += A[i][p] * B[p][j];
                }
            }
        }
        return C;
    }

    private static double[][] times(double[][] A, double[][] B) {
        double[][] C = new double[A.length][A[0].length];
        for (int i = 0; i < A.length; i++) {
            int row = i;
            Arrays.setAll(C[i], j -> A[row][j] * B[row][j]);
        }
        return C;
    }

    private static double[][] transposed(double[][] A) {
        double[][] T = new double[A[0].length][A.length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < A[0].length; j++) {
                T[j][i] = A[i][j];
            }
        }
        return T;
    }

    private static double[] rowSums(double[][] A) {
        return Arrays.stream(A).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }
}
