package lanewise.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.errors.LanewiseException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the labeled examples of a command. */
public final class LabeledDataOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description = "Labeled examples, in the formats of train --data. If a folder contains training and test "
                    + "data, the test data is read. Default: the built-in MNIST test images.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    @Mixin
    private DataFormatOptions format;

    private List<String> hints = List.of();

    /**
     * Returns the files to read.
     *
     * @return the files; empty for the built-in data
     */
    public List<Path> paths() {
        return paths.stream().flatMap(each -> each.paths().stream()).toList();
    }

    /**
     * Reads the labeled examples: the test set if a folder contains one, and the built-in test images if no file is
     * given.
     *
     * @return the examples
     * @throws LanewiseException if they cannot be read, or have no labels
     */
    public Examples read() {
        return labeled(readAny());
    }

    /**
     * Checks that examples have labels.
     *
     * @param examples the examples
     * @return the same examples
     * @throws LanewiseException if they have no labels
     */
    public static Examples labeled(Examples examples) {
        if (!examples.labeled()) {
            throw new LanewiseException(
                    examples.source(),
                    "this command requires labels, but the examples have none",
                    "use labeled examples (--label-column names the column of a CSV file), or the command predict");
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
        if (paths.isEmpty()) {
            DataFormatOptions.checkUnused(command);
            return Mnist.test();
        }
        Dataset dataset = dataset(0);
        return dataset.test() == null ? dataset.training() : dataset.test();
    }

    /**
     * Reads the training and the test examples, with labels or without.
     *
     * @param builtIn maximum number of built-in training images, 1 or more; used if no file is given
     * @return the examples
     * @throws LanewiseException if they cannot be read
     */
    public Dataset dataset(int builtIn) {
        if (paths.isEmpty()) {
            DataFormatOptions.checkUnused(command);
            return Mnist.load(builtIn);
        }
        Dataset dataset = format.read(paths());
        hints = dataset.hints();
        return dataset;
    }

    /**
     * Returns hints about the examples that were read.
     *
     * @return the hints, usually none
     */
    public List<String> hints() {
        return hints;
    }
}
