package lanewise.training.optimizer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/** How a parameter moves by its gradient. Holds no state: what an optimizer remembers is handed to it. */
public interface Optimizer {

    /** How many matrices of the parameter's shape it remembers from update to update; they start at 0. */
    int moments();

    /**
     * One update. Element by element: it may be called for some rows of a parameter at a time, from several threads.
     *
     * @param t the number of the update, from 1
     * @param alpha the learning rate
     * @param W the parameter, weights or any other; changed
     * @param dW the derivative of the loss by it, same shape
     * @param moments what was remembered, {@link #moments()} matrices of the same shape; changed
     */
    void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments);

    /** The learning rate that is customary. */
    float customaryLearningRate();

    /**
     * Returns the decoupled weight decay that is customary, 0 for none.
     *
     * @return the decay
     */
    default float customaryWeightDecay() {
        return 0f;
    }

    /**
     * An optimizer by its name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message tells the names
     */
    static Optimizer named(String name) {
        Optimizer optimizer = all().get(name.toLowerCase(Locale.ROOT));
        if (optimizer == null) {
            throw new IllegalArgumentException("'" + name + "' is not one of " + String.join(", ", all().keySet()));
        }
        return optimizer;
    }

    /** All by name, with the constants of the papers that proposed them. */
    static Map<String, Optimizer> all() {
        return new TreeMap<>(Map.of(
                "gradient-descent", new GradientDescent(),
                "momentum", new Momentum(0.9f),
                "nesterov", new Nesterov(0.9f),
                "rmsprop", new RmsProp(0.9f, 1e-8f),
                "adam", new Adam(0.9f, 0.999f, 1e-8f),
                "adamw", new AdamW(0.9f, 0.999f, 1e-8f)));
    }
}
