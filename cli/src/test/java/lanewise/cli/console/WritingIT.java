package lanewise.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Letters;
import lanewise.cli.PlainWeights;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.network.Network;
import lanewise.storage.ModelFile;
import lanewise.testing.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that the program cannot write to the end, or not at all, and one that two of its processes write. */
@DisabledOnOs(OS.WINDOWS)
class WritingIT {

    /**
     * The size files may have, in blocks of 512 bytes: less than every file below, more than what is printed. To a
     * program this limit is what a full disk is: a write fails when part of the file is written.
     */
    private static final int BLOCKS = 4;

    private static final String TRAIN = "train --quiet --threads 1 --hidden 40 --epochs 3 --batch-size 64 ";

    private static final long SECONDS = 120;

    @TempDir
    private Path folder;

    /** Every command that writes a file, but for the name of that file. */
    private List<String> commands;

    private String train;

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = folder.resolve("model.safetensors");
        PlainWeights.write(model, Network.create(64, List.of(9), 26, 1));
        Path before = JmhJson.write(folder.resolve("before.json"), JmhJson.result("a.B.c", 1, 1.01));
        Path after = JmhJson.write(folder.resolve("after.json"), JmhJson.result("a.B.c", 1.02, 1));
        train = TRAIN + "--data " + letters + " --model ";
        commands = List.of(
                train,
                TRAIN + "--data " + letters + " --report ",
                "predict " + model + " --data " + letters + " --out ",
                "show 0 1 2 3 4 5 --data " + letters + " --png ",
                "export " + model + " ",
                "compare " + before + " " + after + " --format html --out ");
    }

    /** The running processes, which are stopped after each test. */
    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process started(Process process) {
        processes.add(process);
        return process;
    }

    /** Runs the program behind another command. */
    private Run run(List<String> before, String command, Path file) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = started(Program.start(Map.of(), out, err, words(before, command, file)));
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), command);
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static List<String> words(List<String> before, String command, Path file) throws Exception {
        List<String> words = new ArrayList<>(before);
        List<String> options = new ArrayList<>(Program.SHORT);
        // Without the JVM's own file of figures, which would hit the limit first.
        options.add("-XX:-UsePerfData");
        words.addAll(Program.command(options));
        words.addAll(List.of((command + file).split(" ")));
        return words;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = Files.writeString(place.resolve("file"), "old");
        List<String> limited = List.of("sh", "-c", "ulimit -f " + BLOCKS + " && exec \"$@\"", "sh");
        for (String command : commands) {
            Run run = run(limited, command.replaceFirst(" ", " --force "), file);
            assertEquals(1, run.exit(), run.toString());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().startsWith("lanewise: " + file + ": writing failed ("), run.err());
            assertTrue(run.err().contains("an existing file is unchanged; free disk space"), run.err());
            assertEquals("old", Files.readString(file));
            assertEquals(List.of("file"), names(place), command);
            // The results of a complete training are printed.
            assertEquals(command.startsWith("train"), run.out().contains("weights: "), run.out());
        }
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsNoTraining() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        List<String> limited = List.of("sh", "-c", "ulimit -f " + BLOCKS + " && exec \"$@\"", "sh");
        Run run = run(limited, train.replace("--model", "--force --checkpoint-every 2 --model"), file);
        assertEquals(1, run.exit(), run.toString());
        List<String> lines = run.err().lines().toList();
        assertEquals(2, lines.size(), run.err());
        assertTrue(
                lines.get(0).startsWith("lanewise: checkpoint failed: ")
                        && lines.get(0).endsWith("; training continues"),
                run.err());
        assertTrue(run.out().contains("weights: "), run.out());
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsRefusedBeforeAnyWork() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path old = Files.writeString(place.resolve("old"), "old");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            for (String command : commands) {
                for (Path file : List.of(old, place.resolve("new"))) {
                    Run run = run(boundByPermissions(), command, file);
                    assertEquals(1, run.exit(), run.toString());
                    assertEquals("", run.out());
                    assertEquals(
                            "lanewise: " + file + ": no permission to write here; change the permissions, "
                                    + "or choose another file",
                            run.err().strip());
                }
            }
            assertEquals("old", Files.readString(old));
            assertEquals(List.of("old"), names(place));
        } finally {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aDataFileThatMayNotBeReadIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.csv"), "1,2,3,4,5\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        Run run = run(boundByPermissions(), "train --data ", file);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.err().startsWith("lanewise: " + file), run.err());
        assertTrue(run.err().contains("no permission") && run.err().contains("permissions"), run.err());
    }

    /** Root ignores permissions unless it gives up that right, which the program setpriv of util-linux does. */
    private List<String> boundByPermissions() throws IOException {
        if (!Files.getAttribute(folder, "unix:uid").equals(0)) {
            return List.of();
        }
        Needs.require(
                Needs.program(List.of("setpriv")).isPresent(),
                "files without permission",
                "install setpriv of util-linux, or use an account other than root");
        return List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
    }

    @Test
    void ofTwoProcessesThatWriteOneModelOneWins() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = place.resolve("model.safetensors");
        for (int seed = 1; seed <= 2; seed++) {
            String command = train.replace("--epochs 3", "--force --epochs 40 --checkpoint-every 1 --seed " + seed);
            started(Program.start(
                    Map.of(),
                    folder.resolve("out" + seed),
                    folder.resolve("err" + seed),
                    words(List.of(), command, file)));
        }
        List<String> weights = new ArrayList<>();
        for (int seed = 1; seed <= 2; seed++) {
            assertTrue(processes.get(seed - 1).waitFor(SECONDS, TimeUnit.SECONDS));
            Run run = new Run(
                    processes.get(seed - 1).exitValue(),
                    Files.readString(folder.resolve("out" + seed)),
                    Files.readString(folder.resolve("err" + seed)));
            assertEquals(0, run.exit(), run.err());
            assertEquals("", run.err());
            weights.add(run.weights());
        }
        assertTrue(weights.contains(ModelFile.read(file).network().weightsHash()), weights.toString());
        assertEquals(List.of("model.safetensors"), names(place));
    }
}
