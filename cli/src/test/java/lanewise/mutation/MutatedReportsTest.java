package lanewise.mutation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares damaged benchmark reports in every format of input and output, the same ones in each run. The full number is
 * {@code -Dlanewise.mutants=3000}.
 */
class MutatedReportsTest {

    private static final int SAMPLE = 200;

    private static final Path REPORTS = Path.of("src", "test", "resources", "lanewise", "benchmarks", "reports");
    private static final Path REGRESSIONS = Path.of("src", "test", "resources", "lanewise", "mutation", "reports");

    private static final List<String> FORMATS = List.of("text", "markdown", "html", "json", "csv");

    /** Values and pieces of JSON that take the place of others. */
    private static final List<String> PIECES = List.of(
            "null",
            "[]",
            "{}",
            "[[]]",
            "[1,2]",
            "{\"a\":[1]}",
            "\"\"",
            "\"NaN\"",
            "\"x\"",
            "-1",
            "0",
            "1e400",
            "1e-400",
            "9223372036854775808",
            "true",
            "\"avgt\"",
            "\"thrpt\"",
            "\"sample\"",
            "\"ns/op\"",
            "\"ops/s\"",
            ",",
            "}",
            "]",
            "\"\\u001b[31m\"",
            "[[],[1.0]]",
            "[[null]]",
            "1",
            "100000");

    private static final String CSV =
            "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\",\"Param: n\"\n"
                    + "\"a.B.c\",\"avgt\",1,5,1.5,0.1,\"ns/op\",1\n\"a.B.c\",\"avgt\",1,5,2.5,NaN,\"ns/op\",2\n";

    private static final String TEXT = "Benchmark  (n)  Mode  Cnt  Score   Error  Units\n"
            + "B.c          1  avgt    5  1.500 \u00b1 0.100  ns/op\nB.c          2  avgt       2.500          ns/op\n";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void areComparedOrRefused() throws IOException {
        List<String> seeds;
        try (Stream<Path> files = Files.list(REPORTS)) {
            seeds = Stream.concat(
                            files.filter(file -> file.toFile().length() < 20_000)
                                    .sorted()
                                    .map(MutatedReportsTest::read),
                            Stream.of(CSV, TEXT))
                    .toList();
        }
        List<String> failures = new ArrayList<>();
        int compared = 0;
        int count = Integer.getInteger("lanewise.mutants", SAMPLE);
        for (int n = 0; n < count; n++) {
            Random random = new Random(n);
            String seed = seeds.get(random.nextInt(seeds.size()));
            String mutant = seed;
            for (int changes = 1 + random.nextInt(3); changes > 0 && !mutant.isEmpty(); changes--) {
                mutant = changed(mutant, random);
            }
            Path one = Files.writeString(folder.resolve("one"), seed);
            Path two = Files.writeString(folder.resolve("two"), mutant);
            try {
                compared += compare("mutant " + n, random, one, two) ? 1 : 0;
            } catch (AssertionError e) {
                failures.add(e.getMessage());
            }
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + " failures: " + String.join("\n", failures));
        assertTrue(compared > 0 && compared < count, compared + " of " + count + " compared");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(40));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 -> text.substring(0, end) + text.substring(at);
            case 3 -> text.substring(0, at) + piece + text.substring(end);
            default -> {
                // The value after a name.
                int colon = text.indexOf(':', at);
                int stop = colon < 0 ? -1 : end(text, colon + 1);
                yield stop < 0 ? text : text.substring(0, colon + 1) + piece + text.substring(stop);
            }
        };
    }

    /** Returns the end of the value of JSON that begins here; -1 if there is none. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' || c == '{' ? 1 : 0;
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return i;
            }
            depth -= c == ']' || c == '}' ? 1 : 0;
        }
        return -1;
    }

    /** Returns whether the reports were compared. */
    private static boolean compare(String which, Random random, Path one, Path two) {
        String format = FORMATS.get(random.nextInt(FORMATS.size()));
        Run run = random.nextInt(4) == 0
                ? Run.of("compare", two.toString(), "--format", format)
                : Run.of("compare", one.toString(), two.toString(), "--format", format);
        String all = run.out() + run.err();
        assertFalse(all.contains("internal error"), () -> which + " (" + format + "): " + run.err() + content(two));
        assertFalse(all.contains("\u001b"), which);
        assertTrue(run.exit() == 0 || run.err().startsWith("lanewise: "), which + ": " + run.err());
        assertTrue(all.length() < 10_000_000, which + ": " + all.length() + " characters");
        return run.exit() == 0;
    }

    private static String content(Path file) {
        return new String(read(file).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static Stream<Path> regressions() throws IOException {
        return Files.list(REGRESSIONS).sorted();
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void earlierFailuresAreComparedOrRefused(Path file) {
        for (int n = 0; n < 2 * FORMATS.size(); n++) {
            compare(file.getFileName().toString(), new Random(n), file, file.resolveSibling("array-parameter.json"));
        }
        String by = Run.of("compare", file.toString(), "--by", "p").err();
        assertFalse(by.contains("internal error"), by);
    }
}
