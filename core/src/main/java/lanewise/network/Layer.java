package lanewise.network;

import java.util.List;
import lanewise.kernels.Matrix;

/**
 * The parameters of one layer: Z = W A + b, A being what the layer before it gives out.
 *
 * @param W weights, units x inputs
 * @param b bias, units x 1; not trained where there is batch normalisation, whose beta does its work
 * @param normalisation of Z, null for none
 */
public record Layer(Matrix W, Matrix b, BatchNormalisation normalisation) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if b is not units x 1
     */
    public Layer {
        if (b.rows() != W.rows() || b.cols() != 1) {
            throw new IllegalArgumentException("weights of " + W.shape() + " need a bias of " + W.rows() + " x 1, not "
                    + b.shape());
        }
    }

    /** A layer without batch normalisation. */
    public Layer(Matrix W, Matrix b) {
        this(W, b, null);
    }

    /** A layer whose weights and bias are all 0; also the shape that gradients have. */
    static Layer zeros(int units, int inputs, boolean normalised) {
        return new Layer(
                Matrix.zeros(units, inputs),
                Matrix.zeros(units, 1),
                normalised ? BatchNormalisation.identity(units) : null);
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
        return normalisation == null ? List.of(W, b) : List.of(W, normalisation.gamma(), normalisation.beta());
    }

    /** Every number the layer consists of: the parameters, and where there is batch normalisation its statistics. */
    public List<Matrix> numbers() {
        return normalisation == null
                ? List.of(W, b)
                : List.of(W, b, normalisation.gamma(), normalisation.beta(), normalisation.mean(), normalisation.variance());
    }

    /**
     * The layer without batch normalisation that computes the same from the running statistics:
     * W' = f W and b' = beta + f (b - mean) with f = gamma / sqrt(variance + epsilon), row by row. Itself if it has none.
     */
    Layer folded() {
        if (normalisation == null) {
            return this;
        }
        Layer folded = zeros(units(), inputs(), false);
        for (int i = 0; i < units(); i++) {
            float factor = normalisation.factor(i);
            for (int j = 0; j < inputs(); j++) {
                folded.W.set(i, j, factor * W.get(i, j));
            }
            float centred = b.get(i, 0) - normalisation.mean().get(i, 0);
            folded.b.set(i, 0, Math.fma(factor, centred, normalisation.beta().get(i, 0)));
        }
        return folded;
    }
}
