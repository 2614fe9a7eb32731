package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter, "Decoupled weight decay regularization", 2019). The step is that of
 * {@link Adam}; the decay is part of the update's regularization and is {@value #WEIGHT_DECAY} if it is not set.
 *
 * @param beta1 decay of the mean gradient, usually 0.9
 * @param beta2 decay of the mean squared gradient, usually 0.999
 * @param epsilon added to the root, usually 1e-8
 */
public record AdamW(float beta1, float beta2, float epsilon) implements Optimizer {

    private static final float WEIGHT_DECAY = 0.01f;

    @Override
    public int moments() {
        return adam().moments();
    }

    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        adam().update(k, t, alpha, W, dW, moments);
    }

    @Override
    public float customaryLearningRate() {
        return adam().customaryLearningRate();
    }

    @Override
    public float customaryWeightDecay() {
        return WEIGHT_DECAY;
    }

    private Adam adam() {
        return new Adam(beta1, beta2, epsilon);
    }
}
