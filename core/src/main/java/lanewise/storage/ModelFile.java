package lanewise.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.errors.LanewiseException;
import lanewise.files.AtomicFile;
import lanewise.kernels.Activation;
import lanewise.weights.ImportOptions;

/** Reads and writes model files: safetensors with everything that inference and further training need. */
public final class ModelFile {

    private static final int SNIFFED = 8;

    private ModelFile() {}

    /**
     * Reads a model. Weights from another tool become a network with relu.
     *
     * @param file the file
     * @return the model
     * @throws LanewiseException if the file is not a model file, is damaged, or cannot be read
     */
    public static Model read(Path file) {
        return read(file, Activation.RELU);
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @param activation activation of weights from another tool, which their file does not contain
     * @return the model
     * @throws LanewiseException if the file is not a model file, is damaged, or cannot be read
     */
    public static Model read(Path file, Activation activation) {
        return read(file, ImportOptions.of(activation));
    }

    /**
     * Reads a model.
     *
     * @param file the file: a model file of this program, or weights from another tool as safetensors or NPZ
     * @param options what a file of another program does not contain
     * @return the model
     * @throws LanewiseException if the file is not a model file, is damaged, or cannot be read, if the order of its
     *     layers is not clear, or if the options contradict it
     */
    public static Model read(Path file, ImportOptions options) {
        String name = file.toString();
        if (isZip(file)) {
            return WeightsReader.readNpz(file, options);
        }
        try (Safetensors source = Safetensors.open(file)) {
            if (!new Metadata(name, source.header().metadata()).ours()) {
                return WeightsReader.read(name, source, options);
            }
            if (!options.isPlain()) {
                throw new LanewiseException(
                        name,
                        "this is a model file of Lanewise, which contains its layers and their normalization",
                        "omit --layers, --inputs-first, --mean and --std");
            }
            return ModelReader.read(name, source);
        }
    }

    private static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return FileKind.ZIP.starts(in.readNBytes(SNIFFED));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes a model completely or not at all: to a temporary file in the same folder, which is flushed to the disk and
     * then replaces the other. If two programs write the same file, the last to finish wins.
     *
     * @param file the file
     * @param model the model
     * @throws LanewiseException if the file cannot be written; a file that was there before is then unchanged
     */
    public static void write(Path file, Model model) {
        String name = file.toString();
        if (!model.network().isFinite()) {
            throw new LanewiseException(
                    name, "a weight is not a finite number, and nothing was written", "try a lower learning rate");
        }
        ModelWriter writer = new ModelWriter(model);
        AtomicFile.write(file, writer::write);
    }
}
