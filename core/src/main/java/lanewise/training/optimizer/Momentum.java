package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Gradient descent with momentum: the step is a velocity to which gradients are added (Polyak 1964; in the form of
 * Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013, and of PyTorch).
 *
 * @param mu decay of the velocity, 0 or more and below 1, usually 0.9
 */
public record Momentum(float mu) implements Optimizer {

    /**
     * Creates the optimizer.
     *
     * @param mu decay of the velocity, 0 or more and below 1, usually 0.9
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Momentum {
        Ranges.decay("mu", mu);
    }

    /** Creates the optimizer with the usual constants. */
    public Momentum() {
        this(0.9f);
    }

    @Override
    public int moments() {
        return 1;
    }

    /** Computes v = mu v + dW; W = W - alpha v. */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaled(1f, dW, mu, v);
        k.addScaled(-alpha, v, 1f, W);
    }

    @Override
    public float defaultLearningRate() {
        return 0.01f;
    }
}
