package lanewise.cli;

import java.nio.file.Path;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;

/** A trained network for tests that need one which recognizes digits: training takes longer than they do. */
public final class TrainedModel {

    /** The file that the tests of core use. Written by {@code lanewise train --recipe quick}. */
    public static final Path FILE = Path.of("..", "core/src/test/resources/lanewise/picture/quick.safetensors");

    private TrainedModel() {}

    /** Returns a network that was trained with the recipe quick. */
    public static Model quick() {
        return ModelFile.read(FILE);
    }
}
