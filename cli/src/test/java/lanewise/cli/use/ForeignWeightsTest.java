package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lanewise.cli.PlainWeights;
import lanewise.cli.Run;
import lanewise.kernels.Activation;
import lanewise.network.Architecture;
import lanewise.network.Initialization;
import lanewise.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of other programs on the command line. */
class ForeignWeightsTest {

    @TempDir
    private Path folder;

    @Test
    void theOrderTakenIsPrintedAndStored() throws Exception {
        Path file = folder.resolve("weights.safetensors");
        Network network =
                Network.create(new Architecture(784, List.of(12), 10, Activation.RELU, false), Initialization.HE, 1);
        PlainWeights.write(file, network);
        Run plain = Run.of("evaluate", file.toString());
        assertEquals(0, plain.exit(), plain.err());
        assertTrue(!plain.out().contains("layers: "), plain.out());
        String[] options = {"--mean", "0.1307", "--std", "0.3081"};
        Run verbose = Run.of("evaluate", file.toString(), "--verbose", options[0], options[1], options[2], options[3]);
        String line = verbose.lines().stream()
                .filter(each -> each.startsWith("layers: "))
                .findFirst()
                .orElseThrow();
        assertTrue(
                line.endsWith("(by the numbers in the names), pixels normalized with mean 0.1307 and std 0.3081"),
                line);
        Path own = folder.resolve("own.safetensors");
        Run export = Run.of("export", file.toString(), own.toString(), options[0], options[1], options[2], options[3]);
        assertEquals(0, export.exit(), export.err());
        assertTrue(export.out().contains(line), export.out());
        Run again = Run.of("evaluate", own.toString(), "--verbose");
        assertEquals(verbose.out(), again.out());
        Path further = folder.resolve("further.safetensors");
        Run train = Run.of(
                "train",
                "--from",
                file.toString(),
                "--iterations",
                "1",
                "--mnist",
                "100",
                "--model",
                further.toString(),
                options[0],
                options[1],
                options[2],
                options[3]);
        assertEquals(0, train.exit(), train.err());
        assertTrue(train.out().contains("initial weights: " + file + ", " + line), train.out());
        assertTrue(Run.of("evaluate", further.toString(), "--verbose").out().contains(line));
    }
}
