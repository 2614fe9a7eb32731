package lanewise.network;

import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.Matrix;

/**
 * The parameters of one layer: Z = W A + b, where A is the activation of the layer before it.
 *
 * @param W weights, units x inputs
 * @param b bias, units x 1; not trained in a layer with batch normalization, which trains beta instead
 * @param normalization batch normalization of Z, null for none
 */
public record Layer(Matrix W, Matrix b, BatchNormalization normalization) {

    /** The minimum number of units whose weights {@link #forPixels} stores column by column. */
    private static final int BY_COLUMNS = 64;

    /**
     * Creates a layer.
     *
     * @param W weights, units x inputs
     * @param b bias, units x 1
     * @param normalization batch normalization of Z, null for none
     * @throws IllegalArgumentException if b or a vector of the batch normalization is not units x 1
     */
    public Layer {
        if (b.rows() != W.rows() || b.cols() != 1) {
            throw new IllegalArgumentException(
                    "weights of " + W.shape() + " need a bias of " + W.rows() + " x 1, not " + b.shape());
        }
        if (normalization != null
                && !Stream.of(
                                normalization.gamma(),
                                normalization.beta(),
                                normalization.mean(),
                                normalization.variance())
                        .allMatch(vector -> vector.rows() == W.rows() && vector.cols() == 1)) {
            throw new IllegalArgumentException(
                    "every vector of the batch normalization of " + W.rows() + " units must be " + W.rows() + " x 1");
        }
    }

    /**
     * Creates a layer without batch normalization.
     *
     * @param W weights, units x inputs
     * @param b bias, units x 1
     * @throws IllegalArgumentException if b is not units x 1
     */
    public Layer(Matrix W, Matrix b) {
        this(W, b, null);
    }

    /** Returns a layer whose weights and bias are all 0. */
    static Layer zeros(int units, int inputs, boolean normalized) {
        return zeros(Matrix.zeros(units, inputs), normalized);
    }

    /** Returns a layer of the same form whose weights and bias are all 0, such as gradients. */
    Layer zerosLike() {
        return zeros(W.zerosLike(), normalization != null);
    }

    private static Layer zeros(Matrix W, boolean normalized) {
        return new Layer(W, Matrix.zeros(W.rows(), 1), normalized ? BatchNormalization.identity(W.rows()) : null);
    }

    /**
     * Returns this layer with its weights stored as suits a layer whose inputs are pixels: column by column if there
     * are many units. A pixel with ink then reads a contiguous run of weights, and no copy for this purpose is needed.
     * The gradient and the moments of the weights are stored in the same order.
     *
     * @return a layer with the same weights
     */
    public Layer forPixels() {
        return units() < BY_COLUMNS ? this : new Layer(W.copyByColumns(), b, normalization);
    }

    /**
     * Returns the number of units.
     *
     * @return number of units
     */
    public int units() {
        return W.rows();
    }

    /**
     * Returns the number of inputs.
     *
     * @return number of inputs of each unit
     */
    public int inputs() {
        return W.cols();
    }

    /**
     * Returns the matrices that gradients change, the weights first.
     *
     * @return W and b; with batch normalization W, gamma and beta
     */
    public List<Matrix> parameters() {
        return normalization == null ? List.of(W, b) : List.of(W, normalization.gamma(), normalization.beta());
    }

    /**
     * Returns all matrices of the layer: the parameters and, with batch normalization, its running statistics.
     *
     * @return W and b; with batch normalization W, b, gamma, beta, mean and variance
     */
    public List<Matrix> matrices() {
        return normalization == null
                ? List.of(W, b)
                : List.of(
                        W,
                        b,
                        normalization.gamma(),
                        normalization.beta(),
                        normalization.mean(),
                        normalization.variance());
    }

    /**
     * Returns an equivalent layer without batch normalization, from the running statistics: folded W = f W and folded b
     * = beta + f (b - mean) with f = gamma / sqrt(variance + epsilon), row by row. A layer without batch normalization
     * returns itself.
     */
    Layer folded() {
        if (normalization == null) {
            return this;
        }
        Layer folded = zeros(units(), inputs(), false);
        for (int i = 0; i < units(); i++) {
            float factor = normalization.factor(i);
            for (int j = 0; j < inputs(); j++) {
                folded.W.set(i, j, factor * W.get(i, j));
            }
            float centered = b.get(i, 0) - normalization.mean().get(i, 0);
            folded.b.set(i, 0, Math.fma(factor, centered, normalization.beta().get(i, 0)));
        }
        return folded;
    }
}
