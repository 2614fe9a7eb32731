package lanewise.cli.options;

import java.nio.file.Path;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.storage.Model;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The options that select a model, and checks that data fits it. */
public final class ModelOptions {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = OptionValues.PathConverter.class,
            description = "Model file that train --model wrote, or weights from another tool (safetensors or NPZ) with "
                    + "one weight matrix and at most one bias per layer.")
    private Path file;

    @Mixin
    private ReadOptions options;

    /** Returns the path as given on the command line. */
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
     * @throws LanewiseException if it cannot be read, or contains another activation than the one that is given
     */
    public Model read(Path other) {
        return options.read(other);
    }

    /**
     * Checks that images have the size of the model. For weights from another tool, only the number of pixels is
     * checked.
     *
     * @throws LanewiseException if they have another size
     *
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
                    "the model expects images of " + model.height() + " x " + model.width() + " pixels, but the images"
                            + " of " + examples.source() + " have " + examples.height() + " x " + examples.width(),
                    "give images of " + model.height() + " x " + model.width()
                            + " pixels with --data, or use another model");
        }
    }

    /**
     * Checks that the model accepts pictures.
     *
     * @throws LanewiseException if its input is not a two-dimensional image
     */
    public static void checkTakesImages(Path file, Model model) {
        if (model.height() == 1 || model.width() == 1) {
            throw new LanewiseException(
                    file.toString(),
                    "the input of the model is " + model.network().inputs() + " numbers, not an image",
                    "use a model that was trained on images");
        }
    }

    /**
     * Returns the examples with the class numbers of the model. Weights from another tool have no labels: theirs are
     * those of the data in ascending order if the number of classes is the same, otherwise 0, 1, 2 and so on. Examples
     * without labels are returned as they are.
     *
     * @throws LanewiseException if the images have another size, or the model has no class for a label
     */
    public static Examples fitting(Path file, Model model, Examples examples) {
        checkSize(file, model, examples);
        return examples.labeled() ? examples.withClasses(classes(model, examples.classes())) : examples;
    }

    private static LabelSet classes(Model model, LabelSet ofData) {
        if (model.training().isPresent() || ofData.size() != model.classes().size()) {
            return model.classes();
        }
        return ofData;
    }
}
