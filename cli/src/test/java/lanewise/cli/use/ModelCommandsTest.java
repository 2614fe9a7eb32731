package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.PlainWeights;
import lanewise.cli.Run;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.storage.Training;
import lanewise.training.TrainingState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saves models, resumes their training, and uses them for inference. */
class ModelCommandsTest {

    private static final String TRAIN =
            "--hidden 12 --batch-size 32 --batch-norm yes --average 0.9 --threads 1 --quiet";

    @TempDir
    private Path folder;

    private String letters;
    private String model;

    @BeforeEach
    void write() throws IOException {
        letters = Letters.csv(folder).toString();
        model = folder.resolve("model.safetensors").toString();
    }

    private static Run run(String words, String... more) {
        return Run.of(
                Stream.concat(Stream.of(words.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    private Run train(String options) {
        Run run = run("train " + TRAIN + " --data " + letters + " " + options);
        assertEquals(0, run.exit(), run.err());
        return run;
    }

    private static void assertRefused(int exit, String message, Run run) {
        assertEquals(exit, run.exit(), run.toString());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: "), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void resumingAStoppedTrainingEndsInTheSameWeights() {
        String expected = train("--epochs 5").weights();
        Run two = train("--epochs 2 --model " + model);
        assertTrue(two.lines().contains("model: " + model), two.out());
        Run rest = run("train --quiet --threads 1 --epochs 5 --resume " + model + " --data " + letters);
        assertEquals(expected, rest.weights());
        assertEquals(expected, ModelFile.read(Path.of(model)).network().weightsHash());
        Run nothing = run("train --quiet --threads 1 --resume " + model + " --data " + letters);
        assertEquals(expected, nothing.weights());
        assertFalse(nothing.out().contains("per iteration"), nothing.out());
    }

    @Test
    void writesTheResumedModelToAnotherFileAndPrintsItsSource() throws IOException {
        train("--epochs 1 --model " + model);
        byte[] before = Files.readAllBytes(Path.of(model));
        String other = folder.resolve("other.safetensors").toString();
        Run run = run("train --threads 1 --epochs 2 --resume " + model + " --model " + other + " --data " + letters);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.lines().contains("resuming " + model + " at update 15"), run.out());
        assertArrayEquals(before, Files.readAllBytes(Path.of(model)));
        assertEquals(
                30,
                ModelFile.read(Path.of(other)).training().orElseThrow().state().updates());
        // The data has no test set, and the model is not to be evaluated on what it was trained on.
        assertTrue(run.lines().stream().noneMatch(line -> line.contains(" evaluate ")), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--hidden 12, --hidden: a resumed training takes this value from its file",
        "--seed 1, --seed: a resumed training",
        "--recipe quick, --recipe: a resumed training",
        "--dev 3, --dev: a resumed training",
        "--from x, --resume and --from are mutually exclusive; give one of them",
        "--epochs 1, '--epochs: the training in the file already has 30 updates, but this length is 15; increase it'",
    })
    void optionsThatWouldChangeAResumedTrainingAreRefused(String option, String message) {
        train("--epochs 2 --model " + model);
        assertRefused(2, message, run("train --resume " + model + " --data " + letters + " " + option));
    }

    @Test
    void aScheduleThatDependsOnTheLengthCannotBeExtended() {
        train("--epochs 2 --schedule cosine --model " + model);
        assertRefused(
                2,
                "--epochs: the learning rate schedule in the file",
                run("train --resume " + model + " --data " + letters + " --epochs 3"));
    }

    @Test
    void aTrainingWithAnOptimizerOfTheUserIsRefused() {
        train("--epochs 1 --model " + model);
        Model trained = ModelFile.read(Path.of(model));
        Training training = trained.training().orElseThrow();
        TrainingState state = new TrainingState(training.state().network(), "example.Cascade", 3, true);
        ModelFile.write(
                Path.of(model),
                new Model(
                        trained.network(),
                        trained.height(),
                        trained.width(),
                        trained.classes(),
                        Optional.of(new Training(
                                training.hyperparameters(),
                                training.recipe(),
                                training.dev(),
                                training.dataHash(),
                                training.version(),
                                state))));
        assertRefused(
                1,
                model
                        + ": this training uses the optimizer class example.Cascade, which this program does not contain; "
                        + "resume it with TrainingLoop in a program that contains this class, or start a new training "
                        + "from these weights with --from",
                run("train --resume " + model + " --data " + letters));
        assertEquals(
                0,
                run("train --quiet --epochs 1 --from " + model + " --data " + letters)
                        .exit());
    }

    @Test
    void otherDataThanItBeganWithIsRefused() throws IOException {
        train("--epochs 1 --model " + model);
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(letters)));
        lines.set(1, lines.get(2));
        Path other = Files.write(folder.resolve("other.csv"), lines);
        assertRefused(
                1,
                "the training in the file used data other than " + other,
                run("train --resume " + model + " --data " + other));
        assertRefused(
                1,
                "the training in the file used data other than built-in MNIST; give the same data with --data, or start"
                        + " a new training from these weights with --from",
                run("train --resume " + model));
    }

    @Test
    void fileOfTheBestNetworkCannotBeResumed() {
        Path best = folder.resolve("best.safetensors");
        train("--epochs 1 --best " + best);
        assertRefused(
                1,
                best + ": the file contains weights, but no training state to resume from; start a new training from"
                        + " these weights with --from",
                run("train --resume " + best + " --data " + letters));
    }

    @Test
    void beginsWithTheWeightsOfAFile() {
        train("--epochs 3 --model " + model);
        Run run = run("train --quiet --threads 1 --learning-rate 1e-30 --iterations 1 --batch-size all --optimizer "
                + "gradient-descent --data " + letters + " --from " + model);
        assertEquals(0, run.exit(), run.err());
        assertEquals(ModelFile.read(Path.of(model)).network().weightsHash(), run.weights());
        String data = " --data " + letters + " --from " + model;
        assertRefused(2, "--hidden: the weights in the file determine this value", run("train --hidden 12" + data));
        assertRefused(2, "--activation: the file specifies another activation", run("train --activation tanh" + data));
        assertRefused(1, "the model expects images of 8 x 8", run("train --from " + model));
    }

    @Test
    void evaluatesClassByClass() {
        String weights = train("--epochs 20 --model " + model).weights();
        Run run = run("evaluate " + model + " --data " + letters + " --threads 1");
        assertEquals(0, run.exit(), run.err());
        assertEquals("network: 64-12-26, weights " + weights, run.lines().get(0));
        assertTrue(run.lines().stream()
                .anyMatch(line -> line.matches("accuracy \\d+\\.\\d+% \\(\\d+ of 520\\), loss .*")));
        assertTrue(
                run.lines().stream().anyMatch(line -> line.matches(" +26 +\\S+% +\\S+% +\\d\\.\\d+ +20")), run.out());
        assertTrue(run.lines().stream().anyMatch(line -> line.matches(" mean .* 520")), run.out());
    }

    @Test
    void predictsInKagglesFormatWithLabelsAsInTheData() throws IOException {
        train("--epochs 40 --model " + model);
        List<String> rows = Files.readAllLines(Path.of(letters));
        Path test = Files.write(
                folder.resolve("test.csv"),
                rows.stream().map(row -> row.substring(row.indexOf(',') + 1)).toList());
        Path out = folder.resolve("submission.csv");
        Run run = run("predict " + model + " --data " + test + " --out " + out);
        assertEquals(0, run.exit(), run.err());
        assertEquals("520 predictions written to " + out, run.out().strip());
        List<String> written = Files.readAllLines(out);
        assertEquals("ImageId,Label", written.get(0));
        assertEquals(rows.size(), written.size());
        int right = 0;
        for (int row = 1; row < rows.size(); row++) {
            assertTrue(written.get(row).startsWith(row + ","));
            right += rows.get(row)
                            .startsWith(
                                    written.get(row).substring(written.get(row).indexOf(',') + 1) + ",")
                    ? 1
                    : 0;
        }
        assertTrue(right > 500, right + " of 520");
        assertEquals(written, run("predict " + model + " --data " + letters).lines());
        for (String[] names : new String[][] {{"ImageId", "ImageId,Label"}, {"id", "id,label"}}) {
            Path labeled = folder.resolve(names[0] + ".csv");
            List<String> numbered = new ArrayList<>(List.of(names[0] + "," + rows.get(0)));
            rows.stream().skip(1).forEach(row -> numbered.add("x" + numbered.size() + "," + row));
            List<String> copied = run("predict " + model + " --data " + Files.write(labeled, numbered))
                    .lines();
            assertEquals(names[1], copied.get(0));
            assertEquals("x" + written.get(7), copied.get(7));
        }
    }

    @Test
    void modelsThatAreNoneAreRefusedByEveryCommand() throws IOException {
        String csv = letters;
        for (String command : List.of("evaluate ", "predict --data " + csv + " ", "train --resume ", "train --from ")) {
            assertRefused(1, "there is no such file", run(command + folder.resolve("none")));
            assertRefused(1, "this is not a model file but text", run(command + csv));
        }
        train("--epochs 1 --model " + model);
        byte[] bytes = Files.readAllBytes(Path.of(model));
        bytes[bytes.length - 100] ^= 4;
        Files.write(Path.of(model), bytes);
        for (String command : List.of("evaluate ", "predict --data " + csv + " ", "train --resume ", "train --from ")) {
            assertRefused(1, "the checksum does not match", run(command + model));
        }
    }

    @Test
    void usageIsChecked() {
        assertRefused(2, "MODEL is missing", run("evaluate"));
        assertRefused(2, "no input; give", run("predict " + model));
        assertRefused(2, "--checkpoint-every: no model file", run("train --checkpoint-every 3"));
        assertRefused(2, "--checkpoint-every: '0' is not", run("train --checkpoint-every 0 --model " + model));
        assertRefused(
                1,
                "there is no folder",
                run("train --model " + folder.resolve("none").resolve("x")));
        assertRefused(1, "this is a folder", run("train --model " + folder));
    }

    @Test
    void dataThatDoesNotFitTheModelIsRefused() throws IOException {
        train("--epochs 1 --model " + model);
        assertRefused(
                1,
                "the model expects images of 8 x 8 pixels, but the images of built-in MNIST have 28 x 28",
                run("evaluate " + model));
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(letters)));
        rows.set(3, "77" + rows.get(3).substring(rows.get(3).indexOf(',')));
        Path other = Files.write(folder.resolve("other.csv"), rows);
        assertRefused(1, "has the label 77", run("evaluate " + model + " --data " + other));
    }

    @Test
    void anotherActivationThanThatOfTheModelIsRefused() {
        train("--epochs 1 --activation tanh --model " + model);
        for (String other : List.of("sigmoid", "relu")) {
            String refused = "the model was trained with another activation than " + other + "; remove --activation";
            assertRefused(1, refused, run("evaluate " + model + " --activation " + other + " --data " + letters));
            assertRefused(1, refused, run("show " + model + " --activation " + other + " --data " + letters));
        }
        assertEquals(
                0,
                run("evaluate " + model + " --activation tanh --data " + letters)
                        .exit());
    }

    @Test
    void weightsOfAnotherToolGetTheLabelsOfTheData() {
        train("--epochs 30 --model " + model);
        Model trained = ModelFile.read(Path.of(model));
        Path plain = folder.resolve("plain.safetensors");
        PlainWeights.write(plain, trained.network());
        Run own = run("evaluate " + model + " --data " + letters);
        Run elsewhere = run("evaluate " + plain + " --data " + letters);
        assertEquals(own.out(), elsewhere.out());
        assertRefused(1, "no training state to resume from", run("train --resume " + plain + " --data " + letters));
        Run from = run("train --quiet --threads 1 --epochs 1 --from " + plain + " --data " + letters);
        assertEquals(0, from.exit(), from.err());
    }
}
