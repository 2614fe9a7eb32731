package lanewise.training;

import lanewise.kernels.Kernels;
import lanewise.network.Gradients;
import lanewise.network.Network;

/**
 * Gradient descent: W = W - alpha dW, b = b - alpha db, for every layer.
 *
 * @param alpha the learning rate
 */
public record GradientDescent(float alpha) {

    /**
     * Checks the learning rate.
     *
     * @throws IllegalArgumentException unless it is finite and above 0
     */
    public GradientDescent {
        if (!(alpha > 0) || Float.isInfinite(alpha)) {
            throw new IllegalArgumentException("the learning rate is a finite number above 0, not " + alpha);
        }
    }

    /** One step against the gradients. */
    public void update(Kernels k, Network network, Gradients gradients) {
        for (int l = 1; l <= network.depth(); l++) {
            k.addScaled(-alpha, gradients.dW(l), 1f, network.W(l));
            k.addScaled(-alpha, gradients.db(l), 1f, network.b(l));
        }
    }
}
