package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter, "Decoupled weight decay regularization", 2019). The step is
 * that of {@link Adam}; the decay is part of the update's regularization and is {@value #WEIGHT_DECAY} if it is not
 * set.
 *
 * @param beta1 decay of the moving average of the gradient, 0 or more and below 1, usually 0.9
 * @param beta2 decay of the moving average of the squared gradient, 0 or more and below 1, usually 0.999
 * @param epsilon number added to the root, above 0, usually 1e-8
 */
public record AdamW(float beta1, float beta2, float epsilon) implements Optimizer {

    private static final float WEIGHT_DECAY = 0.01f;

    /**
     * Creates the optimizer.
     *
     * @param beta1 decay of the moving average of the gradient, 0 or more and below 1, usually 0.9
     * @param beta2 decay of the moving average of the squared gradient, 0 or more and below 1, usually 0.999
     * @param epsilon number added to the root, above 0, usually 1e-8
     * @throws IllegalArgumentException if a number is out of its range
     */
    public AdamW {
        Ranges.decay("beta1", beta1);
        Ranges.decay("beta2", beta2);
        Ranges.positive("epsilon", epsilon);
    }

    /** Creates the optimizer with the usual constants. */
    public AdamW() {
        this(0.9f, 0.999f, 1e-8f);
    }

    @Override
    public int moments() {
        return adam().moments();
    }

    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        adam().update(k, t, alpha, W, dW, moments);
    }

    @Override
    public float defaultLearningRate() {
        return adam().defaultLearningRate();
    }

    @Override
    public float defaultWeightDecay() {
        return WEIGHT_DECAY;
    }

    private Adam adam() {
        return new Adam(beta1, beta2, epsilon);
    }
}
