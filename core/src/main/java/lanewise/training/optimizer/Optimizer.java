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
 * <p>An optimizer has no state. Its moments, such as a velocity, are arguments. You can implement this interface:
 * {@link lanewise.training.TrainingLoop} accepts any optimizer, and a model file stores its moments with the name of
 * its class. To resume, pass an instance of the same class in the plan.
 */
public interface Optimizer {

    /**
     * Returns the number of moments per parameter. A moment is a matrix with the shape of the parameter. It is kept
     * from update to update; it starts at 0.
     *
     * @return number of moments, 0 or more
     */
    int moments();

    /**
     * Updates a parameter. The update must treat each element independently, because this method may be called for a
     * range of rows of a parameter, and from several threads.
     *
     * @param k the kernels
     * @param t number of the update, from 1
     * @param alpha learning rate
     * @param W the parameter, such as weights or a bias; changed
     * @param dW derivative of the loss by the parameter, same shape
     * @param moments {@link #moments()} matrices of the same shape; changed
     */
    void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments);

    /**
     * Returns the learning rate that is used if none is set.
     *
     * @return a learning rate
     */
    float defaultLearningRate();

    /**
     * Returns the decoupled weight decay that is used if none is set.
     *
     * @return the decay, 0 for none
     */
    default float defaultWeightDecay() {
        return 0f;
    }

    /**
     * Returns a built-in optimizer by name.
     *
     * @param name the name, in any case
     * @return the optimizer, with its usual constants
     * @throws IllegalArgumentException if there is no optimizer with that name; the message lists the names
     */
    static Optimizer named(String name) {
        Optimizer optimizer = all().get(name.toLowerCase(Locale.ROOT));
        if (optimizer == null) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not an optimizer; choose one of " + String.join(", ", all().keySet()));
        }
        return optimizer;
    }

    /**
     * Returns all built-in optimizers.
     *
     * @return the optimizers by name, with their usual constants
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
