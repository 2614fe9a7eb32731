package lanewise.storage;

import java.util.Optional;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingState;

/**
 * How a model was trained, and all that is needed to train it further to the same bits: randomness depends on the seed and
 * the number of the update alone.
 *
 * @param hyperparameters all of them
 * @param recipe name and version of the recipe they began with, such as {@code quick 1}; empty if none was named
 * @param dev examples that were kept apart
 * @param dataHash of the training and dev examples together, see {@link DataHash}
 * @param version of the program
 * @param state as training left it
 */
public record Training(
        Hyperparameters hyperparameters,
        Optional<String> recipe,
        int dev,
        String dataHash,
        String version,
        TrainingState state) {}
