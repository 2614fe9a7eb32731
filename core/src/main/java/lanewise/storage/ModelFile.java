package lanewise.storage;

import java.nio.file.Path;
import lanewise.errors.LanewiseException;
import lanewise.files.AtomicFile;
import lanewise.kernels.Activation;

/** Model files: safetensors, with everything needed to ask the network and to train it further. */
public final class ModelFile {

    private ModelFile() {}

    /**
     * Reads a model; weights from elsewhere are taken to be of a network with relu.
     *
     * @param file the file
     * @return the model
     * @throws LanewiseException if the file is none, is damaged, or cannot be read
     */
    public static Model read(Path file) {
        return read(file, Activation.RELU);
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @param elsewhere activation of weights that were trained elsewhere; their file does not tell
     * @return the model
     * @throws LanewiseException if the file is none, is damaged, or cannot be read
     */
    public static Model read(Path file, Activation elsewhere) {
        String name = file.toString();
        try (Safetensors source = Safetensors.open(file)) {
            return new Metadata(name, source.header().metadata()).ours()
                    ? ModelReader.read(name, source)
                    : WeightsReader.read(name, source, elsewhere);
        }
    }

    /**
     * Writes a model, whole or not at all: to a temporary file in the same folder, which is flushed to the disk and then
     * takes the other's place. Of two programs that write one file the last wins.
     *
     * @param file the file
     * @param model the model
     * @throws LanewiseException if the file cannot be written; what was there is as it was
     */
    public static void write(Path file, Model model) {
        String name = file.toString();
        if (!model.network().isFinite()) {
            throw new LanewiseException(
                    name, "a weight is no finite number, and nothing was written", "try a lower learning rate");
        }
        ModelWriter writer = new ModelWriter(model);
        AtomicFile.write(file, writer::write);
    }
}
