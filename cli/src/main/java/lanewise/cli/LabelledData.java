package lanewise.cli;

import java.nio.file.Path;
import java.util.List;
import lanewise.data.DataException;
import lanewise.data.DataFiles;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;

/** Examples to hold answers against. */
final class LabelledData {

    private LabelledData() {}

    /**
     * Reads examples; of a folder with a test set, that.
     *
     * @param paths none for the built-in test images
     * @throws DataException if they cannot be read, or have no labels
     */
    static Examples read(List<Values.Paths> paths) {
        List<Path> given = paths.stream().flatMap(each -> each.paths().stream()).toList();
        if (given.isEmpty()) {
            return Mnist.test();
        }
        Dataset dataset = DataFiles.read(given.toArray(Path[]::new));
        Examples examples = dataset.test() == null ? dataset.training() : dataset.test();
        if (!examples.labelled()) {
            throw new DataException(examples.source(), "the labels are missing, and this command needs them",
                    "give labelled examples, or ask for predictions with " + PredictCommand.NAME);
        }
        return examples;
    }
}
