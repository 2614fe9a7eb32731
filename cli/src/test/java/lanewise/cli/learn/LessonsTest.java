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
import lanewise.network.Network;
import lanewise.recipes.Recipe;
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

    @ParameterizedTest
    @ValueSource(strings = {"--hidden 12", "--hidden 30,9 --activation tanh"})
    void aBatchShowsTheMeansOverItsExamples(String options) throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, options);
        Run run = run("explain", model.toString(), "3", "7", "12", "--data", letters.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("Back propagation (a batch of 3 examples: m = 3)"), run.out());
        assertTrue(run.out().contains("column 1: example 7") && run.out().contains("label 8"), run.out());
        Network network = ModelFile.read(model).network();
        for (int l = 1; l <= network.depth(); l++) {
            assertMean("db" + l + "\\[\\d+\\]", "(\\S+)", run.out());
            assertMean("dW" + l + "\\[\\d+, \\d+\\]", "(\\S+) \\* (\\S+)", run.out());
        }
        int[] labels = {3, 7, 12};
        Examples three = DataFiles.read(letters).training().select(labels);
        PixelMatrix X = PixelMatrix.ofExamples(three.pixels(), 0, 3, 8, 8);
        Evaluation expected =
                Evaluation.of(new ParallelKernels(new ScalarKernels(), 1), network, X, OneHot.of(labels, 26));
        assertEquals(expected.loss(), number(run.out(), "changes from (\\S+) to"), 1e-4);
        assertEquals(
                expected.loss(), number(run.out().replaceAll("\n +", " "), "loss = mean of .* / 3 = (\\S+)\n"), 1e-4);
    }

    /** Checks a mean that is worked out, such as {@code db2[3] = (0.1 + (-0.2) + 0.4) / 3 = 0.1}. */
    private static void assertMean(String element, String term, String text) {
        String plus = " \\+ ";
        Matcher mean = Pattern.compile(element + " = \\(" + term + plus + term + plus + term + "\\) / 3 = (\\S+)")
                .matcher(text.replaceAll("\n +", " "));
        assertTrue(mean.find(), element + " in " + text);
        int factors = (mean.groupCount() - 1) / 3;
        double sum = 0;
        for (int group = 1; group < mean.groupCount(); group += factors) {
            double product = 1;
            for (int factor = 0; factor < factors; factor++) {
                product *= Double.parseDouble(mean.group(group + factor).replaceAll("[()]", ""));
            }
            sum += product;
        }
        assertEquals(sum / 3, Double.parseDouble(mean.group(mean.groupCount())), 1e-3, mean.group());
    }

    @Test
    void explainsLabelsAndTheDerivativeOfRelu() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, "--hidden 12");
        Run run = run("explain", model.toString(), "5", "--data", letters.toString());
        List<String> lines = run.lines();
        int label = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("Y  "))
                .findFirst()
                .orElseThrow());
        assertTrue(lines.get(label + 2).contains("[4]    0.0000"), run.out());
        assertTrue(
                lines.subList(label, label + 5).stream()
                        .anyMatch(line -> line.strip().equals("[5]    1.0000")),
                run.out());
        int slope = lines.indexOf("    relu'(Z1): 1 where Z1 > 0, 0 elsewhere");
        int before = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("Z1 = "))
                .findFirst()
                .orElseThrow());
        assertTrue(slope > before, run.out());
        for (int unit = 0; unit < 12; unit++) {
            double Z = number(String.join("\n", lines.subList(before, slope)), "\\[" + unit + "\\] +(\\S+)");
            double derivative =
                    number(String.join("\n", lines.subList(slope, lines.size())), "\\[" + unit + "\\] +(\\S+)");
            assertEquals(Z > 0 ? 1 : 0, derivative, run.out());
        }
    }

    @Test
    void withoutAModelTheNetworkOfTheVideoIsTrainedFirst() throws IOException {
        String letters = Letters.csv(folder).toString();
        Run run = run("explain --iterations 3 --data", letters);
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                "no model is given: training the network of the video first, for 3 iterations",
                run.lines().get(0));
        Run trained = run("train --recipe video --iterations 3 --quiet --data", letters);
        assertTrue(run.out().contains(", weights " + trained.weights() + "\n"), run.out());
        assertTrue(
                run.lines().contains("no number is given: this is the first example that the network misclassifies"),
                run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.endsWith(": misclassified")), run.out());
    }

    @Test
    void explainsTheInitialWeights() throws IOException {
        Run run = run("explain --iterations 0 5 --data", Letters.csv(folder).toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().get(0).startsWith("example 5 of "), run.out());
        String weights = Recipe.VIDEO.hyperparameters().newNetwork(64, 26).weightsHash();
        assertTrue(run.out().contains("network: 64-10-26, weights " + weights), run.out());
        assertTrue(run.out().contains("before the first iteration"), run.out());
    }

    @Test
    void badInputOfExplainGetsOneLine() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train(letters, "--hidden 9");
        String data = letters.toString();
        assertRefused(2, "there is no example 520", run("explain", model.toString(), "520", "--data", data));
        assertRefused(2, "'-1' is not", run("explain", model.toString(), "-1", "--data", data));
        assertRefused(
                2,
                "--iterations trains the network of the video",
                run("explain", model.toString(), "--iterations", "3"));
        assertRefused(2, "at most 16 examples here, not 17", run("explain" + " 1".repeat(17)));
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
                "gradcheck --hidden 20,20 --activation identity --batch-norm yes --examples 3 --seed 3",
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
        assertRefused(2, "--examples: batch normalization", run("gradcheck --examples 1 --batch-norm yes"));
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
