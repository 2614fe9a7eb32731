package lanewise.network;

import java.util.List;
import lanewise.kernels.Matrix;

/**
 * The parameters of one layer: Z = W A + b, A being what the layer before it gives out.
 *
 * @param W weights, units x inputs
 * @param b bias, units x 1; not trained where there is batch normalization, whose beta does its work
 * @param normalization of Z, null for none
 */
public record Layer(Matrix W, Matrix b, BatchNormalization normalization) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if b is not units x 1
     */
    public Layer {
        if (b.rows() != W.rows() || b.cols() != 1) {
            throw new IllegalArgumentException(
                    "weights of " + W.shape() + " need a bias of " + W.rows() + " x 1, not " + b.shape());
        }
    }

    /** A layer without batch normalization. */
    public Layer(Matrix W, Matrix b) {
        this(W, b, null);
    }

    /** A layer whose weights and bias are all 0; also the shape that gradients have. */
    static Layer zeros(int units, int inputs, boolean normalized) {
        return new Layer(
                Matrix.zeros(units, inputs),
                Matrix.zeros(units, 1),
                normalized ? BatchNormalization.identity(units) : null);
    }

    /** Outputs. */
    public int units() {
        return W.rows();
    }

    /** Inputs. */
    public int inputs() {
        return W.cols();
    }

    /** What training changes by its gradient, the weights first: W and b, or W, gamma and beta. */
    public List<Matrix> parameters() {
        return normalization == null ? List.of(W, b) : List.of(W, normalization.gamma(), normalization.beta());
    }

    /** Every number the layer consists of: the parameters, and where there is batch normalization its statistics. */
    public List<Matrix> numbers() {
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
     * The layer without batch normalization that computes the same from the running statistics:
     * W' = f W and b' = beta + f (b - mean) with f = gamma / sqrt(variance + epsilon), row by row. Itself if it has none.
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
