package lanewise.training.optimizer;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/** Gradient descent, as in the video. */
public record GradientDescent() implements Optimizer {

    @Override
    public int moments() {
        return 0;
    }

    /** Computes W = W - alpha dW. */
    @Override
    public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
        k.addScaled(-alpha, dW, 1f, W);
    }

    @Override
    public float defaultLearningRate() {
        return 0.1f;
    }
}
