package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Video.java from its source, and compares its weights with those of {@code train}. */
class VideoIT {

    private static final String COMMAND =
            "java --add-modules jdk.incubator.vector -cp target/cli.jar src/examples/Video.java";

    /** The last line of Video.java, and of {@code train} without options. */
    private static final String VIDEO_WEIGHTS = "weights: 648cb41fb5bbd6b2";

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void set() {
        program = new Program(folder);
    }

    private static String weights(Run run) {
        assertEquals(0, run.exit(), run.err());
        return run.lines().stream()
                .filter(line -> line.startsWith("weights: "))
                .findFirst()
                .orElseThrow();
    }

    /** The README shows parts of the output; only the first line depends on the machine. */
    @Test
    void theReadmeShowsWhatTheProgramPrints() throws Exception {
        Run run = program.jar(Program.VECTOR, "--threads", "1");
        assertEquals(VIDEO_WEIGHTS, weights(run));
        String readme = Files.readString(Path.of("..", "README.md"));
        String shown = readme.split("```\n")[1];
        List<String> lines = shown.lines()
                .skip(1)
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.strip().equals("..."))
                .toList();
        assertTrue(lines.size() > 10, shown);
        String printed = run.out().replaceAll(" +", " ");
        for (String line : lines) {
            // The margins of the drawings are cut in the README.
            String[] parts = line.matches(".*[a-z]{3}.*")
                    ? new String[] {line}
                    : line.strip().split(" {3,}");
            for (String part : parts) {
                assertTrue(
                        printed.contains(part.replaceAll(" +", " ")),
                        "the README shows a line that is not printed: " + line);
            }
        }
    }

    @Test
    void makesTheWholeRunOfTheVideo() throws Exception {
        Run run = program.run(Program.VECTOR, COMMAND);
        assertEquals(VIDEO_WEIGHTS, weights(run));
        List<String> lines = run.lines();
        assertTrue(lines.get(0).matches("label +pixel0 +pixel1 .* +pixel783"), lines.get(0));
        assertTrue(lines.get(1).matches(" +5( +0){6} +\\.\\.\\. +0"), lines.get(1));
        List<String> accuracies =
                lines.stream().filter(line -> line.startsWith("iteration ")).toList();
        assertEquals(50, accuracies.size());
        assertEquals("iteration 490: accuracy 0.8345", accuracies.get(49));
        List<String> predictions =
                lines.stream().filter(line -> line.startsWith("prediction ")).toList();
        assertEquals(4, predictions.size(), run.out());
        long correct = predictions.stream()
                .filter(line -> line.matches("prediction (\\d), label \\1"))
                .count();
        assertEquals(3, correct, predictions.toString());
        assertEquals(28, lines.get(lines.indexOf(predictions.get(0)) + 5).length());
        assertTrue(lines.contains("accuracy on the dev set: 0.8360"), run.out());
    }
}
