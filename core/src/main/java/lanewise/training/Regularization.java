package lanewise.training;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.network.Network;

/**
 * Limits on the magnitude of weights and gradients. A value of 0 disables a limit.
 *
 * <p>Start with {@link #NONE} and change what you need.
 *
 * @param l2 factor of the L2 penalty: adds l2 / 2 times the sum of the squared weights to the loss, dW = dW + l2 W
 * @param clip maximum norm of all gradients together (Pascanu, Mikolov, Bengio 2013)
 * @param weightDecay decay independent of the gradient: W = W - alpha weightDecay W in each update (Loshchilov, Hutter
 *     2019)
 * @param maxNorm maximum norm of the weights of each unit (Srivastava et al. 2014)
 */
public record Regularization(float l2, float clip, float weightDecay, float maxNorm) {

    /** No regularization. */
    public static final Regularization NONE = new Regularization(0f, 0f, 0f, 0f);

    /**
     * Creates a regularization.
     *
     * @param l2 factor of the L2 penalty
     * @param clip maximum norm of all gradients together
     * @param weightDecay decay independent of the gradient
     * @param maxNorm maximum norm of the weights of each unit
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public Regularization {
        check("l2", l2);
        check("clip", clip);
        check("weightDecay", weightDecay);
        check("maxNorm", maxNorm);
    }

    private static void check(String name, float value) {
        if (!(value >= 0) || Float.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number of 0 or more, not " + value);
        }
    }

    /**
     * Returns this regularization with another factor of the L2 penalty.
     *
     * @param l2 the factor, 0 or more
     * @return a new regularization
     */
    public Regularization withL2(float l2) {
        return new Regularization(l2, clip, weightDecay, maxNorm);
    }

    /**
     * Returns this regularization with another maximum norm of the gradients.
     *
     * @param clip the maximum norm, 0 to disable
     * @return a new regularization
     */
    public Regularization withClip(float clip) {
        return new Regularization(l2, clip, weightDecay, maxNorm);
    }

    /**
     * Returns this regularization with another weight decay.
     *
     * @param weightDecay the decay, 0 or more
     * @return a new regularization
     */
    public Regularization withWeightDecay(float weightDecay) {
        return new Regularization(l2, clip, weightDecay, maxNorm);
    }

    /**
     * Returns this regularization with another maximum norm of the weights of each unit.
     *
     * @param maxNorm the maximum norm, 0 to disable
     * @return a new regularization
     */
    public Regularization withMaxNorm(float maxNorm) {
        return new Regularization(l2, clip, weightDecay, maxNorm);
    }

    /** Changes the gradients before the optimizer reads them. */
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

    /** Applies the weight decay; {@code alpha} is the learning rate of the update. */
    void decay(Kernels k, Layer layer, float alpha) {
        if (weightDecay > 0) {
            k.scale(1f - alpha * weightDecay, layer.W());
        }
    }

    /** Limits the norm of the weights of each unit. */
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
            scaleRows(k, factor, layer.W());
        }
    }

    private static Matrix rowSquares(Kernels k, Matrix x) {
        Matrix squares = Matrix.zeros(x.rows(), 1);
        Matrix rows = x.rowsContiguous() ? x : x.copyByRows();
        k.rowDots(1f, rows, rows, squares);
        return squares;
    }

    private static void scaleRows(Kernels k, Matrix factor, Matrix x) {
        Matrix shift = Matrix.zeros(factor.rows(), 1);
        if (x.rowsContiguous()) {
            k.scaleAndShiftRows(factor, shift, x, x);
            return;
        }
        Matrix rows = x.copyByRows();
        k.scaleAndShiftRows(factor, shift, rows, rows);
        rows.copyTo(x);
    }

    private static double sum(Matrix column) {
        double sum = 0;
        for (int i = 0; i < column.rows(); i++) {
            sum += column.get(i, 0);
        }
        return sum;
    }
}
