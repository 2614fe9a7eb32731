package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that train chooses, and its messages about them and about its result. */
class DefaultsTest {

    @TempDir
    private Path folder;

    private String letters;
    private Path model;

    @BeforeEach
    void letters() throws IOException {
        letters = Letters.csv(folder).toString();
        model = folder.resolve("model.safetensors");
    }

    private static Run run(String args) {
        return Run.of(args.split(" "));
    }

    private static String line(Run run, String start) {
        return run.lines().stream()
                .filter(line -> line.strip().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is not in " + run));
    }

    private Path rows(int count, boolean labels) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(letters)).subList(0, count + 1));
        if (!labels) {
            rows.replaceAll(row -> row.substring(row.indexOf(',') + 1));
        }
        return Files.write(folder.resolve("rows.csv"), rows);
    }

    @Test
    void aBatchIsNotLargerThanTheData() throws IOException {
        Path fifty = rows(50, true);
        Run run = run("train --recipe quick --epochs 2 --data " + fifty + " --model " + model);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines()
                .contains("batch size: 45 instead of the default, because there are only 45 training examples"));
        Run more = run("train --resume " + model + " --data " + fifty);
        assertEquals(0, more.exit(), more.err());
        Run folds = run("train --recipe quick --epochs 2 --folds 5 --data " + fifty);
        assertEquals(0, folds.exit(), folds.err());
        Run chosen = run("train --recipe quick --batch-size 128 --data " + fifty);
        assertEquals(2, chosen.exit());
        assertTrue(chosen.err().contains("--batch-size: "), chosen.err());
    }

    @Test
    void aLearningRateOfTheVideoIsNotKeptForAnotherOptimizer() {
        Run adam = run("train --recipe video --optimizer adam --iterations 1 --data " + letters);
        assertTrue(line(adam, "network:").contains("learning rate 0.001,"), adam.out());
        assertTrue(line(adam, "recipe:").contains("learning-rate "), adam.out());
        Run given = run("train --recipe video --optimizer adam --learning-rate 0.1 --iterations 1 --data " + letters);
        assertTrue(line(given, "network:").contains("learning rate 0.1,"), given.out());
        Run same = run("train --recipe video --optimizer gradient-descent --iterations 1 --data " + letters);
        assertTrue(line(same, "network:").contains("learning rate 0.1,"), same.out());
    }

    @Test
    void optionsThatLeaveTheVideoSaySo() {
        Run run = run("train --hidden 20 --epochs 1 --data " + letters);
        assertEquals(
                "hint: because --hidden is set, the default hyperparameters above are used; to use those of the video, add"
                        + " --recipe video",
                line(run, "hint:"));
        assertFalse(run("train --iterations 1 --data " + letters).out().contains("hint:"));
        assertFalse(run("train --recipe video --hidden 20 --iterations 1 --data " + letters)
                .out()
                .contains("hint:"));
    }

    @Test
    void aNetworkThatDidNotLearnIsReported() {
        Run run = run("train --hidden 8 --max-norm 1e-6 --epochs 20 --data " + letters);
        assertEquals(0, run.exit(), run.err());
        assertTrue(line(run, "the network did not learn").contains("most frequent label"), run.out());
        assertFalse(
                run("train --hidden none --epochs 20 --data " + letters).out().contains("did not learn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--model", "--resume"})
    void dataWithoutLabelsIsRefusedBeforeAnyWork(String option) throws IOException {
        assertEquals(
                0,
                run("train --quiet --iterations 1 --data " + letters + " --model " + model)
                        .exit());
        Path unlabeled = rows(100, false);
        Run run = run("train --data " + unlabeled + " " + option + " " + model);
        assertEquals(1, run.exit());
        assertTrue(
                run.err().startsWith("lanewise: " + unlabeled + ": the labels are missing, but training needs them"),
                run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void aFinishedTrainingIsNotResumedInSilence() {
        run("train --iterations 15 --data " + letters + " --model " + model);
        Run again = run("train --resume " + model + " --data " + letters);
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.lines()
                .contains(model + ": training is already complete, after 15 updates; to extend it, give a"
                        + " higher --iterations"));
    }

    @Test
    void suggestedCommandsWorkAsPrinted() throws IOException {
        Path own = rows(200, true);
        Run run = run("train --label-column 1 --iterations 5 --data " + own + " --model " + model);
        List<String> commands = run.lines().stream()
                .filter(line -> line.startsWith("    java "))
                .filter(line -> line.contains(" train ") || line.contains(" evaluate "))
                .toList();
        assertEquals(4, commands.size(), run.out());
        for (String command : commands) {
            assertTrue(command.contains("--data " + own) && command.contains("--label-column 1"), command);
            assertFalse(command.contains("evaluate"), "the data was trained on: " + command);
            String[] words =
                    command.replace("--iterations 2000", "--iterations 6").split(" ");
            int start = Arrays.asList(words).indexOf("train");
            Run next = Run.of(
                    Stream.concat(Arrays.stream(words, start, words.length), Stream.of("--threads", "1", "--quiet"))
                            .toArray(String[]::new));
            assertEquals(0, next.exit(), command + ": " + next.err());
        }
    }

    @Test
    void theBestNetworkIsKeptNextToTheLast() throws IOException {
        Path best = folder.resolve("best.safetensors");
        Run run = run("train --hidden 8 --epochs 12 --learning-rate 0.02 --data " + letters + " --model " + model
                + " --best " + best);
        assertEquals(0, run.exit(), run.err());
        String highest = run.lines().stream()
                .filter(line -> line.matches(" +\\d+ +\\d+\\.\\d+ +\\S+% +\\S+% +\\S+ +\\S+"))
                .map(line -> line.strip().split(" +")[3])
                .max((a, b) ->
                        Double.compare(Double.parseDouble(a.replace("%", "")), Double.parseDouble(b.replace("%", ""))))
                .orElseThrow();
        assertTrue(
                line(run, "best: ").startsWith("best: " + best + ", dev accuracy " + highest + " after "), run.out());
        assertTrue(ModelFile.read(best).training().isEmpty());
        assertEquals(0, run("evaluate " + best + " --data " + letters).exit());
        Run same = run("train --data " + letters + " --model " + model + " --best " + model);
        assertEquals(2, same.exit());
    }
}
