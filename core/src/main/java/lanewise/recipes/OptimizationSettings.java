package lanewise.recipes;

import java.util.Optional;
import lanewise.training.Schedule;
import lanewise.training.optimizer.Optimizer;

/**
 * The optimizer and what its updates depend on.
 *
 * @param optimizer computes the updates
 * @param learningRate learning rate, above 0; empty for the default of the optimizer
 * @param schedule the change of the learning rate during training
 * @param batchSize examples in a batch, 1 or more; empty for all training examples
 */
public record OptimizationSettings(
        Optimizer optimizer, Optional<Float> learningRate, Schedule schedule, Optional<Integer> batchSize) {

    /**
     * Checks the numbers.
     *
     * @param optimizer computes the updates
     * @param learningRate learning rate; empty for the default of the optimizer
     * @param schedule the change of the learning rate during training
     * @param batchSize examples in a batch; empty for all training examples
     * @throws IllegalArgumentException if the learning rate is not a finite number above 0, or the batch size is below
     *     1
     */
    public OptimizationSettings {
        NumberRange.POSITIVE.check("learningRate", learningRate);
        batchSize.ifPresent(size -> WholeNumbers.check("batchSize", size, 1));
    }

    /**
     * Returns the learning rate, or the default of the optimizer if none is set.
     *
     * @return the learning rate
     */
    public float learningRateOrDefault() {
        return learningRate.orElseGet(optimizer::defaultLearningRate);
    }
}
