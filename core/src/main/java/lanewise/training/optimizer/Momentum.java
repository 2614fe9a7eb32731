package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Gradient descent with momentum: the step is a velocity that gradients push (Polyak 1964; in the form of Sutskever et
 * al., "On the importance of initialization and momentum in deep learning", 2013, and of PyTorch).
 *
 * @param mu the part of the velocity that is kept, usually 0.9
 */
public record Momentum(float mu) implements Optimizer {

    @Override
    public int moments() {
        return 1;
    }

    /** v = mu v + dW; W = W - alpha v. */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        Matrix v = moments.get(0);
        k.addScaled(1f, dW, mu, v);
        k.addScaled(-alpha, v, 1f, W);
    }

    @Override
    public float customaryLearningRate() {
        return 0.01f;
    }
}
