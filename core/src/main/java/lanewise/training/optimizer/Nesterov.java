package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Nesterov's accelerated gradient: momentum whose gradient is taken one step ahead (Nesterov 1983; rewritten for the
 * weights ahead by Bengio et al., "Advances in optimizing recurrent networks", 2013, as PyTorch has it).
 *
 * @param mu the part of the velocity that is kept, usually 0.9
 */
public record Nesterov(float mu) implements Optimizer {

    @Override
    public int moments() {
        return 1;
    }

    /** v = mu v + dW; W = W - alpha (dW + mu v). */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaled(1f, dW, mu, v);
        k.addScaled(-alpha, dW, 1f, W);
        k.addScaled(-alpha * mu, v, 1f, W);
    }

    @Override
    public float customaryLearningRate() {
        return 0.01f;
    }
}
