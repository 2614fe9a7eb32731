package lanewise.cli.train;

import java.nio.file.Path;
import java.util.function.Function;
import lanewise.cli.train.files.ModelSaver;
import lanewise.cli.train.files.TrainingData;
import lanewise.recipes.HeapNeed;
import lanewise.recipes.Hyperparameters;

/**
 * A training whose data was read, and which fits its data, its files and the memory.
 *
 * @param start the starting point, fitted to the number of examples
 * @param data the examples
 * @param saver writes the model; null if no model file is given
 * @param keeper returns a writer of this training for another file
 * @param need the memory that the training needs
 */
record PreparedTraining(
        StartingPoint start, TrainingData data, ModelSaver saver, Function<Path, ModelSaver> keeper, HeapNeed need) {

    Hyperparameters hyperparameters() {
        return start.hyperparameters();
    }
}
