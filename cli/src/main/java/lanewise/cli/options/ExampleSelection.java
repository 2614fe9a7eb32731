package lanewise.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.data.Examples;
import lanewise.storage.Model;
import lanewise.text.Printable;
import lanewise.text.Text;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The arguments of a command that takes numbers of examples and, before them, a model file; both are optional. */
public final class ExampleSelection {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            paramLabel = "MODEL|NUMBER",
            description = "A model file, followed by the numbers of examples, from 0. Both are optional.")
    private List<String> given = new ArrayList<>();

    @Mixin
    private ReadOptions options;

    private boolean hasFile() {
        return !given.isEmpty() && !given.get(0).matches("-?" + OptionValues.INDEX);
    }

    /**
     * Returns the model file.
     *
     * @return the path as given on the command line; null if there is none
     */
    public Path file() {
        try {
            return hasFile() ? OptionValues.path(given.get(0)) : null;
        } catch (TypeConversionException e) {
            throw UsageError.of(command, e.getMessage());
        }
    }

    /**
     * Returns the numbers of the examples.
     *
     * @return the numbers in the given order; empty if there are none
     */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (String word : hasFile() ? given.subList(1, given.size()) : given) {
            try {
                numbers.add(new OptionValues.Index().convert(word));
            } catch (TypeConversionException e) {
                throw UsageError.of(command, e.getMessage());
            }
        }
        return numbers;
    }

    /**
     * Reads the model.
     *
     * @return the model; null if no file is given
     * @throws lanewise.errors.LanewiseException if it cannot be read
     * @throws ParameterException if no file is given, but options for reading one
     */
    public Model read() {
        if (file() == null) {
            ReadOptions.checkUnused(command);
            return null;
        }
        return options.read(file());
    }

    /**
     * Checks that there is an example for each number.
     *
     * @param examples the examples
     * @throws ParameterException if there is none
     */
    public void check(Examples examples) {
        for (int number : numbers()) {
            if (number >= examples.count()) {
                throw UsageError.of(
                        command,
                        "there is no example " + Text.count(number) + "; " + Printable.of(examples.source()) + " has "
                                + Text.count(examples.count(), "example") + ", numbered from 0");
            }
        }
    }
}
