package lanewise.cli.options;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.weights.ImportOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that describe weights from another tool, other than their activation. */
public final class WeightsOptions {

    /** The names of these options. */
    static final List<String> NAMES = List.of("--layers", "--inputs-first", "--mean", "--std");

    /** The heading of these options in the help of {@code train}. */
    public static final String HEADING = "Weights from another tool";

    @Option(
            names = "--layers",
            paramLabel = "NAME,...",
            converter = NamesConverter.class,
            description =
                    "Names of the layers in weights from another tool, first to last, such as fc1,bn1,fc2. Give this "
                            + "option only if Lanewise cannot determine the order from numbers in the names or from "
                            + "the shapes.")
    private Names layers = new Names(List.of());

    @Option(
            names = "--inputs-first",
            description = "Read weights from another tool as [inputs, units], the layout of Keras. Default: [units, "
                    + "inputs], the layout of PyTorch.")
    private boolean inputsFirst;

    @Option(
            names = "--mean",
            paramLabel = "M",
            defaultValue = "0",
            converter = OptionValues.Finite.class,
            description = "Mean that the other tool subtracted from the pixels (0 to 1) before training, such as "
                    + "0.1307. Default: ${DEFAULT-VALUE}.")
    private float mean;

    @Option(
            names = "--std",
            paramLabel = "S",
            defaultValue = "1",
            converter = OptionValues.AboveZero.class,
            description = "Standard deviation by which the other tool divided the pixels after it subtracted --mean, "
                    + "such as 0.3081. Default: ${DEFAULT-VALUE}.")
    private float std;

    /**
     * Returns the options for the import.
     *
     * @param activation activation of the hidden layers
     * @return the options
     */
    public ImportOptions with(Activation activation) {
        return new ImportOptions(activation, layers.names, inputsFirst, mean, std);
    }

    /**
     * Checks that none of these options is given, because no weights of another tool are read.
     *
     * @param command the command
     * @param resumed whether it resumes the training in a model file
     * @throws picocli.CommandLine.ParameterException if one is given
     */
    public static void checkUnused(CommandSpec command, boolean resumed) {
        UsageError.refuse(
                command,
                NAMES,
                resumed
                        ? ": the file of --resume contains it; remove the option"
                        : ": no weights are read; add --from FILE");
    }

    /** Names in one value. */
    record Names(List<String> names) {}

    /** Splits names at commas. */
    static final class NamesConverter implements ITypeConverter<Names> {
        @Override
        public Names convert(String text) {
            List<String> names =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (names.contains("")) {
                throw OptionValues.no(text, "a list of layer names, separated by commas");
            }
            return new Names(names);
        }
    }
}
