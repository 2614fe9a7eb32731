package lanewise.network;

import lanewise.kernels.Matrix;

/**
 * The parameters of one layer: Z = W A + b, A being what the layer before it gives out.
 *
 * @param W weights, units x inputs
 * @param b bias, units x 1
 */
public record Layer(Matrix W, Matrix b) {

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

    /** A layer whose parameters are all 0; also the shape that gradients have. */
    static Layer zeros(int units, int inputs) {
        return new Layer(Matrix.zeros(units, inputs), Matrix.zeros(units, 1));
    }

    /** Outputs. */
    public int units() {
        return W.rows();
    }

    /** Inputs. */
    public int inputs() {
        return W.cols();
    }
}
