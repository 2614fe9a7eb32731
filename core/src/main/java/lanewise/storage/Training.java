package lanewise.storage;

import java.util.Optional;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingState;

/**
 * A training and its state. A training that is resumed ends in the bits of an uninterrupted one, because random numbers
 * depend only on the seed and the number of the update.
 *
 * @param hyperparameters the complete set
 * @param recipe name and version of the recipe the set is based on, such as {@code quick 1}; empty for none
 * @param dev number of dev examples
 * @param dataHash hash of the training and dev examples together, see {@link DataHash}
 * @param version version of the program
 * @param state the state after the latest update
 */
public record Training(
        Hyperparameters hyperparameters,
        Optional<String> recipe,
        int dev,
        String dataHash,
        String version,
        TrainingState state) {}
