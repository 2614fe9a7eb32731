package lanewise.cli.train;

import java.nio.file.Path;
import java.util.Optional;
import lanewise.cli.console.ProgramVersion;
import lanewise.data.Examples;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.storage.DataHash;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.storage.Training;
import lanewise.training.TrainingState;

/**
 * Writes the model of one training.
 *
 * @param file the model file
 * @param data training and dev examples together
 * @param dataHash the hash of these examples
 * @param hyperparameters of the training
 * @param recipe name and version of the recipe that the hyperparameters are based on
 * @param dev number of dev examples
 */
record ModelSaver(
        Path file, Examples data, String dataHash, Hyperparameters hyperparameters, Optional<String> recipe, int dev) {

    ModelSaver(Path file, Examples data, Hyperparameters hyperparameters, Optional<String> recipe, int dev) {
        this(file, data, DataHash.of(data), hyperparameters, recipe, dev);
    }

    /** Writes the state and, for inference, the best network so far if it is kept, otherwise the latest. */
    void save(TrainingState state) {
        save(state.best() == null ? state.networkForInference() : state.best().network(), state);
    }

    /** Writes the state and the network for inference. */
    void save(Network forInference, TrainingState state) {
        Training training = new Training(hyperparameters, recipe, dev, dataHash, ProgramVersion.current(), state);
        ModelFile.write(
                file, new Model(forInference, data.height(), data.width(), data.classes(), Optional.of(training)));
    }
}
