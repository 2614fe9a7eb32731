package lanewise.cli.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.data.DataFiles;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands explain and gradcheck. */
class LessonsTest {

    @TempDir
    private Path folder;

    private static Run run(String words, String... more) {
        return Run.of(
                Stream.concat(Stream.of(words.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    private Path train(Path letters, String options) {
        Path model = folder.resolve("model.safetensors");
        Run run = run(
                "train --threads 1 --quiet --epochs 3 " + options,
                "--data",
                letters.toString(),
                "--model",
                model.toString());
        assertEquals(0, run.exit(), run.err());
        return model;
    }

    private static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), pattern + " in " + text);
        return Double.parseDouble(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hidden 12",
                "--hidden 30,9 --activation tanh --batch-norm yes",
                "--hidden none",
                "--hidden 9 --activation leaky-relu",
                "--hidden 9 --activation sigmoid",
                "--hidden 9 --activation identity"
            })
    void explainsEveryEquationOfAnyNetwork(String options) throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, options);
        Run run = run("explain", model.toString(), "5", "--data", letters.toString());
        assertEquals(0, run.exit(), run.err());
        int depth = ModelFile.read(model).network().depth();
        for (int l = 1; l <= depth; l++) {
            String input = l == 1 ? "X" : "A" + (l - 1);
            for (String equation : List.of(
                    "Z" + l + " = W" + l + " " + input + " + b" + l,
                    "A" + l + " = ",
                    "dZ" + l + " = ",
                    "dW" + l + " = dZ" + l + " " + input + "' / m",
                    "db" + l + " = row sums")) {
                assertTrue(run.lines().stream().anyMatch(line -> line.startsWith(equation)), equation + run.out());
            }
        }
        String first = run.lines().get(0);
        assertTrue(first.startsWith("example 5 of ") && first.endsWith(", label 6"), first);
        assertTrue(run.lines().stream().allMatch(line -> line.length() <= 100), run.out());
        Examples examples = DataFiles.read(letters).training();
        PixelMatrix X = PixelMatrix.ofExamples(examples.pixels(), 5 * 64, 1, 8, 8);
        double loss = Evaluation.of(
                        new ParallelKernels(new ScalarKernels(), 1),
                        ModelFile.read(model).network(),
                        X,
                        OneHot.of(new int[] {5}, 26))
                .loss();
        assertEquals(loss, number(run.out(), "loss = .* = (\\S+)\n"), 1e-4);
        double before = number(run.out(), "changes from (\\S+) to");
        assertEquals(loss, before, 1e-4);
        assertTrue(number(run.out(), "changes from \\S+ to (\\S+)") < before, run.out());
    }

    @Test
    void theUpdateOfAWeightIsWorkedOut() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, "--hidden 12 --optimizer gradient-descent --learning-rate 0.25");
        Run run = run("explain", model.toString(), "0", "--data", letters.toString());
        Matcher update = Pattern.compile("W2\\[\\d+, \\d+\\] = (\\S+) - 0.25 \\* (\\S+) = (\\S+)")
                .matcher(run.out());
        assertTrue(update.find(), run.out());
        double[] n = {1, 2, 3};
        for (int i = 0; i < 3; i++) {
            n[i] = Double.parseDouble(update.group(i + 1));
        }
        assertEquals(n[0] - 0.25 * n[1], n[2], 1e-3);
    }

    @Test
    void badInputOfExplainGetsOneLine() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, "--hidden 9");
        String data = letters.toString();
        assertRefused(2, "there is no example 520", run("explain", model.toString(), "520", "--data", data));
        assertRefused(2, "INDEX: '-1' is not", run("explain", model.toString(), "-1", "--data", data));
        assertRefused(2, "INDEX is missing", run("explain", model.toString()));
        assertRefused(1, "the model expects images of 8 x 8", run("explain", model.toString(), "5"));
        assertRefused(
                1,
                "there is no such file",
                run("explain", folder.resolve("none").toString(), "5"));
        assertRefused(1, "this is not a model file but text", run("explain", data, "5"));
        Path unlabeled = Files.write(
                folder.resolve("test.csv"),
                Files.readAllLines(letters).stream()
                        .map(row -> row.substring(row.indexOf(',') + 1))
                        .toList());
        assertRefused(
                1,
                "this command requires labels, but the examples have none",
                run("explain", model.toString(), "5", "--data", unlabeled.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradcheck",
                "gradcheck --hidden 6,5 --activation tanh --batch-norm yes",
                "gradcheck --hidden none"
            })
    void derivativesAgree(String command) {
        Run run = run(command + " --threads 1");
        assertEquals(0, run.exit(), run.toString());
        assertTrue(run.out().contains("The gradients agree"), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches("W1 +\\d+ x 784 +500 +W1\\[.*ok")), run.out());
        assertEquals(command.contains("batch-norm"), run.out().contains("gamma2"), run.out());
    }

    @Test
    void usageOfGradcheckIsChecked() {
        assertRefused(2, "--activation: ", run("gradcheck --activation sine"));
        assertRefused(2, "--hidden: ", run("gradcheck --hidden 0"));
        assertRefused(2, "--examples: at most 100 are allowed, not 101", run("gradcheck --examples 101"));
        assertRefused(1, "a layer of 100,000 units with 100,000 inputs", run("gradcheck --hidden 100000,100000"));
    }

    private static void assertRefused(int exit, String message, Run run) {
        assertEquals(exit, run.exit(), run.toString());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: ") && run.err().contains(message), run.err());
    }
}
