package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lanewise.cli.Letters;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.storage.ModelFile;
import lanewise.testing.Needs;
import lanewise.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a long training. */
@DisabledOnOs(OS.WINDOWS)
class InterruptIT {

    private static final String ERASE = "\r\u001b[K";

    /** The exit code that a shell reports for a process that SIGINT stopped: 128 + 2. */
    private static final int INTERRUPTED = 130;

    private static final long START_SECONDS = 60;

    /** Far more than it takes, for a machine that is busy; the training would continue for many minutes. */
    private static final long END_SECONDS = 20;

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void showsTheResultsSoFarWithoutAModelFile() throws Exception {
        List<String> lines = interrupted("iteration  ");
        // The results so far, and a model to keep.
        assertTrue(lines.stream().anyMatch(line -> line.contains(" of 5,000,000 iterations: interrupted")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("weights: ")));
        String last = lines.get(lines.size() - 1);
        assertTrue(last.startsWith("model: "), last);
        Path kept = kept(last);
        assertTrue(ModelFile.read(kept).training().orElseThrow().state().updates() > 0);
        assertTrue(last.contains("train --resume " + kept), last);
        deleteKept(last);
    }

    @Test
    void printsTheCompleteFoldsOfACrossValidation() throws Exception {
        List<String> lines = interrupted("hyperparameters:", "--hidden", "9", "--folds", "3");
        assertEquals("stopped after 0 of 3 folds: interrupted", lines.get(lines.size() - 1));
    }

    @Test
    void printsTheCompleteTrainingsOfAnExperiment() throws Exception {
        Path report = folder.resolve("report.html");
        List<String> lines = interrupted(
                "seed 1, iterations 5:",
                Letters.csv(folder),
                "experiment",
                List.of("--vary", "iterations=5,5000000", "--seeds", "2", "--report", report.toString()));
        assertTrue(lines.contains("stopped after 1 of 4 trainings: interrupted"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("5 +\\d+\\.\\d+% +- .*")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("5000000 +- +- +- +-")), lines.toString());
        assertEquals("report: " + report, lines.get(lines.size() - 1));
        assertTrue(Files.readString(report).contains("stopped after 1 of 4 trainings: interrupted"));
    }

    /** Returns the temporary file that the last line names. */
    private static Path kept(String line) {
        return Path.of(
                line.substring("model: ".length(), line.indexOf(" (temporary, because --model was not given);")));
    }

    private static void deleteKept(String line) throws IOException {
        Files.delete(kept(line));
        Files.delete(kept(line).getParent());
    }

    @Test
    void endsWhenNobodyReadsItsOutput() throws Exception {
        Path err = folder.resolve("err.txt");
        Path model = folder.resolve("model.safetensors");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" | head -12; echo read", "sh"));
        command.addAll(train());
        command.addAll(List.of("--model", model.toString()));
        process = Program.start(Map.of(), folder.resolve("out.txt"), err, command);
        assertTrue(process.waitFor(START_SECONDS, TimeUnit.SECONDS), "still running after its output was closed");
        int updates = ModelFile.read(model).training().orElseThrow().state().updates();
        assertTrue(
                Files.readString(err)
                        .startsWith("lanewise: standard output was closed; saved after " + Text.count(updates, "update")
                                + "; to resume: "),
                Files.readString(err));
    }

    @Test
    void savesTheModelIfThereIsToBeOne() throws Exception {
        Path model = folder.resolve("model.safetensors");
        List<String> lines = interrupted("iteration  ", "--model", model.toString());
        String last = lines.get(lines.size() - 1);
        int updates = ModelFile.read(model).training().orElseThrow().state().updates();
        assertTrue(last.startsWith("saved after " + Text.count(updates, "update") + "; to resume: java "), last);
        String more = last.substring(last.indexOf("java ")) + " --iterations " + (updates + 7) + " --quiet";
        Run resumed = new Program(folder).run(Program.SHORT, more);
        assertEquals(0, resumed.exit(), resumed.err());
        assertEquals(
                updates + 7,
                ModelFile.read(model).training().orElseThrow().state().updates());
    }

    @Test
    void removesTheProgressBarFromATerminal() throws Exception {
        // The program script runs a command on a terminal of its own; its options are those of util-linux.
        Needs.require(
                exitCodeOf("script", "-qec", "test -t 0 -a -t 1", "/dev/null") == 0,
                "Ctrl-C on a terminal",
                "install the program script of util-linux");
        Path out = folder.resolve("out.txt");
        Path pid = folder.resolve("pid.txt");
        List<String> words = new ArrayList<>(receivesInterrupts());
        words.addAll(List.of("sh", "-c", "'echo $$ >" + pid + "; exec \"$@\"'", "sh"));
        words.addAll(train());
        List<String> command = List.of("script", "-qec", String.join(" ", words), "/dev/null");
        process = Program.start(Map.of("TERM", "xterm"), out, folder.resolve("err.txt"), command);
        await(out, text -> text.endsWith(" left"));
        interrupt(Long.parseLong(Files.readString(pid).strip()));
        assertEquals(INTERRUPTED, exitCode());
        String text = Files.readString(out);
        // The progress bar is removed, and the results follow.
        String rest = text.substring(text.lastIndexOf(" left") + " left".length());
        assertTrue(rest.startsWith(ERASE) && rest.contains("weights: "), rest);
        deleteKept(rest.strip().lines().reduce((one, other) -> other).orElseThrow());
    }

    /** Trains until the output contains a text, interrupts the training, and returns its output. */
    private List<String> interrupted(String seen, String... options) throws Exception {
        List<String> given = new ArrayList<>(List.of("--iterations", "5000000", "--learning-rate", "0.001"));
        given.addAll(List.of(options));
        return interrupted(seen, Letters.csv(folder), "train", given);
    }

    private List<String> interrupted(String seen, Path data, String name, List<String> options) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(receivesInterrupts());
        command.addAll(Program.command(Program.SHORT));
        command.addAll(List.of(name, "--data", data.toString()));
        command.addAll(options);
        process = Program.start(Map.of(), out, err, command);
        await(out, text -> text.contains(seen));
        interrupt(process.pid());
        assertEquals(INTERRUPTED, exitCode());
        assertEquals("", Files.readString(err));
        return Files.readAllLines(out);
    }

    private List<String> train() throws IOException, InterruptedException {
        List<String> command = Program.command(Program.SHORT);
        command.addAll(List.of("train", "--data", Letters.csv(folder).toString()));
        command.addAll(List.of("--iterations", "5000000", "--learning-rate", "0.001"));
        return command;
    }

    /** Undoes that a command in the background of a shell ignores SIGINT, and so does all that it starts. */
    private List<String> receivesInterrupts() throws Exception {
        List<String> env = List.of("env", "--default-signal=INT");
        return exitCodeOf("env", "--default-signal=INT", "true") == 0 ? env : List.of();
    }

    private int exitCodeOf(String... command) throws Exception {
        try {
            Path log = folder.resolve("log.txt");
            return Program.start(Map.of(), log, log, List.of(command)).waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private void await(Path file, Predicate<String> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!condition.test(Files.readString(file))) {
            assertTrue(process.isAlive(), "ended before it was interrupted");
            assertTrue(System.nanoTime() < end, () -> "not seen in time in " + file);
            Thread.sleep(20);
        }
    }

    private void interrupt(long pid) throws Exception {
        assertEquals(0, exitCodeOf("sh", "-c", "kill -INT " + pid));
    }

    private int exitCode() throws Exception {
        assertTrue(process.waitFor(END_SECONDS, TimeUnit.SECONDS), "still running after Ctrl-C");
        return process.exitValue();
    }
}
