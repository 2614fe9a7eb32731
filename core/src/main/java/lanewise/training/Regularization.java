package lanewise.training;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.network.Network;

/**
 * What keeps weights and gradients small. Every number may be 0 for none.
 *
 * @param l2 the loss grows by l2 / 2 times the sum of the squared weights: dW = dW + l2 W
 * @param clip the norm of all gradients together is brought down to this (Pascanu, Mikolov, Bengio 2013)
 * @param weightDecay decoupled from the gradient: W = W - alpha weightDecay W with each update (Loshchilov, Hutter 2019)
 * @param maxNorm the norm of each unit's weights is brought down to this (Srivastava et al. 2014)
 */
public record Regularization(float l2, float clip, float weightDecay, float maxNorm) {

    /** None of it. */
    public static final Regularization NONE = new Regularization(0f, 0f, 0f, 0f);

    /** Changes the gradients before the optimizer sees them. */
    void beforeUpdate(Kernels k, Network network, Gradients gradients) {
        if (l2 > 0) {
            for (int l = 1; l <= network.depth(); l++) {
                k.addScaled(l2, network.W(l), 1f, gradients.dW(l));
            }
        }
        if (clip > 0) {
            clip(k, network, gradients);
        }
    }

    private void clip(Kernels k, Network network, Gradients gradients) {
        double squares = 0;
        for (int l = 1; l <= network.depth(); l++) {
            for (Matrix gradient : gradients.layer(l).parameters()) {
                squares += sum(rowSquares(k, gradient));
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > clip) {
            for (int l = 1; l <= network.depth(); l++) {
                for (Matrix gradient : gradients.layer(l).parameters()) {
                    k.scale((float) (clip / norm), gradient);
                }
            }
        }
    }

    /** Shrinks the weights; {@code alpha} is the update's learning rate. */
    void decay(Kernels k, Layer layer, float alpha) {
        if (weightDecay > 0) {
            k.scale(1f - alpha * weightDecay, layer.W());
        }
    }

    /** Brings the norms of the units' weights down. */
    void afterUpdate(Kernels k, Layer layer) {
        if (maxNorm == 0) {
            return;
        }
        Matrix factor = rowSquares(k, layer.W());
        boolean above = false;
        for (int i = 0; i < factor.rows(); i++) {
            double norm = Math.sqrt(factor.get(i, 0));
            above |= norm > maxNorm;
            factor.set(i, 0, norm > maxNorm ? (float) (maxNorm / norm) : 1f);
        }
        if (above) {
            k.scaleAndShiftRows(factor, Matrix.zeros(factor.rows(), 1), layer.W(), layer.W());
        }
    }

    private static Matrix rowSquares(Kernels k, Matrix x) {
        Matrix squares = Matrix.zeros(x.rows(), 1);
        k.rowDots(1f, x, x, squares);
        return squares;
    }

    private static double sum(Matrix column) {
        double sum = 0;
        for (int i = 0; i < column.rows(); i++) {
            sum += column.get(i, 0);
        }
        return sum;
    }
}
