package lanewise.cli.options;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.weights.ImportOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that describe weights from another tool, other than their activation. */
public final class WeightsOptions {

    /** The heading of these options in the help of {@code train}. */
    public static final String HEADING = "Weights from another tool";

    @Option(
            names = "--layers",
            paramLabel = "NAME,...",
            converter = NamesConverter.class,
            description = "Layers of weights from another tool, first to last, such as fc1,bn1,fc2. Needed only if the "
                    + "order is not clear from numbers in the names or from the shapes.")
    private Names layers = new Names(List.of());

    @Option(
            names = "--inputs-first",
            description = "Read weights from another tool as [inputs, units], as Keras stores them. Default: "
                    + "[units, inputs], as PyTorch stores them.")
    private boolean inputsFirst;

    @Option(
            names = "--mean",
            paramLabel = "M",
            defaultValue = "0",
            converter = OptionValues.Finite.class,
            description = "Mean of the pixel normalization, such as 0.1307, for weights from another tool that were "
                    + "trained on (pixel - mean) / std, with pixels from 0 to 1. Default: ${DEFAULT-VALUE}.")
    private float mean;

    @Option(
            names = "--std",
            paramLabel = "S",
            defaultValue = "1",
            converter = OptionValues.AboveZero.class,
            description = "Standard deviation of the pixel normalization, such as 0.3081. Default: ${DEFAULT-VALUE}.")
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
