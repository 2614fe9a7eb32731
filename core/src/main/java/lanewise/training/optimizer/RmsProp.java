package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * RMSprop: each step is divided by the root of the recent mean of the squared gradient (Tieleman, Hinton, "Neural networks
 * for machine learning", lecture 6.5, 2012).
 *
 * @param rho the part of the mean that is kept, usually 0.9
 * @param epsilon added to the root, so that nothing is divided by 0
 */
public record RmsProp(float rho, float epsilon) implements Optimizer {

    @Override
    public int moments() {
        return 1;
    }

    /** v = rho v + (1 - rho) dW^2; W = W - alpha dW / (sqrt(v) + epsilon). */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaledSquares(1f - rho, dW, rho, v);
        k.addScaledQuotients(-alpha, dW, v, epsilon, W);
    }

    @Override
    public float customaryLearningRate() {
        return 0.001f;
    }
}
