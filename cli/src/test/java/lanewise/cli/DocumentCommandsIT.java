package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.console.Console;
import lanewise.cli.kernels.KernelsCompareCommand;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Mnist;
import lanewise.measurement.Workload;
import lanewise.measurement.Workloads;
import lanewise.training.Batch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Runs every command line {@code lanewise ...} of README and the guides, and compares the output that they show.
 *
 * <p>Long commands get less data or time (see {@link #LESS}), so numbers are compared by their place only. A line
 * {@code ...} stands for omitted lines. The line that names the kernels is not compared, because it depends on the
 * machine.
 */
class DocumentCommandsIT {

    private static final Path ROOT = Path.of("..");
    private static final List<String> DOCUMENTS =
            List.of("README.md", "core/README.md", "simd/README.md", "cli/README.md", "bench/README.md");

    /** Options that shorten a command, by its start. A command that resumes a training has its stored options. */
    private static final Map<String, List<String>> LESS = Map.of(
            "train --recipe quick --model", List.of("--mnist", "4000", "--epochs", "1"),
            "train --recipe quick --data", List.of("--epochs", "1"),
            "train --kernels", List.of("--mnist", "2000", "--iterations", "10"),
            "experiment --vary", List.of("--mnist", "500", "--epochs", "1"),
            "experiment --recipe", List.of("--mnist", "500", "--epochs", "1", "--dev", "100", "--seeds", "2"),
            "mistakes negative-weights", List.of("--mnist", "600", "--iterations", "20"),
            "train --iterations 1", List.of("--mnist", "2000"),
            "train --model video", List.of("--mnist", "2000", "--iterations", "30"));

    /** The command that gets smaller workloads. */
    private static final String COMPARE = "kernels compare";

    /** A command line, which continues after a backslash, and the output block that follows it, empty for none. */
    private static final Pattern COMMAND = Pattern.compile(
            "^ {4}(?:\\S*/)?lanewise ?((?:[^\\n]*\\\\\\n)*[^\\n]*)\\n(?:\\n```\\n(.*?)\\n```$)?",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern FILE = Pattern.compile("[\\w-]+\\.(safetensors|png|jpg|csv|html|onnx|json|npz)");
    private static final String OMITTED = "...";

    /** Lines that depend on the machine, and the drawn predictions, which {@link VideoIT} compares. */
    private static final Pattern NOT_COMPARED =
            Pattern.compile("(vector|scalar): .*|auto selects .*|[ .:=+*#%@-]+|prediction \\d, label .*");

    /** The command whose example finds a mistake, so that its exit code is 1. */
    private static final String WRONG = "check";

    private static final long SECONDS = 60;

    @TempDir
    private static Path folder;

    /**
     * A command of a document.
     *
     * @param document the document
     * @param line the arguments of {@code lanewise}
     * @param output the output that the document shows
     */
    record Example(String document, String line, String output) {

        @Override
        public String toString() {
            return document + ": lanewise " + line;
        }
    }

    @BeforeAll
    static void files() throws IOException {
        BufferedImage digit = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = digit.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 280, 280);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(22));
        g.drawLine(145, 40, 140, 240);
        g.dispose();
        ImageIO.write(digit, "png", path("digit.png").toFile());
        ImageIO.write(digit, "jpg", path("photo.jpg").toFile());
        String pixels = String.join(",", Collections.nCopies(784, "0"));
        Files.writeString(path("test.csv"), pixels + "\n" + pixels + "\n");
        StringBuilder table = new StringBuilder("label");
        for (int pixel = 0; pixel < 784; pixel++) {
            table.append(",pixel").append(pixel);
        }
        for (int row = 0; row < 40; row++) {
            table.append('\n')
                    .append(row % 10)
                    .append(pixels.replaceFirst("0", Integer.toString(row)).replaceAll("^", ","));
        }
        Files.copy(
                ROOT.resolve("core/src/test/resources/lanewise/weights/normalized.safetensors"),
                path("mlp.safetensors"));
        Files.copy(
                ROOT.resolve("core/src/test/resources/lanewise/notebook/wrong/sum_over_all_units.npz"),
                path("mine.npz"));
        Files.writeString(path("train.csv"), table.append('\n'));
        for (String report :
                List.of("before", "after", "main", "branch", "jdk17", "jdk21", "jdk25", "report", "real")) {
            JmhJson.write(
                    path(report + ".json"),
                    Stream.of("scalar", "vector")
                            .map(kernels -> JmhJson.result("some.Product.multiply", 10.1, 9.9, 10.0)
                                    .params("kernels", kernels)
                                    .secondary("gc.alloc.rate.norm", "B/op", 1, 1.1, 1.2))
                            .toArray(JmhJson[]::new));
        }
        run(List.of(
                "train",
                "--recipe",
                "quick",
                "--mnist",
                "4000",
                "--epochs",
                "1",
                "--model",
                path("digits.safetensors").toString()));
    }

    private static Path path(String name) {
        return folder.resolve(name);
    }

    private static Run run(List<String> args) {
        Run run = Run.of(args.toArray(String[]::new));
        assertEquals(args.get(0).equals(WRONG) ? 1 : 0, run.exit(), args + "\n" + run.err());
        return run;
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String document : DOCUMENTS) {
            Matcher commands =
                    COMMAND.matcher(Files.readString(ROOT.resolve(document)).replace("\r\n", "\n"));
            while (commands.find()) {
                String output = commands.group(2) == null ? "" : commands.group(2);
                String line = commands.group(1).replaceAll("\\s*\\\\\\n\\s*", " ");
                examples.add(new Example(document, line, output));
            }
        }
        // A command that several documents show runs once, unless they show output. The servers of draw and of
        // train --watch, which WatchIT starts, have tests of their own, and so has kernels verify: OwnKernelsIT.
        Set<String> lines = new HashSet<>();
        return examples.stream()
                .sorted(Comparator.comparing(example -> example.output.isEmpty()))
                .filter(example -> !example.line.startsWith("draw ") || example.line.contains("--export"))
                .filter(example -> !example.line.contains(" --watch"))
                .filter(example -> !example.line.equals("kernels verify"))
                .filter(example -> lines.add(example.line) || !example.output.isEmpty())
                .toList();
    }

    /** Returns the arguments with the files in the folder of the test, and with less work. */
    private static List<String> arguments(String line) {
        List<String> words = new ArrayList<>(Stream.of(line.split(" +"))
                .map(word -> FILE.matcher(word).matches() ? path(word).toString() : word)
                .toList());
        if (line.isEmpty()) {
            return List.of("--mnist", "2000", "--iterations", "10");
        }
        LESS.forEach((start, options) -> {
            if (line.startsWith(start)) {
                for (String option : options) {
                    int at = words.indexOf(option);
                    if (at >= 0 && option.startsWith("--")) {
                        // With its value, because an option must not be given twice.
                        words.subList(at, at + 2).clear();
                    }
                }
                words.addAll(options);
            }
        });
        return words;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsAndPrintsWhatTheDocumentShows(Example example) {
        Run run = example.line.equals(COMPARE) ? compareKernels() : run(arguments(example.line));
        List<String> lines =
                run.out().replace(folder + File.separator, "").lines().toList();
        assertShown(example.output.lines().toList(), lines);
    }

    /** Compares kernels on a few images: one product of the command itself takes longer than the other examples. */
    private static Run compareKernels() {
        List<Workload> works = Workloads.all(Batch.of(Mnist.test().first(40))).subList(0, 3);
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Terminal pipe = Terminal.of(false, StandardCharsets.UTF_8, name -> null, writer, writer);
        int exit = new CommandLine(new KernelsCompareCommand(new Console(pipe), () -> works)).execute("--seconds", "1");
        assertEquals(0, exit, out.toString());
        return new Run(exit, out.toString(), "");
    }

    /** Asserts that lines are in the output, in this order. */
    private static void assertShown(List<String> shown, List<String> lines) {
        int next = 0;
        for (String line : shown) {
            if (line.isBlank()
                    || line.strip().equals(OMITTED)
                    || NOT_COMPARED.matcher(line).matches()) {
                continue;
            }
            int from = next;
            while (next < lines.size() && !form(lines.get(next)).equals(form(line))) {
                next++;
            }
            assertTrue(
                    next < lines.size(),
                    () -> "not in the output after line " + from + ": " + line + "\n" + String.join("\n", lines));
            next++;
        }
    }

    /** Returns a line with every number replaced, and with single spaces. Hashes are numbers. */
    private static String form(String line) {
        return line.replaceAll("\\b[0-9a-f]{16}\\b", "#")
                .replaceAll("[-+]?\\d[\\d,.]*(e[-+]\\d+)?", "#")
                .replaceAll("\\bm?s per iteration", "s per iteration")
                .replaceAll("token=\\S+", "token=#")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void servesThePage() throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = Program.command(Program.SHORT);
        command.addAll(List.of("draw", path("digits.safetensors").toString(), "--no-browser"));
        Process process = Program.start(Map.of(), out, err, command);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!Files.readString(out).contains("Ctrl-C")) {
                assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(err));
                Thread.sleep(20);
            }
            String guide = Files.readString(ROOT.resolve("cli/README.md"));
            Matcher shown = Pattern.compile("lanewise draw digits.safetensors\n\n```\n(.*?)\n```", Pattern.DOTALL)
                    .matcher(guide);
            assertTrue(shown.find());
            assertShown(shown.group(1).lines().toList(), Files.readAllLines(out));
        } finally {
            process.destroy();
        }
    }

    @Test
    void aWrongLineIsFound() {
        List<String> output = List.of("test   10,000    0.0650    98.01%", "weights: 648cb41fb5bbd6b2");
        assertShown(List.of("test 1 2.5 3%", "...", "weights: 0123456789abcdef"), output);
        assertThrows(
                AssertionError.class, () -> assertShown(List.of("weights: 0123456789abcdef", "test 1 2.5 3%"), output));
    }
}
