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

/** The option that names the labeled examples of a command. */
public final class LabeledDataOption {

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description =
                    "Labeled examples, in the formats of train --data. If a folder contains a test set, it is used. Default:"
                            + " the built-in MNIST test images.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    /**
     * Returns the files to read.
     *
     * @return the files; empty for the built-in data
     */
    public List<Path> paths() {
        return paths.stream().flatMap(each -> each.paths().stream()).toList();
    }

    /**
     * Reads the labeled examples: the test set if a folder contains one, and the built-in test images if no file is given.
     *
     * @return the examples
     * @throws LanewiseException if they cannot be read, or have no labels
     */
    public Examples read() {
        Examples examples = readAny();
        if (!examples.labeled()) {
            throw new LanewiseException(
                    examples.source(),
                    "the examples have no labels, which this command requires",
                    "use labeled examples, or the command predict");
        }
        return examples;
    }

    /**
     * Reads the examples, with labels or without.
     *
     * @return the examples
     * @throws LanewiseException if they cannot be read
     */
    public Examples readAny() {
        return paths.isEmpty() ? Mnist.test() : read(paths());
    }

    /**
     * Reads the examples of some files: the test set if a folder contains one.
     *
     * @param files the files
     * @return the examples
     * @throws LanewiseException if they cannot be read
     */
    public static Examples read(List<Path> files) {
        Dataset dataset = DataFiles.read(files.toArray(Path[]::new));
        return dataset.test() == null ? dataset.training() : dataset.test();
    }
}
