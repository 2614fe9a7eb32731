package lanewise.notebook.equations;

import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Difference;

/** Weight decay (L2 regularization): a multiple of W that is added to the gradient of W. */
final class WeightDecay {

    /** Maximum factor of W. */
    private static final double MOST = 1;

    /** Maximum relative noise of the multiple of W. */
    private static final double MOST_NOISE = 0.1;

    private WeightDecay() {}

    /**
     * Returns a gradient with the weight decay that another one contains.
     *
     * @param gradient the gradient without weight decay
     * @param result the learner's gradient
     * @param W the weights
     * @param sign the sign of the multiple of W: 1, or -1 for the mistake
     * @param tolerance the relative difference that rounding can explain
     * @return the gradient; null if the difference of both is rounding noise, or no such multiple
     */
    static DenseMatrix added(DenseMatrix gradient, DenseMatrix result, DenseMatrix W, int sign, double tolerance) {
        DenseMatrix rest = result.minus(gradient);
        double noise = tolerance * result.magnitude();
        double size = rest.magnitude();
        double lambda = Difference.factor(rest, W, Math.min(MOST_NOISE, noise / size));
        return size > noise && lambda * sign > 0 && Math.abs(lambda) < MOST ? gradient.plus(W.times(lambda)) : null;
    }
}
