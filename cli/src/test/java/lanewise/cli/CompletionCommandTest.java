package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {

    private static final String SCRIPT = Run.of("completion", "bash").out();

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletesCommandsAndOptions() throws IOException, InterruptedException {
        Run run = Run.of("completion", "bash");
        assertEquals(0, run.exit(), run.err());
        Path script = Files.writeString(folder.resolve("lanewise.bash"), run.out());
        assertTrue(completions(script, "lanewise tr").contains("train"));
        assertTrue(completions(script, "lanewise train --hid").contains("--hidden"));
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource({
        "mistakes z, zero-weights",
        "train --activation l, leaky-relu",
        "train --optimizer adamw, adamw",
        "train --schedule o, one-cycle",
        "train --batch-norm y, yes",
        "train --initialization h, he",
        "train --kernels sc, scalar",
        "gradcheck --activation sig, sigmoid",
        "evaluate --activation sig, sigmoid",
        "help tr, train",
        "train --data dig, digits.csv",
        "data dig, digits.csv",
        "evaluate dig, digits.csv",
    })
    void bashCompletesValues(String line, String expected) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("digits.csv"), "");
        Path script = Files.writeString(folder.resolve("lanewise.bash"), SCRIPT);
        assertEquals(List.of(expected), completions(script, "lanewise " + line));
    }

    /** Returns what the script completes a line to. */
    private static List<String> completions(Path script, String line) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$2;"
                                + " COMP_POINT=${#2}; _complete_lanewise 2> errors; printf '%s\\n' \"${COMPREPLY[@]}\"",
                        "bash",
                        script.toString(),
                        line)
                .directory(script.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(bash.getInputStream().readAllBytes()).lines().toList();
        assertTrue(bash.waitFor(60, TimeUnit.SECONDS));
        return lines;
    }

    @Test
    void zshReadsTheScriptOfBash() {
        assertEquals(
                Run.of("completion", "bash").out(), Run.of("completion", "zsh").out());
    }

    @Test
    void fishHasEveryCommandAndItsOptions() {
        String script = Run.of("completion", "fish").out();
        assertTrue(
                script.contains("complete -c lanewise -n '__fish_use_subcommand' -a 'train' -d 'Trains a network"),
                script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from train' -l model -r -F -d "), script);
        assertTrue(script.contains("-l hidden -x -d "), script);
        assertTrue(
                script.contains(
                        "-n '__fish_seen_subcommand_from kernels; and not __fish_seen_subcommand_from verify compare' "
                                + "-a 'verify' -d "),
                script);
        assertTrue(
                script.contains("-n '__fish_seen_subcommand_from kernels; and __fish_seen_subcommand_from verify' "
                        + "-l thorough -d "),
                script);
        assertTrue(
                script.contains("-n '__fish_seen_subcommand_from compare; and not __fish_seen_subcommand_from kernels' "
                        + "-l trend -d "),
                script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'"), script);
        assertTrue(script.contains("-l batch-norm -x -a 'yes no' -d "), script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from mistakes' -a 'negative-weights "), script);
        assertTrue(script.contains("-n '__fish_seen_subcommand_from train' -l data -r -F -d "), script);
        assertTrue(script.lines().skip(1).allMatch(line -> line.startsWith("complete -c lanewise -n '")), script);
        assertTrue(script.lines()
                .allMatch(line ->
                        line.replace("\\'", "").chars().filter(c -> c == '\'').count() % 2 == 0));
    }

    @Test
    void refusesAnotherShell() {
        Run run = Run.of("completion", "tcsh");
        assertEquals(2, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
