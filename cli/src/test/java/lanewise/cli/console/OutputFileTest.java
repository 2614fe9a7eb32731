package lanewise.cli.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Letters;
import lanewise.cli.PlainWeights;
import lanewise.cli.Run;
import lanewise.errors.OutputException;
import lanewise.files.AtomicFile;
import lanewise.network.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** Output files that cannot be written, or that would overwrite an input file. */
class OutputFileTest {

    private static final String TRAIN = "train --quiet --threads 1 --hidden 9 --epochs 1 --batch-size 64 --data ";

    @TempDir
    private Path folder;

    private String letters;
    private String model;

    /** Every command that writes a file, up to the name of that file. */
    private List<String> commands;

    @BeforeEach
    void write() throws IOException {
        letters = Letters.csv(folder).toString();
        model = folder.resolve("model.safetensors").toString();
        PlainWeights.write(Path.of(model), Network.create(64, List.of(9), 26, 1));
        Path before = JmhJson.write(folder.resolve("before.json"), JmhJson.result("a.B.c", 1, 1.01));
        Path after = JmhJson.write(folder.resolve("after.json"), JmhJson.result("a.B.c", 1.02, 1));
        commands = List.of(
                TRAIN + letters + " --model ",
                TRAIN + letters + " --report ",
                "predict " + model + " --data " + letters + " --out ",
                "show 0 --data " + letters + " --png ",
                "export " + model + " ",
                "compare --format html " + before + " " + after + " --out ",
                "experiment --data " + letters + " --threads 1 --vary iterations=1,2 --seeds 1 --report ",
                "draw " + model + " --export ",
                "compare " + before + " " + after + " --out ");
    }

    private static Run run(String command, Path file) {
        return Run.of((command + file).split(" "));
    }

    private static void assertRefused(int exit, String expected, Run run) {
        assertEquals(exit, run.exit(), run.toString());
        assertEquals("", run.out());
        assertEquals("lanewise: " + expected, run.err().strip());
    }

    @Test
    void everyCommandWritesItsFile() {
        for (String command : commands) {
            Path file = folder.resolve("out");
            Run run = run(command, file);
            assertEquals(0, run.exit(), run.err());
            assertTrue(Files.isRegularFile(file), command);
            assertTrue(file.toFile().delete());
        }
    }

    @Test
    void everyCommandReportsAFileThatCannotBeWritten() throws IOException {
        Path missing = folder.resolve("none").resolve("out");
        Path below = Path.of(letters).resolve("out");
        String before = Files.readString(Path.of(letters));
        for (String command : commands) {
            assertRefused(
                    1,
                    missing + ": there is no folder " + missing.getParent() + "; create it first",
                    run(command, missing));
            assertRefused(
                    1, below + ": " + letters + " is a file, not a folder; choose another file", run(command, below));
            assertRefused(1, folder + ": this is a folder; give a file in it", run(command, folder));
        }
        assertEquals(before, Files.readString(Path.of(letters)));
    }

    @Test
    void inputFilesAreNotOverwritten() throws IOException {
        byte[] weights = Files.readAllBytes(Path.of(model));
        byte[] data = Files.readAllBytes(Path.of(letters));
        byte[] report = Files.readAllBytes(folder.resolve("before.json"));
        for (String command : List.of(
                TRAIN + letters + " --model @data",
                TRAIN + letters + " --report @data",
                "train --quiet --data " + letters + " --from " + model + " --report @model",
                "train --quiet --data " + letters + " --from " + model + " --model @model",
                "predict " + model + " --data " + letters + " --out @data",
                "predict " + model + " --data " + letters + " --out @model",
                "show " + model + " 0 --data " + letters + " --png @data",
                "show " + model + " 0 --data " + letters + " --png @model",
                "export " + model + " @model",
                "compare " + folder.resolve("before.json") + " --by x --out @report")) {
            Run run = Run.of(command.replace(
                            "@data", folder.resolve(".").resolve("letters.csv").toString())
                    .replace(
                            "@report",
                            folder.resolve(".").resolve("before.json").toString())
                    .replace(
                            "@model",
                            folder.resolve(".").resolve("model.safetensors").toString())
                    .split(" "));
            assertEquals(2, run.exit(), run.toString());
            String expected = "lanewise: (--model|--report|--out|--png|FILE): the same file is given as "
                    + "(--data|--from|MODEL|REPORT) and would be overwritten; choose another file. See lanewise \\w+ --help";
            assertTrue(run.err().strip().matches(expected), run.err());
        }
        assertArrayEquals(weights, Files.readAllBytes(Path.of(model)));
        assertArrayEquals(data, Files.readAllBytes(Path.of(letters)));
        assertArrayEquals(report, Files.readAllBytes(folder.resolve("before.json")));
    }

    /** A folder whose files are data, each with the exit code 2 and unchanged. */
    @Test
    void filesInsideAFolderThatIsReadAreNotWrittenOver() throws IOException {
        Path idx = Files.createDirectories(folder.resolve("idx").resolve("raw")).getParent();
        for (Path data : List.of(
                idx.resolve("train-labels-idx1-ubyte"), idx.resolve("raw").resolve("t10k.gz"))) {
            Files.write(data, new byte[] {0, 0, 8, 1, 0, 0, 0, 0});
            for (String command : List.of(
                    "train --quiet --force --data " + idx + " --model ",
                    "train --quiet --force --data " + idx + " --report ",
                    "predict " + model + " --force --data " + idx + " --out ",
                    "show 0 --force --data " + idx + " --png ")) {
                Run run = run(command, data);
                assertEquals(2, run.exit(), run.toString());
                assertTrue(
                        run.err()
                                .contains(
                                        ": this file is in the folder given as --data and would be overwritten; choose another file"),
                        run.err());
                assertEquals(8, Files.size(data));
            }
        }
    }

    @Test
    void modelsAreReplacedWithForceOnly() throws IOException {
        Path trained = folder.resolve("trained.model");
        assertEquals(0, run(TRAIN + letters + " --model ", trained).exit());
        byte[] content = Files.readAllBytes(trained);
        Path same = Files.write(folder.resolve("same.safetensors"), content);
        for (String command : commands) {
            if (command.endsWith("--model ")) {
                continue; // It would train the same model again.
            }
            Run run = run(command, trained);
            assertEquals(2, run.exit(), command + run);
            assertTrue(run.err().contains(": '" + trained + "' contains "), run.err());
            assertTrue(run.err().contains(" model; choose another file, or add --force"), run.err());
            assertArrayEquals(content, Files.readAllBytes(trained));
        }
        assertEquals(0, run("export " + trained + " ", same).exit());
        assertEquals(
                0, run("show 0 --force --data " + letters + " --png ", trained).exit());
    }

    @Test
    void theExtensionOfAnotherFormatIsRefused() {
        for (String command : commands) {
            Path file = folder.resolve(command.endsWith("--png ") ? "out.jpg" : "out.PNG");
            Run run = run(command, file);
            assertEquals(2, run.exit(), command + run);
            assertTrue(run.err().contains("'" + file + "' would be "), run.err());
            assertTrue(run.err().contains(", but has the extension of another format; choose a name"), run.err());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void aFileOfAnotherKindIsReplacedWithForceOnly() throws IOException {
        Path file = folder.resolve("out");
        for (String written : commands) {
            assertEquals(0, run(written, file).exit());
            byte[] content = Files.readAllBytes(file);
            for (String command : commands) {
                if (!command.equals(written)) {
                    Run run = run(command, file);
                    assertEquals(2, run.exit(), written + ", then " + command + run);
                    assertTrue(
                            run.err().contains(": '" + file + "' contains ")
                                    && run.err().contains("; choose another file, or add --force"),
                            run.err());
                    assertArrayEquals(content, Files.readAllBytes(file));
                }
            }
            Files.delete(file);
        }
    }

    @Test
    void filesThatThisProgramDidNotWriteAreReplacedWithForceOnly() throws IOException {
        for (String command : commands) {
            for (String content : List.of(
                    "my notes",
                    "# Lanewise\n",
                    "id,label\n1,2\n",
                    "ImageId,Label,note\n1,2,checked\n",
                    "ImageId,Label\n1,2,checked\n3,4\n",
                    "\u0089PNG of another program")) {
                Path file = Files.writeString(folder.resolve("precious"), content);
                Run run = run(command, file);
                assertEquals(2, run.exit(), command + run);
                assertTrue(
                        run.err()
                                .contains(
                                        ": '" + file
                                                + "' exists and is not recognized as a file of this program; choose another file, or add --force"),
                        run.err());
                assertEquals(content, Files.readString(file));
                Files.delete(file);
            }
            Path file = Files.writeString(folder.resolve("precious"), "my notes");
            Run forced = run(command.replaceFirst(" ", " --force "), file);
            assertEquals(0, forced.exit(), command + forced);
            // What this program wrote is replaced without being asked.
            Run again = run(command, file);
            assertEquals(0, again.exit(), command + again);
            Files.delete(file);
        }
    }

    @Test
    void comparisonsInEveryFormatAreReplaced() throws IOException {
        String compare = commands.get(commands.size() - 1);
        Path third = JmhJson.write(folder.resolve("third.json"), JmhJson.result("a.B.c", 1.01, 1.02));
        Path variants = JmhJson.write(
                folder.resolve("variants.json"), JmhJson.result("a.B.c", 1, 1.01), JmhJson.result("a.B.d", 2, 2.01));
        String trend = compare.replace("compare ", "compare --trend " + third + " ");
        Map<String, List<String>> formats = Map.of(
                compare,
                List.of("c.txt", "c.md", "c.json", "c.html"),
                trend,
                List.of("t.txt", "t.html"),
                "compare " + variants + " --out ",
                List.of("v.txt", "v.md", "v.json", "v.html"));
        for (Map.Entry<String, List<String>> entry : formats.entrySet()) {
            for (String name : entry.getValue()) {
                for (int n = 0; n < 2; n++) {
                    Run run = run(entry.getKey(), folder.resolve(name));
                    assertEquals(0, run.exit(), run.toString());
                }
            }
        }
    }

    @Test
    void theModelOfAnotherTrainingIsReplacedWithForceOnly() throws IOException {
        Path file = folder.resolve("trained.safetensors");
        String train = TRAIN + letters + " --model ";
        assertEquals(0, run(train, file).exit());
        assertEquals(0, run(train, file).exit());
        assertEquals(0, run(train.replace("--epochs 1", "--epochs 2"), file).exit());
        byte[] first = Files.readAllBytes(file);
        Run shorter = run(train, file);
        assertEquals(2, shorter.exit(), shorter.toString());
        assertTrue(shorter.err().contains("has the model of a longer training ("), shorter.err());
        assertArrayEquals(first, Files.readAllBytes(file));
        Run refused = run(train.replace("--hidden 9", "--hidden 8"), file);
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(
                refused.err()
                        .contains("--model: '" + file + "' has the model of another training and would be overwritten; "
                                + "choose another file, or add --force"),
                refused.err());
        assertArrayEquals(first, Files.readAllBytes(file));
        assertEquals(
                0, run(train.replace("--hidden 9", "--force --hidden 8"), file).exit());
    }

    /** A complete training that is repeated and stopped early, or by its time limit. */
    @Test
    void aModelWithMoreUpdatesOfTheSameTrainingIsKept() throws IOException {
        Path file = folder.resolve("complete.safetensors");
        String train = TRAIN.replace("--epochs 1", "--epochs 40") + letters + " --model ";
        assertEquals(0, run(train, file).exit());
        byte[] complete = Files.readAllBytes(file);
        String limited = train.replace("--epochs 40", "--epochs 40 --max-time 0.001s");
        Run stopped = run(limited, file);
        assertEquals(1, stopped.exit(), stopped.toString());
        assertTrue(stopped.err().contains(file + ": it has the model of this training after "), stopped.err());
        assertArrayEquals(complete, Files.readAllBytes(file));
        assertEquals(
                0, run(limited.replace("--epochs", "--force --epochs"), file).exit());
        assertFalse(Arrays.equals(complete, Files.readAllBytes(file)));
        assertFalse(stopped.out().contains("the weights are the same"), stopped.out());
    }

    @Test
    void theBestNetworkDoesNotReplaceTheStateOfATraining() throws IOException {
        Path file = folder.resolve("state.safetensors");
        assertEquals(0, run(TRAIN + letters + " --model ", file).exit());
        byte[] state = Files.readAllBytes(file);
        String best = TRAIN.replace("--epochs 1", "--epochs 20") + letters + " --dev 20 --best ";
        Run refused = run(best, file);
        assertEquals(2, refused.exit(), refused.toString());
        assertTrue(refused.err().contains("--best: '" + file + "' has the state of a training"), refused.err());
        assertArrayEquals(state, Files.readAllBytes(file));
        assertEquals(0, run(best.replace("--best", "--force --best"), file).exit());
    }

    /** A model of a later version is not damaged. */
    @Test
    void aModelOfALaterVersionIsReplacedWithForceOnly() throws IOException {
        String header = "{\"__metadata__\":{\"lanewise.format\":\"9\"}}";
        byte[] later = ByteBuffer.allocate(Long.BYTES + header.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.getBytes(StandardCharsets.UTF_8))
                .array();
        Path file = Files.write(folder.resolve("later.safetensors"), later);
        for (String command : List.of(
                TRAIN + letters + " --model ", TRAIN + letters + " --dev 20 --best ", "export " + model + " ")) {
            Run run = run(command, file);
            assertEquals(2, run.exit(), run.toString());
            assertTrue(run.err().contains("; choose another file, or add --force"), run.err());
            assertArrayEquals(later, Files.readAllBytes(file));
        }
        assertEquals(0, run("export --force " + model + " ", file).exit());
    }

    @Test
    void theBestNetworkIsReplacedByABetterOneOnly() throws IOException {
        Path file = folder.resolve("best.safetensors");
        String train = TRAIN.replace("--epochs 1", "--epochs 40") + letters + " --dev 20 --best ";
        Run first = run(train, file);
        assertTrue(first.out().contains("best: " + file + ", dev accuracy "), first.toString());
        byte[] best = Files.readAllBytes(file);
        Run worse = run(train.replace("--epochs 40", "--epochs 1"), file);
        assertEquals(0, worse.exit(), worse.toString());
        assertTrue(worse.out().contains("best: " + file + " is not replaced, because its dev accuracy"), worse.out());
        assertArrayEquals(best, Files.readAllBytes(file));
        Run forced = run(train.replace("--epochs 40", "--epochs 1 --force"), file);
        assertTrue(forced.out().contains("best: " + file + ", dev accuracy "), forced.toString());
        Path digits = folder.resolve("digits.csv");
        Files.writeString(digits, "label,a,b,c,d\n" + "1,2,3,4,5\n0,200,3,4,5\n".repeat(60));
        Run other = run(TRAIN + digits + " --dev 5 --best ", file);
        assertEquals(2, other.exit(), other.toString());
        assertTrue(other.err().contains("contains a model that was trained on other examples"), other.err());
    }

    @Test
    void standardOutputTakesTheResultAlone() throws IOException {
        for (String name : List.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")) {
            Run table = Run.of("predict", model, "--data", letters, "--out", name);
            assertEquals(0, table.exit(), table.toString());
            assertEquals(Run.of("predict", model, "--data", letters).out(), table.out());
            Run comparison = run(commands.get(commands.size() - 1), Path.of(name));
            assertTrue(comparison.out().contains("How this was computed"), comparison.toString());
            Run picture = run("show 0 --data " + letters + " --png ", Path.of(name));
            assertEquals(0, picture.exit(), picture.toString());
            assertTrue(picture.out().startsWith("\uFFFDPNG\r\n"), picture.out());
            Run onnx = run("export " + model + " ", Path.of(name));
            assertTrue(onnx.exit() == 0 && onnx.out().contains("Lanewise"), onnx.toString());
            for (String option : List.of("--model", "--report")) {
                Run run = run(TRAIN + letters + " " + option + " ", Path.of(name));
                assertEquals(2, run.exit(), run.toString());
                assertTrue(run.err().contains(option + ": '" + name + "' is standard output"), run.err());
            }
        }
        assertFalse(Files.exists(Path.of("-")));
    }

    @Test
    void aResultThatCannotBeWrittenIsKeptElsewhere() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        OutputFile output = new OutputFile(CommandSpec.create(), "--out", place.resolve("result.csv"), false)
                .check(OwnFile.PREDICTIONS);
        Files.delete(place);
        OutputException e = assertThrows(
                OutputException.class, () -> output.write(path -> AtomicFile.write(path, "ImageId,Label\n")));
        assertTrue(e.advice().startsWith("the result is in ") && e.advice().endsWith("result.csv instead"), e.advice());
        Path kept = Path.of(e.advice().substring("the result is in ".length()).replace(" instead", ""));
        assertEquals("ImageId,Label\n", Files.readString(kept));
        Files.delete(kept);
        Files.delete(kept.getParent());
    }

    @Test
    void oneFileUnderTwoNames() throws IOException {
        Path file = Path.of(model);
        assertTrue(OutputFile.isOne(file, folder.resolve("x").resolve("..").resolve("model.safetensors")));
        assertFalse(OutputFile.isOne(file, Path.of(letters)));
        assertFalse(OutputFile.isOne(file, folder.resolve("none")));
        assertTrue(OutputFile.isOne(folder.resolve("none"), folder.resolve(".").resolve("none")));
        assertFalse(OutputFile.isOne(folder.resolve("none"), folder.resolve("other")));
        assertTrue(OutputFile.isOne(Path.of("none", "a"), Path.of("none", "a").toAbsolutePath()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        Path other = Files.createSymbolicLink(folder.resolve("other"), Path.of(model));
        assertTrue(OutputFile.isOne(link.resolve("none"), folder.resolve("none")));
        assertTrue(OutputFile.isOne(other, link.resolve("model.safetensors")));
        assertFalse(OutputFile.isOne(link.resolve("none"), folder.resolve("other")));
    }
}
