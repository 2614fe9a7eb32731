package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Video.java from its source, and compares its weights with those of {@code train}. */
class VideoIT {

    private static final String COMMAND =
            "java --add-modules jdk.incubator.vector -cp target/cli.jar src/examples/Video.java";

    /** The last line of Video.java, and of {@code train} without options. */
    private static final String VIDEO_WEIGHTS = "weights: 648cb41fb5bbd6b2";

    /** The iterations of Video.java here: as many as those of the golden run, whose weights it must end in. */
    private static final int ITERATIONS = 20;

    private static final String GOLDEN_WEIGHTS = "weights: def085af265e321d";

    @TempDir
    private static Path folder;

    /** {@code train} without options, but on one thread. */
    private static Run train;

    @BeforeAll
    static void train() throws Exception {
        train = new Program(folder).jar(Program.VECTOR, "--threads", "1");
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
        assertEquals(VIDEO_WEIGHTS, weights(train));
        String readme = Files.readString(Path.of("..", "README.md"));
        String shown = readme.split("```\n")[1];
        List<String> lines = shown.lines()
                .skip(1)
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && !line.strip().equals("..."))
                .toList();
        assertTrue(lines.size() > 10, shown);
        String printed = train.out().replaceAll(" +", " ");
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

    /** Returns an accuracy in percent of the row of an iteration of {@code train}, as Video.java prints it. */
    private static String accuracy(int iteration, String pattern) {
        Matcher row = Pattern.compile("^ +" + iteration + " +\\S+ +" + pattern, Pattern.MULTILINE)
                .matcher(train.out());
        assertTrue(row.find(), train.out());
        return new BigDecimal(row.group(1)).movePointLeft(2).toString();
    }

    @Test
    void trainsAsTheCommandTrain() throws Exception {
        Run run = new Program(folder).run(Program.VECTOR, COMMAND + " " + ITERATIONS);
        assertEquals(GOLDEN_WEIGHTS, weights(run));
        assertTrue(Files.readString(Path.of("src/examples/Video.java")).contains("args.length == 0 ? 500 : "));
        List<String> lines = run.lines();
        assertTrue(lines.get(0).matches("label +pixel0 +pixel1 .* +pixel783"), lines.get(0));
        assertTrue(lines.get(1).matches(" +5( +0){6} +\\.\\.\\. +0"), lines.get(1));
        assertEquals(
                List.of(
                        "iteration 0: accuracy " + accuracy(0, "(\\S+)%"),
                        "iteration 10: accuracy " + accuracy(10, "(\\S+)%")),
                lines.stream().filter(line -> line.startsWith("iteration ")).toList());
        List<String> predictions =
                lines.stream().filter(line -> line.startsWith("prediction ")).toList();
        assertEquals(4, predictions.size(), run.out());
        long correct = predictions.stream()
                .filter(line -> line.matches("prediction (\\d), label \\1"))
                .count();
        assertEquals(3, correct, predictions.toString());
        assertEquals(28, lines.get(lines.indexOf(predictions.get(0)) + 5).length());
        assertTrue(lines.contains("accuracy on the dev set: " + accuracy(20, "\\S+% +(\\S+)%")), run.out());
    }
}
