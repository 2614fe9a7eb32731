package lanewise.cli.train;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.cli.train.hyperparameters.HyperparameterOptions;
import lanewise.recipes.Recipe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command train on a small data set other than MNIST: 8 x 8 images of 26 letters. */
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
        String caption = "prediction \\d+, label \\d+(: misclassified)?";
        String ranking = "\\d+ \\d+\\.\\d%  \\d+ \\d+\\.\\d%  \\d+ \\d+\\.\\d%";
        assertLinesMatch(
                List.of(
                        "scalar: 1 float lane, 1 thread, JDK \\Q" + System.getProperty("java.version") + "\\E",
                        "data: \\Q" + letters + " (CSV): 520 examples of 8 x 8 pixels, 26 classes (1..26)\\E",
                        "split: 468 training, 52 dev, shuffled with the seed",
                        "network: 64-10-26, learning rate 0.2, 25 iterations, seed 1",
                        "",
                        "                     training       dev",
                        "iteration      loss  accuracy  accuracy",
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
                        "Predictions on dev examples:",
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
                        "    java .* train --data \\Q" + letters + "\\E --iterations 25 --learning-rate 0.2 --folds 5",
                        "  .*:",
                        "    java .* train --data \\Q" + letters
                                + "\\E --iterations 25 --learning-rate 0.2 --kernels auto",
                        "  .*:",
                        "    java .* train --data \\Q" + letters + "\\E --iterations 2000 --learning-rate 0.2",
                        "  .*:",
                        "    java .* train --data \\Q" + letters + "\\E --recipe quick",
                        "  .*:",
                        "    java .* recipes",
                        "  .*:",
                        "    java .* kernels"),
                run.lines());
    }

    @Test
    void epochsOfMiniBatchesWithTheWholeSetAndUpdateRatios() {
        Run run =
                train("--hidden 12,7 --epochs 3 --batch-size 50 --optimizer adamw --dropout 0.1 --verbose --threads 2");
        assertEquals(0, run.exit(), run.err());
        String row = "        %d  +\\d+\\.\\d{4}  +\\d+\\.\\d\\d%%  +\\d+\\.\\d\\d%%     0\\.0010  +[\\d,]+"
                + "(  -\\d\\.\\d){3}";
        assertLinesMatch(
                List.of(
                        ">> kernels and data >>",
                        "split: 468 training, 52 dev, shuffled with the seed",
                        "network: 64-12-7-26, learning rate 0.001, 3 epochs of 10 iterations, seed 1",
                        "hyperparameters:",
                        "  network         hidden 12,7, activation relu, initialization he",
                        "  training        optimizer adamw, learning-rate 0.001, schedule constant,",
                        "                  batch-size 50, epochs 3",
                        "  regularization  dropout 0.1, weight-decay 0.01",
                        "  MNIST and seed  seed 1",
                        "hint: because --hidden is set, the default hyperparameters above are used; to use those of the"
                                + " video, add --recipe video",
                        "",
                        "                     training       dev   learning",
                        "    epoch      loss  accuracy  accuracy       rate    examples/s  log10 \\|dW\\|/\\|W\\|",
                        String.format(row, 1),
                        String.format(row, 2),
                        String.format(row, 3),
                        "",
                        ">> results and predictions >>",
                        "Next, try",
                        "  .*:",
                        "    java .* train --data .* --hidden 12,7 --epochs 3 --batch-size 50 --optimizer adamw "
                                + "--dropout 0.1 --folds 5",
                        "  .*:",
                        "    java .* train --data .* --hidden 12,7 --epochs 3 --batch-size 50 --optimizer adamw "
                                + "--dropout 0.1 --kernels (scalar|auto)",
                        "  .*:",
                        "    java .* recipes",
                        "  .*:",
                        "    java .* kernels"),
                run.lines());
    }

    @Test
    void thePrintedHyperparametersReproduceTheWeights() {
        Run run = train("--recipe quick --epochs 2 --hidden 9 --activation tanh --batch-norm yes --shift 1");
        assertEquals(0, run.exit(), run.err());
        assertTrue(
                run.lines()
                        .contains("recipe: quick, version " + Recipe.QUICK.version()
                                + ", with hidden 9, activation tanh, batch-norm yes, epochs 2, shift 1"),
                run.out());
        int from = run.lines().indexOf("hyperparameters:");
        String words = String.join(
                        " ", run.lines().subList(from + 1, run.lines().indexOf("")))
                .replaceAll(
                        "(^| )  (network|training|regularization|augmentation|early stopping|MNIST and seed)  ", " ")
                .strip();
        String options = Stream.of(words.split(",? +(?=[a-z])"))
                .collect(Collectors.joining(" "))
                .replaceAll("([a-z2-]+) (\\S+)", "--$1 $2");
        assertEquals(run.weights(), train(options + " --quiet").weights(), options);
    }

    @Test
    void anEndWithinAnEpoch() {
        Run run = train("--hidden 5 --iterations 12 --batch-size 100");
        assertTrue(run.out().contains(", 12 iterations, 5 per epoch, seed 1"), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith("     2.40  ")), run.out());
    }

    @Test
    void stopsEarly() {
        Run patience = train("--hidden 10 --epochs 1000 --learning-rate 0.2 --batch-size 100 --patience 2");
        String stopped = "stopped after [\\d,]+ of 5,000 iterations: dev accuracy stopped improving; "
                + "kept the weights of iteration [\\d,]+";
        assertTrue(patience.lines().stream().anyMatch(line -> line.matches(stopped)), patience.out());
        Run time = train("--epochs 100000000 --max-time 0.05s --batch-size 100");
        assertTrue(time.out().contains(" iterations: time limit reached"), time.out());
        assertFalse(time.out().contains("NaN"), time.out());
        Run none = train("--iterations 10 --max-time 0s");
        assertEquals(0, none.exit(), none.err());
        assertTrue(none.lines().contains("stopped after 0 of 10 iterations: time limit reached"), none.out());
    }

    @Test
    void recipesAreListedWithTheirOptions() {
        Run run = Run.of("recipes");
        assertEquals(0, run.exit(), run.err());
        String oneLine = run.out().replaceAll("\\s+", " ");
        for (Recipe recipe : Recipe.all()) {
            assertTrue(run.lines().contains(recipe.name() + ", version " + recipe.version()), run.out());
            assertTrue(oneLine.contains(" " + recipe.purpose() + " "), run.out());
            assertTrue(oneLine.contains(" train " + HyperparameterOptions.of(recipe.hyperparameters())), run.out());
        }
        assertTrue(run.lines().stream().allMatch(line -> line.length() <= 80), run.out());
    }

    @Test
    void learnsLettersAndShowsOneThatIsMisclassified() {
        Run run = train("--iterations 400 --learning-rate 0.5 --kernels scalar --dev 100");
        assertTrue(accuracy(run, "training") > 90, run.out());
        assertTrue(accuracy(run, "dev") > 50, run.out());
        long misclassified = run.lines().stream()
                .filter(line -> line.contains("misclassified"))
                .count();
        assertEquals(accuracy(run, "dev") < 100 ? 1 : 0, misclassified, run.out());
    }

    private static double accuracy(Run run, String part) {
        String line = run.lines().stream()
                .filter(l -> l.startsWith(part + " "))
                .findFirst()
                .orElseThrow();
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
        assertEquals(
                weights,
                train("--iterations 12 --quiet --threads auto --seed 1").weights());
        assertEquals(weights, train("--iterations 12 --quiet --alpha 0.1").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --seed 2").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --alpha 0.2").weights());
        assertNotEquals(weights, train("--iterations 12 --quiet --dev 53").weights());
    }

    @Test
    void withoutDevExamplesTheTrainingExamplesAreShown() {
        Run run = train("--iterations 10 --dev 0");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("split: 520 training, 0 dev, shuffled with the seed"), run.out());
        assertTrue(run.lines().contains("Predictions on training examples:"), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" +10 .*% +-")), run.out());
        assertTrue(run.lines().stream().noneMatch(line -> line.startsWith("dev ")), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a file, with commas.csv", "letters", "-.csv"})
    void anyFileName(String name) throws IOException {
        Path file = Files.copy(Path.of(letters), folder.resolve(name));
        assertEquals(
                0,
                Run.of("--quiet", "--iterations", "1", "--data", file.toString())
                        .exit());
    }

    @Test
    void aSettingThatChangesADefaultIsListedEvenIfItIsOff() {
        Run run = train("--hidden 5 --epochs 1 --optimizer adamw --weight-decay 0 --elastic 1 --seed 0");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("  regularization  weight-decay 0"), run.out());
        assertTrue(run.lines().contains("  augmentation    elastic 1, elastic-sigma 4"), run.out());
        assertTrue(run.lines().contains("  MNIST and seed  seed 0"), run.out());
        Run adam = train("--hidden 5 --epochs 1 --weight-decay 0");
        assertTrue(adam.lines().stream().noneMatch(line -> line.startsWith("  regularization")), adam.out());
    }

    @Test
    void linesOfATerminalEndBetweenWords() {
        Run run = Run.onTerminal(
                Map.of("TERM", "xterm", "COLUMNS", "50"), "--hidden", "5", "--epochs", "1", "--data", letters);
        assertEquals(0, run.exit(), run.err());
        List<String> plan =
                run.lines().stream().takeWhile(line -> !line.isEmpty()).toList();
        assertTrue(plan.size() > 8, run.out());
        assertTrue(plan.stream().allMatch(line -> line.length() <= 50 || line.contains(letters)), run.out());
        assertTrue(
                String.join(" ", plan)
                        .replaceAll(" +", " ")
                        .contains("network: 64-5-26, learning rate 0.001, 1 epoch of 4 iterations, seed 1"),
                run.out());
    }

    @Test
    void aPipeGetsNoEscapeCodes() {
        assertFalse(train("--iterations 10").out().contains(ESCAPE));
        assertFalse(Run.of("--help").out().contains(ESCAPE));
        assertFalse(Run.of("kernels").out().contains(ESCAPE));
    }

    @Test
    void aTerminalGetsABarAndShadesOfGray() {
        Map<String, String> terminal = Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor", "COLUMNS", "200");
        Run run = Run.onTerminal(terminal, "--iterations", "10", "--data", letters);
        assertTrue(run.out().contains("\r" + ESCAPE + "[Kiteration 1/10  10% [\u2588"), run.out());
        assertTrue(run.out().contains(ESCAPE + "[38;2;"), run.out());
        long captions = run.lines().stream()
                .filter(line -> line.contains("prediction "))
                .count();
        assertEquals(1, captions, "four figures fit side by side");
        Run dumb = Run.onTerminal(Map.of("TERM", "dumb"), "--iterations", "10", "--data", letters);
        assertFalse(dumb.out().contains(ESCAPE), dumb.out());
    }
}
