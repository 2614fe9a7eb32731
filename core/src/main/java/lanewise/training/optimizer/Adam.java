package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Adam: momentum divided by the root of the moving average of the squared gradient, both corrected for their start at 0
 * (Kingma, Ba, "Adam: a method for stochastic optimization", 2015). {@link AdamW} takes the same step.
 *
 * @param beta1 decay of the moving average of the gradient, 0 or more and below 1, usually 0.9
 * @param beta2 decay of the moving average of the squared gradient, 0 or more and below 1, usually 0.999
 * @param epsilon number added to the root, above 0, usually 1e-8
 */
public record Adam(float beta1, float beta2, float epsilon) implements Optimizer {

    /**
     * Creates the optimizer.
     *
     * @param beta1 decay of the moving average of the gradient, 0 or more and below 1, usually 0.9
     * @param beta2 decay of the moving average of the squared gradient, 0 or more and below 1, usually 0.999
     * @param epsilon number added to the root, above 0, usually 1e-8
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Adam {
        Ranges.decay("beta1", beta1);
        Ranges.decay("beta2", beta2);
        Ranges.positive("epsilon", epsilon);
    }

    /** Creates the optimizer with the usual constants. */
    public Adam() {
        this(0.9f, 0.999f, 1e-8f);
    }

    @Override
    public int moments() {
        return 2;
    }

    /**
     * Computes m = beta1 m + (1 - beta1) dW; v = beta2 v + (1 - beta2) dW^2; W = W - alpha mhat / (sqrt(vhat) +
     * epsilon), where mhat = m / (1 - beta1^t) and vhat = v / (1 - beta2^t).
     *
     * <p>The corrections are the same for every element, so they are moved out of the quotient, as in section 2 of the
     * paper: with c1 = 1 - beta1^t and r2 = sqrt(1 - beta2^t) the step is (alpha r2 / c1) m / (sqrt(v) + r2 epsilon).
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
    public float defaultLearningRate() {
        return 0.001f;
    }
}
