package lanewise.cli.train.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.cli.console.ProgramVersion;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.errors.OutputException;
import lanewise.files.AtomicFile;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.storage.DataHash;
import lanewise.storage.LaterFormatException;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.storage.Training;
import lanewise.text.Text;
import lanewise.training.TrainingState;
import lanewise.weights.WeightOrigin;

/**
 * Writes the model of one training.
 *
 * @param file the model file
 * @param data training and dev examples together
 * @param dataHash the hash of these examples
 * @param hyperparameters of the training
 * @param recipe name and version of the recipe that the hyperparameters are based on
 * @param dev number of dev examples
 * @param origin how weights from another tool were read, with which the training began
 * @param replacesFurther whether a model of the same training with more updates is replaced
 */
public record ModelSaver(
        Path file,
        Examples data,
        String dataHash,
        Hyperparameters hyperparameters,
        Optional<String> recipe,
        int dev,
        Optional<WeightOrigin> origin,
        boolean replacesFurther) {

    /**
     * Creates a saver, and computes the hash of the examples.
     *
     * @param file the model file
     * @param data training and dev examples together
     * @param hyperparameters of the training
     * @param recipe name and version of the recipe that the hyperparameters are based on
     * @param dev number of dev examples
     * @param origin how weights from another tool were read, with which the training began
     * @param replacesFurther whether a model of the same training with more updates is replaced
     */
    public ModelSaver(
            Path file,
            Examples data,
            Hyperparameters hyperparameters,
            Optional<String> recipe,
            int dev,
            Optional<WeightOrigin> origin,
            boolean replacesFurther) {
        this(file, data, DataHash.of(data), hyperparameters, recipe, dev, origin, replacesFurther);
    }

    /**
     * Writes the state and, for inference, the best network so far if it is kept, otherwise the latest.
     *
     * @param state the state
     * @throws OutputException if they cannot be written
     */
    public void save(TrainingState state) {
        save(state.best() == null ? state.networkForInference() : state.best().network(), state);
    }

    /**
     * Writes the state and the network for inference, for the last time.
     *
     * @param forInference the network for inference
     * @param state the state
     * @throws OutputException if they cannot be written, or the file has a model of this training with more updates;
     *     the advice may name another file that has them
     */
    public void saveLast(Network forInference, TrainingState state) {
        try {
            further(state.updates()).ifPresent(updates -> {
                throw new OutputException(
                        file.toString(),
                        "it has the model of this training after " + Text.count(updates, "update")
                                + " and is not replaced by that after " + Text.count(state.updates()),
                        "add --force to replace it");
            });
            save(forInference, state);
        } catch (OutputException e) {
            throw AtomicFile.rescue(file, e, other -> at(other).save(forInference, state));
        }
    }

    /**
     * Writes the state for the last time, as {@link #saveLast(Network, TrainingState)}.
     *
     * @param state the state
     */
    public void saveLast(TrainingState state) {
        saveLast(
                state.best() == null
                        ? state.networkForInference()
                        : state.best().network(),
                state);
    }

    /** Returns a saver of the same training that writes another file. */
    private ModelSaver at(Path other) {
        return new ModelSaver(other, data, dataHash, hyperparameters, recipe, dev, origin, true);
    }

    /**
     * Returns which model is lost if the file is replaced: that of another training, or of a longer one. A training on
     * the same data with the same hyperparameters, except its length, is the same.
     *
     * @param updates number of updates of this training
     * @return the model in words; empty if none is lost
     */
    public Optional<String> replaced(int updates) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Optional<Integer> earlier = updatesOfSame();
            if (earlier.isEmpty()) {
                return Optional.of("the model of another training");
            }
            return earlier.filter(n -> n > updates)
                    .map(n -> "the model of a longer training (" + Text.count(n, "update") + ")");
        } catch (LaterFormatException e) {
            return Optional.of("a model of a later version");
        } catch (LanewiseException e) {
            // A damaged file is of no use to anyone.
            return Optional.empty();
        }
    }

    /**
     * Returns the number of updates of the model in the file, if it is one of the same training.
     *
     * @throws LanewiseException if the file is not a model file, is damaged, or cannot be read
     */
    private Optional<Integer> updatesOfSame() {
        return ModelFile.read(file)
                .training()
                .filter(training -> training.dataHash().equals(dataHash)
                        && withoutLength(training.hyperparameters()).equals(withoutLength(hyperparameters)))
                .map(training -> training.state().updates());
    }

    /**
     * Returns the number of updates of a model that must not be replaced by one with fewer updates of the same
     * training, for example if a complete training is repeated and interrupted.
     *
     * @param updates number of updates of the model to write
     * @return the number of updates of the model in the file; empty if the file may be replaced
     */
    public Optional<Integer> further(int updates) {
        if (replacesFurther || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return updatesOfSame().filter(n -> n > updates);
        } catch (LanewiseException e) {
            return Optional.empty();
        }
    }

    private static Map<Hyperparameter<?>, String> withoutLength(Hyperparameters hyperparameters) {
        Map<Hyperparameter<?>, String> texts = Hyperparameter.texts(hyperparameters);
        texts.keySet().removeAll(Set.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS, Hyperparameter.MAX_TIME));
        return texts;
    }

    /**
     * Writes the state and the network for inference.
     *
     * @param forInference the network
     * @param state the state
     * @throws OutputException if they cannot be written
     */
    public void save(Network forInference, TrainingState state) {
        Training training = new Training(hyperparameters, recipe, dev, dataHash, ProgramVersion.current(), state);
        ModelFile.write(
                file,
                new Model(forInference, data.height(), data.width(), data.classes(), Optional.of(training), origin));
    }
}
