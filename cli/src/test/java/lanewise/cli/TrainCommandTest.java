package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command train on a small data set that is no MNIST: 8 x 8 images of 26 letters. */
class TrainCommandTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    private static Path folder;

    private static String letters;

    @BeforeAll
    static void write() throws IOException {
        letters = Letters.csv(folder).toString();
    }

    private static Run train(String options) {
        return Run.of(("--data " + letters + " " + options).split(" "));
    }

    @Test
    void printsEachPartInItsFormat() {
        Run run = train("--iterations 25 --kernels scalar --threads 1 --alpha 0.2");
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        String row = "        \\d+  +\\d+\\.\\d{4}  +\\d+\\.\\d\\d%  +\\d+\\.\\d\\d%";
        String caption = "prediction \\d+, label \\d+(: mislabelled)?";
        String ranking = "\\d+ \\d+\\.\\d%  \\d+ \\d+\\.\\d%  \\d+ \\d+\\.\\d%";
        assertLinesMatch(
                List.of(
                        "scalar: 1 float lane, 1 thread, JDK \\Q" + System.getProperty("java.version") + "\\E",
                        "data: \\Q" + letters + " (CSV): 520 examples of 8 x 8 pixels, 26 classes (1..26)\\E",
                        "split: 468 training, 52 dev, shuffled by the seed",
                        "network: 64-10-26, learning rate 0.2, 25 iterations, seed 1",
                        "",
                        "iteration      loss  training       dev",
                        row.replace("        \\d+", "        0"),
                        row.replace("        \\d+", "       10"),
                        row.replace("        \\d+", "       20"),
                        row.replace("        \\d+", "       25"),
                        "",
                        "            examples      loss  accuracy",
                        "training         468    \\d\\.\\d{4}  +\\d+\\.\\d\\d%",
                        "dev               52    \\d\\.\\d{4}  +\\d+\\.\\d\\d%",
                        "",
                        "\\d[\\d.]+ m?s per iteration \\(median of 25\\), [\\d,]+ examples per second",
                        "weights: [0-9a-f]{16}",
                        "",
                        "From the dev examples:",
                        ">> the first two >>",
                        caption + " +" + caption,
                        ranking + " +" + ranking,
                        "",
                        ">> the other two >>",
                        caption + " +" + caption,
                        ranking + " +" + ranking,
                        "",
                        "Next, try",
                        "  .*:",
                        "    java .* train --data \\Q" + letters
                                + "\\E --iterations 25 --learning-rate 0.2 --kernels auto",
                        "  .*:",
                        "    java .* train --data \\Q" + letters + "\\E --iterations 2000 --learning-rate 0.2",
                        "  .*:",
                        "    java .* kernels"),
                run.lines());
    }

    @Test
    void learnsLettersAndShowsOneThatIsMislabelled() {
        Run run = train("--iterations 400 --learning-rate 0.5 --kernels scalar --dev 100");
        assertTrue(accuracy(run, "training") > 90, run.out());
        assertTrue(accuracy(run, "dev") > 50, run.out());
        long mislabelled = run.lines().stream().filter(line -> line.contains("mislabelled")).count();
        assertEquals(accuracy(run, "dev") < 100 ? 1 : 0, mislabelled, run.out());
    }

    private static double accuracy(Run run, String part) {
        String line = run.lines().stream().filter(l -> l.startsWith(part + " ")).findFirst().orElseThrow();
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1, line.length() - 1));
    }

    @Test
    void quietPrintsTheResultsAlone() {
        assertLinesMatch(
                List.of(
                        "            examples      loss  accuracy",
                        "training         468  .*%",
                        "dev               52  .*%",
                        "",
                        ".* per iteration .*",
                        "weights: [0-9a-f]{16}"),
                train("--iterations 2 --quiet").lines());
    }

    @Test
    void theSeedDecidesTheWeightsAndThreadsDoNot() {
        String weights = train("--iterations 12 --quiet --threads 1").weights();
        assertEquals(weights, train("--iterations 12 --quiet --threads 2").weights());
        assertEquals(weights, train("--iterations 12 --quiet --threads auto --seed 1").weights());
        assertEquals(weights, train("--iterations 12 --quiet --alpha 0.1").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --seed 2").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --alpha 0.2").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --dev 53").weights());
    }

    @Test
    void withoutDevExamplesTheTrainingExamplesAreShown() {
        Run run = train("--iterations 10 --dev 0");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("split: 520 training, 0 dev, shuffled by the seed"), run.out());
        assertTrue(run.lines().contains("From the training examples:"), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +10 .*% +-")), run.out());
        assertTrue(run.lines().stream().noneMatch(line -> line.startsWith("dev ")), run.out());
    }

    @ParameterizedTest
    @CsvSource({"600, more dev examples than there are", "520, none is left to train on"})
    void moreDevExamplesThanThereAre(int dev, String expected) {
        assertFailure(train("--dev " + dev), expected);
    }

    @Test
    void divergenceIsToldWithTheIteration() {
        Run run = train("--learning-rate 1e9 --kernels scalar");
        assertFailure(run, "training diverged: at iteration");
        assertTrue(run.err().contains("try a learning rate well below 1.0E9"), run.err());
        assertFalse(run.out().contains("weights:"), run.out());
    }

    @Test
    void dataThatCannotBeUsed() throws IOException {
        assertFailure(Run.of("--data", folder.resolve("nothing.csv").toString()), "nothing.csv: there is no such file");
        Path page = Files.writeString(folder.resolve("page.csv"), "<!DOCTYPE html><html><body>Sign in</body></html>");
        assertFailure(Run.of("--data", page.toString()), "page.csv: ");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "label,pixel0,pixel1\n1,0,x\n");
        assertFailure(Run.of("--data", bad.toString()), "bad.csv: line 2, column 3");
        Path test = Files.writeString(folder.resolve("test.csv"), "pixel0,pixel1\n1,0\n2,3\n");
        assertFailure(Run.of("--data", test.toString()), "the labels are missing");
        assertFailure(Run.of("--data", letters, "--data", letters), "letters.csv");
    }

    private static void assertFailure(Run run, String expected) {
        assertEquals(1, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: ") && run.err().contains(expected), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file, with commas.csv", "letters", "-.csv"})
    void anyFileName(String name) throws IOException {
        Path file = Files.copy(Path.of(letters), folder.resolve(name));
        assertEquals(0, Run.of("--quiet", "--iterations", "1", "--data", file.toString()).exit());
    }

    @Test
    void aPipeGetsNoEscapeCodes() {
        assertFalse(train("--iterations 10").out().contains(ESCAPE));
        assertFalse(Run.of("--help").out().contains(ESCAPE));
        assertFalse(Run.of("kernels").out().contains(ESCAPE));
    }

    @Test
    void aTerminalGetsABarAndShadesOfGrey() {
        Map<String, String> terminal = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "COLUMNS", "200");
        Run run = Run.onTerminal(terminal, "--iterations", "10", "--data", letters);
        assertTrue(run.out().contains("\r" + ESCAPE + "[K 10% [\u2588"), run.out());
        assertTrue(run.out().contains(ESCAPE + "[38;2;"), run.out());
        long captions = run.lines().stream().filter(line -> line.contains("prediction ")).count();
        assertEquals(1, captions, "four figures fit side by side");
        Run dumb = Run.onTerminal(Map.of("TERM", "dumb"), "--iterations", "10", "--data", letters);
        assertFalse(dumb.out().contains(ESCAPE), dumb.out());
    }
}
