package lanewise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.network.Network;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;

/** A model with its initial weights, which misclassifies nearly every digit. */
public final class UntrainedModel {

    private UntrainedModel() {}

    /** Writes a model of 28 x 28 pixels into a folder, and returns the file. */
    public static Path write(Path folder) {
        return write(folder.resolve("new.safetensors"), 28, 28);
    }

    /** Writes a model that takes images of this size, and returns the file. */
    public static Path write(Path file, int height, int width) {
        Network network = Network.create(height * width, List.of(10), 10, 1);
        LabelSet digits = LabelSet.of(IntStream.range(0, 10).toArray());
        ModelFile.write(file, new Model(network, height, width, digits, Optional.empty()));
        return file;
    }
}
