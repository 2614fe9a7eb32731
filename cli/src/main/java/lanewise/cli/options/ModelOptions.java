package lanewise.cli.options;

import java.nio.file.Path;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.recipes.Setting;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model that a command asks, and how it fits data. */
public final class ModelOptions {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = OptionValues.PathConverter.class,
            description =
                    "A model file, as train --model writes it, or weights from elsewhere as safetensors: a weight "
                            + "[units, inputs] and a bias for each layer, as PyTorch's Linear has them.")
    private Path file;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            converter = SettingConverter.Activation.class,
            defaultValue = "relu",
            description = "Activation of the hidden layers of weights from elsewhere; model files of train tell it "
                    + "themselves. Default: ${DEFAULT-VALUE}.")
    private Setting<Activation> activation;

    /** The path as it was given. */
    public Path file() {
        return file;
    }

    /**
     * Reads the model.
     *
     * @throws LanewiseException if it cannot be read
     */
    public Model read() {
        return ModelFile.read(file, activation.value());
    }

    /**
     * Checks that images are of the size the model takes. Of weights from elsewhere the number of pixels alone is known.
     *
     * @throws LanewiseException if they are not
     */
    public static void checkSize(Path file, Model model, Examples examples) {
        boolean fits = model.training().isPresent()
                ? examples.height() == model.height() && examples.width() == model.width()
                : examples.pixelsPerExample() == model.network().inputs();
        if (!fits) {
            throw new LanewiseException(
                    file.toString(),
                    "the model takes images of " + model.height() + " x " + model.width() + ", those of "
                            + examples.source() + " are " + examples.height() + " x " + examples.width(),
                    "give data of that size with --data, or a model for this size");
        }
    }

    /**
     * Checks that a picture can be given to the model.
     *
     * @throws LanewiseException if it does not take images of two dimensions
     */
    public static void checkTakesImages(Path file, Model model) {
        if (model.height() == 1 || model.width() == 1) {
            throw new LanewiseException(
                    file.toString(),
                    "the model takes " + model.network().inputs() + " numbers that are no image, and so no pictures",
                    "give a model that was trained on images");
        }
    }

    /**
     * The examples with their labels numbered as the model numbers its classes. Weights from elsewhere say nothing of
     * labels: they count from 0, or else are those of the data in ascending order, if there are as many.
     *
     * @throws LanewiseException if the images have another size
     * @throws lanewise.errors.LanewiseException if a label is none of the model's
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
