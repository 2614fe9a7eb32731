package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.cli.terminal.StandardOutput;
import lanewise.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "help",
                "train --help",
                "help train",
                "kernels --help",
                "help kernels",
                "help --help",
                "help help",
                "kernels verify --help",
                "help kernels verify",
                "help kernels compare",
                "compare --help",
                "help compare",
                "--iterations 10 --help",
                "--stacktrace --help"
            })
    void help(String args) {
        Run run = Run.of(args.split(" "));
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("Usage: lanewise"), run.out());
        assertTrue(run.out().contains("--help") && run.out().contains("--version"), run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "train --version", "kernels --version", "help --version"})
    void version(String args) {
        Run run = Run.of(args.split(" "));
        assertEquals(0, run.exit(), run.err());
        assertEquals(1, run.lines().size());
        String java = System.getProperty("java.version");
        String expected = "lanewise \\d+\\.\\d+\\.\\d+\\S*, Java \\Q" + java + "\\E, .+, .+";
        assertTrue(run.lines().get(0).matches(expected), run.out());
    }

    /** Only train reads a model with --resume that it also writes. */
    @ParameterizedTest
    @ValueSource(strings = {"predict", "show", "draw", "export", "experiment", "compare", "train"})
    void forceNamesOnlyOptionsOfTheCommand(String command) {
        String help = Run.of(command, "--help").out().replaceAll("\\s+", " ");
        String force = help.substring(help.indexOf("--force Replace"));
        force = force.substring(0, Math.min(force.length(), 250));
        assertTrue(force.contains("Files that the command reads are never replaced."), force);
        assertEquals(command.equals("train"), force.contains("of another training run"), force);
        assertEquals(command.equals("train"), help.contains("The only exception is --resume."), help);
    }

    @Test
    void helpOfTheProgramListsTheCommands() {
        String help = Run.of("--help").out();
        Stream<String> names = Stream.of("train", "recipes", "kernels", "doctor", "compare", "completion", "help");
        assertTrue(names.allMatch(name -> help.contains("\n  " + name + " ")), help);
    }

    @Test
    void resultsThatDoNotArriveAreAFailure() {
        StringWriter err = new StringWriter();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Terminal terminal = Terminal.of(
                false,
                StandardCharsets.UTF_8,
                name -> null,
                new StandardOutput(full, StandardCharsets.UTF_8),
                new PrintWriter(err));
        assertEquals(1, Main.execute(terminal, "recipes"));
        assertEquals(
                "lanewise: standard output: writing failed (No space left on device), so the output is incomplete; "
                        + "free disk space, or redirect the output",
                err.toString().strip());
    }

    @Test
    void helpOfKernelsListsItsCommands() {
        String help = Run.of("help", "kernels").out();
        assertTrue(Stream.of("verify", "compare").allMatch(name -> help.contains("\n  " + name + " ")), help);
    }

    @Test
    void helpOfTrainShowsEveryOptionWithItsDefault() {
        String help = Run.of("train", "--help").out();
        String oneLine = help.replaceAll("\\s+", " ");
        for (String option : new String[] {
            "--data=PATH",
            "--dev=N",
            "--iterations=N",
            "--alpha, --learning-rate=A",
            "--seed=N",
            "--hidden=N,N,...",
            "--recipe=NAME",
            "--verbose",
            "--kernels=NAME",
            "--threads=N",
            "--quiet",
            "--stacktrace"
        }) {
            assertTrue(oneLine.contains(" " + option + " "), option);
        }
        for (String fallback :
                new String[] {"the built-in MNIST", "1000, or a tenth", "128", "adam", "1", "auto", "video"}) {
            assertTrue(oneLine.contains("Default: " + fallback), fallback);
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
        List<String> headings =
                help.lines().filter(line -> line.matches("[A-Z].*:")).toList();
        assertEquals(
                List.of(
                        "Recipe:",
                        "Data:",
                        "MNIST and seed:",
                        "Network:",
                        "Training:",
                        "Regularization:",
                        "Augmentation:",
                        "Early stopping:",
                        "Model file:",
                        "Weights from another tool:",
                        "Kernels and threads (no effect on the weights):",
                        "Page (no effect on the weights):"),
                headings);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                            train",
        "--iterations 10,               train --iterations 10",
        "--stacktrace,                  train --stacktrace",
        "--stacktrace --quiet,          train --stacktrace --quiet",
        "--stacktrace kernels,          --stacktrace kernels",
        "train --quiet,                 train --quiet",
        "kernels,                       kernels",
        "--help,                        --help",
        "-V,                            -V",
        "trian,                         trian",
    })
    void withoutCommandIsTrain(String args, String expected) {
        String[] words = args.isEmpty() ? new String[0] : args.split(" ");
        assertArrayEquals(expected.split(" "), Main.withCommand(words), Arrays.toString(words));
    }
}
