package lanewise.cli.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Letters;
import lanewise.cli.PlainWeights;
import lanewise.cli.Run;
import lanewise.network.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
            assertRefused(1, folder + ": this is a folder; give a file in this folder", run(command, folder));
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
