package lanewise.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.data.DataFiles;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.errors.LanewiseException;
import picocli.CommandLine.Option;

/** Examples to hold answers against: the option that names them. */
public final class LabeledDataOption {

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description =
                    "Labeled examples, in the formats of train --data; of a folder with a test set, that. Default: "
                            + "the test images of MNIST, built in.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    /** Files to read, none for the built-in data. */
    public List<Path> paths() {
        return paths.stream().flatMap(each -> each.paths().stream()).toList();
    }

    /**
     * Reads the examples; of a folder with a test set, that; the built-in test images if none were named.
     *
     * @throws LanewiseException if they cannot be read, or have no labels
     */
    public Examples read() {
        Examples examples = readAny();
        if (!examples.labeled()) {
            throw new LanewiseException(
                    examples.source(),
                    "the labels are missing, and this command needs them",
                    "give labeled examples, or ask for predictions with predict");
        }
        return examples;
    }

    /**
     * The same with labels or without.
     *
     * @throws LanewiseException if they cannot be read
     */
    public Examples readAny() {
        return paths.isEmpty() ? Mnist.test() : read(paths());
    }

    /**
     * Reads the examples of some files; of a folder with a test set, that.
     *
     * @throws LanewiseException if they cannot be read
     */
    public static Examples read(List<Path> files) {
        Dataset dataset = DataFiles.read(files.toArray(Path[]::new));
        return dataset.test() == null ? dataset.training() : dataset.test();
    }
}
