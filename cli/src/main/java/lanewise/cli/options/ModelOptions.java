package lanewise.cli.options;

import java.nio.file.Path;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.recipes.Setting;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model of a command, and how it fits data. */
public final class ModelOptions {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = OptionValues.PathConverter.class,
            description =
                    "A model file, as train --model writes it, or weights from another program as safetensors or NPZ: a "
                            + "weight [units, inputs] and a bias for each layer, as PyTorch's Linear has them.")
    private Path file;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = SettingConverter.Activation.class,
            defaultValue = "relu",
            description = "Activation of the hidden layers of weights from another program; a model file of train "
                    + "contains its own. Default: ${DEFAULT-VALUE}.")
    private Setting<Activation> activation;

    @Mixin
    private WeightsOptions weights;

    /** Returns the path as the user wrote it. */
    public Path file() {
        return file;
    }

    /**
     * Reads the model.
     *
     * @return the model
     * @throws LanewiseException if it cannot be read
     */
    public Model read() {
        return read(file);
    }

    /**
     * Reads another model with the same options.
     *
     * @param other the file
     * @return the model
     * @throws LanewiseException if it cannot be read
     */
    public Model read(Path other) {
        return ModelFile.read(other, weights.with(activation.value()));
    }

    /**
     * Checks that images have the size that the model needs. For weights from another program only the number of pixels is
     * known.
     *
     * @param file the file of the model, for messages
     * @param model the model
     * @param examples the images
     * @throws LanewiseException if they do not
     */
    public static void checkSize(Path file, Model model, Examples examples) {
        boolean fits = model.training().isPresent()
                ? examples.height() == model.height() && examples.width() == model.width()
                : examples.pixelsPerExample() == model.network().inputs();
        if (!fits
                && examples.pixelsPerExample() == model.classes().size()
                && model.origin().isPresent()) {
            throw new LanewiseException(
                    file.toString(),
                    "the model has " + model.network().inputs() + " inputs and "
                            + model.network().classes() + " classes, and its weights seem to be [inputs, units]",
                    "add --inputs-first");
        }
        if (!fits) {
            throw new LanewiseException(
                    file.toString(),
                    "the model takes images of " + model.height() + " x " + model.width() + ", those of "
                            + examples.source() + " are " + examples.height() + " x " + examples.width(),
                    "give data of that size with --data, or a model for this size");
        }
    }

    /**
     * Checks that the inputs of a model are images.
     *
     * @param file the file of the model, for messages
     * @param model the model
     * @throws LanewiseException if they have one row or one column
     */
    public static void checkTakesImages(Path file, Model model) {
        if (model.height() == 1 || model.width() == 1) {
            throw new LanewiseException(
                    file.toString(),
                    "the model takes " + model.network().inputs() + " numbers that are not an image, so it cannot"
                            + " classify pictures",
                    "give a model that was trained on images");
        }
    }

    /**
     * Returns examples with the class numbers of the model. Weights from another program contain no labels: if the data has as
     * many labels as the network has classes, these are the labels in ascending order; otherwise labels count from 0.
     *
     * @param file the file of the model, for messages
     * @param model the model
     * @param examples labeled examples
     * @return the examples with the class numbers of the model
     * @throws LanewiseException if the images have another size, or the model does not have one of the labels
     */
    public static Examples fitting(Path file, Model model, Examples examples) {
        checkSize(file, model, examples);
        return examples.withClasses(classes(model, examples.classes()));
    }

    private static LabelSet classes(Model model, LabelSet ofData) {
        if (model.training().isPresent() || ofData.size() != model.classes().size()) {
            return model.classes();
        }
        return ofData;
    }
}
