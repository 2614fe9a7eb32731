package lanewise.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.recipes.Setting;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options for reading a model file, or weights from another tool. */
final class ReadOptions {

    private static final String ACTIVATION = "--activation";

    /** Null if the option is not given. */
    @Option(
            names = ACTIVATION,
            paramLabel = "NAME",
            converter = SettingConverter.Activation.class,
            description = "Activation of the hidden layers, for weights from another tool. A model file contains its "
                    + "activation. Default: relu.")
    private Setting<Activation> activation;

    @Mixin
    private WeightsOptions weights;

    /** Checks that none of these options is given, because no model is read. */
    static void checkUnused(CommandSpec command) {
        List<String> names = new ArrayList<>(WeightsOptions.NAMES);
        names.add(0, ACTIVATION);
        UsageError.refuse(command, names, " requires a MODEL argument");
    }

    /**
     * Reads a model.
     *
     * @throws LanewiseException if it cannot be read, or contains another activation than the one that is given
     */
    Model read(Path file) {
        Model model = ModelFile.read(file, weights.with(activation == null ? Activation.RELU : activation.value()));
        if (activation != null
                && model.training().isPresent()
                && model.network().activation() != activation.value()) {
            throw new LanewiseException(
                    file.toString(),
                    "the model was trained with another activation than " + activation.text(),
                    "remove " + ACTIVATION);
        }
        return model;
    }
}
