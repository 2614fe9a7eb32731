package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Adam: momentum divided by the root of the recent mean of the squared gradient, both corrected for having started at 0
 * (Kingma, Ba, "Adam: a method for stochastic optimization", 2015). {@link AdamW} takes the same step.
 *
 * @param beta1 the part of the mean gradient that is kept, usually 0.9
 * @param beta2 the part of the mean squared gradient that is kept, usually 0.999
 * @param epsilon added to the root, usually 1e-8
 */
public record Adam(float beta1, float beta2, float epsilon) implements Optimizer {

    @Override
    public int moments() {
        return 2;
    }

    /**
     * m = beta1 m + (1 - beta1) dW; v = beta2 v + (1 - beta2) dW^2; W = W - alpha mhat / (sqrt(vhat) + epsilon), where
     * mhat = m / (1 - beta1^t) and vhat = v / (1 - beta2^t).
     *
     * <p>The corrections are the same for every element, so they are taken out of the quotient, as section 2 of the paper
     * has it: with c1 = 1 - beta1^t and r2 = sqrt(1 - beta2^t) the step is (alpha r2 / c1) m / (sqrt(v) + r2 epsilon).
     */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix m = moments.get(0);
        Matrix v = moments.get(1);
        k.addScaled(1f - beta1, dW, beta1, m);
        k.addScaledSquares(1f - beta2, dW, beta2, v);
        double c1 = 1 - StrictMath.pow(beta1, t);
        double r2 = Math.sqrt(1 - StrictMath.pow(beta2, t));
        k.addScaledQuotients((float) (-alpha * r2 / c1), m, v, (float) (r2 * epsilon), W);
    }

    @Override
    public float customaryLearningRate() {
        return 0.001f;
    }
}
