package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * RMSprop: the gradient divided by the root of the moving average of its square (Tieleman, Hinton, "Neural networks for
 * machine learning", lecture 6.5, 2012).
 *
 * @param rho decay of the moving average, 0 or more and below 1, usually 0.9
 * @param epsilon number added to the root to avoid a division by 0, above 0, usually 1e-8
 */
public record RmsProp(float rho, float epsilon) implements Optimizer {

    /**
     * Creates the optimizer.
     *
     * @param rho decay of the moving average, 0 or more and below 1, usually 0.9
     * @param epsilon number added to the root to avoid a division by 0, above 0, usually 1e-8
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RmsProp {
        Ranges.decay("rho", rho);
        Ranges.positive("epsilon", epsilon);
    }

    /** Creates the optimizer with the usual constants. */
    public RmsProp() {
        this(0.9f, 1e-8f);
    }

    @Override
    public int moments() {
        return 1;
    }

    /** Computes v = rho v + (1 - rho) dW^2; W = W - alpha dW / (sqrt(v) + epsilon). */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaledSquares(1f - rho, dW, rho, v);
        k.addScaledQuotients(-alpha, dW, v, epsilon, W);
    }

    @Override
    public float defaultLearningRate() {
        return 0.001f;
    }
}
