package lanewise.training.optimizer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Computes a new value of a parameter from its gradient.
 *
 * <p>An optimizer has no state of its own: its moments, such as a velocity, are arguments. An implementation of your own works
 * in {@link lanewise.training.TrainingLoop} like the built-in ones, and a model file stores its moments with the name of its
 * class. To resume, pass an instance of the same class in the plan.
 */
public interface Optimizer {

    /**
     * Returns the number of moments per parameter. A moment is a matrix of the shape of the parameter that is kept from update
     * to update; it starts at 0.
     *
     * @return number of moments, 0 or more
     */
    int moments();

    /**
     * Updates a parameter. It must be an element-by-element operation, because it may be called for some rows of a parameter
     * at a time, from several threads.
     *
     * @param k the kernels
     * @param t number of the update, from 1
     * @param alpha learning rate
     * @param W the parameter, weights or any other; changed
     * @param dW derivative of the loss by the parameter, same shape
     * @param moments {@link #moments()} matrices of the same shape; changed
     */
    void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments);

    /**
     * Returns the customary learning rate.
     *
     * @return a learning rate
     */
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
     * Returns a built-in optimizer by name.
     *
     * @param name the name, in any case
     * @return the optimizer, with the constants of the paper that proposed it
     * @throws IllegalArgumentException if there is no optimizer with that name; the message lists the names
     */
    static Optimizer named(String name) {
        Optimizer optimizer = all().get(name.toLowerCase(Locale.ROOT));
        if (optimizer == null) {
            throw new IllegalArgumentException("'" + name + "' is not one of " + String.join(", ", all().keySet()));
        }
        return optimizer;
    }

    /**
     * Returns all built-in optimizers.
     *
     * @return the optimizers by name, with the constants of the papers that proposed them
     */
    static Map<String, Optimizer> all() {
        return new TreeMap<>(Map.of(
                "gradient-descent", new GradientDescent(),
                "momentum", new Momentum(),
                "nesterov", new Nesterov(),
                "rmsprop", new RmsProp(),
                "adam", new Adam(),
                "adamw", new AdamW()));
    }
}
