package lanewise.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lanewise.kernels.Activation;

/** Model files: safetensors, with everything needed to ask the network and to train it further. */
public final class ModelFile {

    private ModelFile() {}

    /**
     * Reads a model; weights from elsewhere are taken to be of a network with relu.
     *
     * @throws ModelException if the file is none, is damaged, or cannot be read
     */
    public static Model read(Path file) {
        return read(file, Activation.RELU);
    }

    /**
     * Reads a model.
     *
     * @param elsewhere activation of weights that were trained elsewhere; their file does not tell
     * @throws ModelException if the file is none, is damaged, or cannot be read
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
     * @throws ModelException if the file cannot be written; what was there is as it was
     */
    public static void write(Path file, Model model) {
        String name = file.toString();
        if (!model.network().isFinite()) {
            throw new ModelException(name, "a weight is no finite number, and nothing was written",
                    "try a lower learning rate");
        }
        ModelWriter writer = new ModelWriter(model);
        try {
            AtomicFile.write(file, writer::write);
        } catch (IOException e) {
            throw problem(name, e);
        }
    }

    private static ModelException problem(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new ModelException(file, "there is no folder " + e.getMessage(), "make it first", e);
        }
        if (e instanceof AccessDeniedException) {
            return new ModelException(file, "no permission to write here", "change the permissions, or name another file", e);
        }
        String why = e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e.getMessage();
        return new ModelException(file, "writing failed (" + why + "), and what was there is as it was",
                "make room, or name another file", e);
    }
}
