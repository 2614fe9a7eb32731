package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Nesterov's accelerated gradient: momentum with the gradient one step ahead (Nesterov 1983; in the form of Bengio et
 * al., "Advances in optimizing recurrent networks", 2013, and of PyTorch).
 *
 * @param mu decay of the velocity, 0 or more and below 1, usually 0.9
 */
public record Nesterov(float mu) implements Optimizer {

    /**
     * Creates the optimizer.
     *
     * @param mu decay of the velocity, 0 or more and below 1, usually 0.9
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Nesterov {
        Ranges.decay("mu", mu);
    }

    /** Creates the optimizer with the usual constants. */
    public Nesterov() {
        this(0.9f);
    }

    @Override
    public int moments() {
        return 1;
    }

    /** Computes v = mu v + dW; W = W - alpha (dW + mu v). */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaled(1f, dW, mu, v);
        k.addScaled(-alpha, dW, 1f, W);
        k.addScaled(-alpha * mu, v, 1f, W);
    }

    @Override
    public float defaultLearningRate() {
        return 0.01f;
    }
}
