package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lanewise.bench.Json;
import lanewise.bench.arguments.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;

/** Runs with simulated forks that are compared with an earlier run. */
class AgainstTest {

    /** Two rulers and three other rows. */
    private static final String ONLY = "ruler|softmax|readDigits";

    private static final String SOFTMAX = "softmax size=10x41000 kernels=vector";

    @TempDir
    private Path folder;

    private final StringWriter text = new StringWriter();
    private final Random random = new Random(11);

    /** Returns a fork of a row with noise; the times of the vector softmax are multiplied by a factor. */
    private Fork simulated(double noise, double factor) {
        return row -> {
            double planted = row.label().contains(SOFTMAX) ? factor : 1;
            long nanos = Math.round(1e7 * planted * Math.exp(noise * random.nextGaussian()));
            return Results.fork(row.benchmark(), row.params(), "no/such/java", nanos);
        };
    }

    private boolean run(Fork fork, String... args) throws UsageException, IOException {
        return new RoundsRun(RoundsOptions.parse(args), new PrintWriter(text, true), fork).run();
    }

    private Path base(double noise) throws Exception {
        Path base = folder.resolve("base.json");
        assertTrue(run(simulated(noise, 1), "--rounds", "8", "--only", ONLY, "--out", base.toString()));
        text.getBuffer().setLength(0);
        return base;
    }

    private int forks(Path report, String benchmark) throws IOException {
        return Json.results(report).stream()
                .filter(result -> result.get("benchmark").toString().endsWith(benchmark)
                        && (!benchmark.endsWith("softmax")
                                || ((Map<?, ?>) result.get("params"))
                                        .get("kernels")
                                        .equals("vector")))
                .mapToInt(result -> ((Number) result.get("forks")).intValue())
                .findFirst()
                .orElseThrow();
    }

    /** Ctrl-C ends the JVM at any time. */
    @Test
    void theReportIsWrittenAfterEachRound() throws Exception {
        Path out = folder.resolve("rounds.json");
        Fork fork = simulated(0.003, 1);
        List<Integer> forks = new ArrayList<>();
        run(
                row -> {
                    if (row.benchmark().endsWith("softmax")
                            && row.params().get("kernels").equals("vector")) {
                        forks.add(Files.exists(out) ? forksOf(out) : 0);
                    }
                    return fork.run(row);
                },
                "--rounds",
                "3",
                "--only",
                ONLY,
                "--out",
                out.toString());
        assertEquals(List.of(0, 1, 2), forks);
        assertEquals(3, forksOf(out));
    }

    private int forksOf(Path report) {
        try {
            return forks(report, "softmax");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void endsWhenEveryVerdictIsClear() throws Exception {
        Path base = base(0.003);
        Path out = folder.resolve("new.json");
        assertTrue(run(simulated(0.003, 1.3), "--against", base.toString(), "--only", ONLY, "--out", out.toString()));
        String lines = text.toString();
        assertTrue(lines.contains("5 rows, at most 20 rounds"), lines);
        assertTrue(lines.contains("because every verdict is clear"), lines);
        assertTrue(
                lines.matches(
                        "(?s).*slower     0\\.7\\d\\d  \\[0\\.\\d+, 0\\.\\d+\\]  after 5 rounds  kernels.ElementWise.softmax .*"),
                lines);
        assertTrue(lines.contains("  same "), lines);
        assertTrue(lines.contains("lanewise compare " + base + " " + out), lines);
        assertFalse(lines.contains("undecided"), lines);
        assertTrue(forks(out, "softmax") < 10, "forks of softmax");
    }

    /** The vector softmax is clear long before the noisy row, and gets no more forks; the rulers are still measured. */
    @Test
    void aClearRowGetsNoMoreForks() throws Exception {
        Path base = base(0.01);
        Path out = folder.resolve("new.json");
        Fork steady = simulated(0.01, 2);
        Fork noisy = simulated(0.3, 1);
        Fork mixed = row -> (row.label().contains("readDigits") ? noisy : steady).run(row);
        run(mixed, "--against", base.toString(), "--only", ONLY, "--rounds", "9", "--out", out.toString());
        String lines = text.toString();
        assertEquals(9, forks(out, "readDigits"));
        assertEquals(9, forks(out, "PeakFmaBenchmark.oneThread"));
        assertTrue(forks(out, "softmax") < 9, lines);
        assertTrue(
                lines.contains(
                        "1 row is undecided after 9 of 9 rounds. For narrower intervals, raise --rounds. The base"
                                + " has only 8 forks; measure it again with more."),
                lines);
    }

    @Test
    void measuresOnlyTheRowsOfTheBase() throws Exception {
        Path base = base(0.003);
        run(
                simulated(0.003, 1),
                "--against",
                base.toString(),
                "--only",
                "PeakFma|softmax|tenThousand",
                "--rounds",
                "5",
                "--out",
                folder.resolve("new.json").toString());
        assertTrue(
                text.toString()
                        .contains("left out, because " + base
                                + " does not contain it: inference.Inference.tenThousandImages kernels=vector"),
                text::toString);
    }

    /** A base of another version of the benchmarks may have more parameters; its rows are other rows. */
    @Test
    void rowsWithOtherParametersAreNotComparedAndTheReportIsWritten() throws Exception {
        Path base = base(0.003);
        String report = Files.readString(base);
        Files.writeString(base, report.replace("\"threads\" : \"1\"", "\"threads\" : \"1\", \"order\" : \"ink\""));
        Path out = folder.resolve("new.json");
        run(simulated(0.003, 2), "--against", base.toString(), "--only", "softmax", "--out", out.toString());
        assertTrue(
                text.toString()
                        .lines()
                        .anyMatch(line -> line.startsWith("kernels.ElementWise." + SOFTMAX)
                                && line.endsWith("is not compared and not measured further: " + base
                                        + " contains it with other parameters")),
                text::toString);
        assertEquals(1, forks(out, "softmax"));
    }

    @Test
    void aBaseWithoutSuchRowsIsAnError() throws Exception {
        Path base = folder.resolve("base.json");
        run(simulated(0.01, 1), "--rounds", "4", "--only", "softmax", "--out", base.toString());
        text.getBuffer().setLength(0);
        String few = message("--against", base.toString(), "--only", "softmax");
        assertTrue(few.startsWith("--against: " + base + " has no row of this run with 5 forks or more"), few);
        String one = message("--against", base.toString(), "--rounds", "4");
        assertEquals("--against: a comparison needs 5 rounds or more; raise --rounds", one);
        String missing = message("--against", folder.resolve("none.json").toString());
        assertTrue(missing.contains("there is no such file"), missing);
        Path empty = Files.writeString(folder.resolve("empty.json"), "[]");
        assertEquals(1, message("--against", empty.toString()).lines().count());
        assertEquals("", text.toString());
    }

    private String message(String... args) {
        return assertThrows(UsageException.class, () -> run(row -> fail(), args))
                .getMessage();
    }

    private static RunResult fail() {
        throw new AssertionError("measured");
    }

    @Test
    void theRowsOfAReportThatMixesWaysOfMeasuringAreRefused() throws Exception {
        Path base = base(0.003);
        String report = Files.readString(base).strip();
        // Identical times would be copies of the first measurement.
        String other = report.replace("\"-Xmx2g\"", "\"-Xmx3g\"").replaceAll("(\\d\\.\\d{3,})", "$11");
        Files.writeString(base, report.substring(0, report.length() - 1) + "," + other.substring(1));
        assertEquals(
                "--against: " + base + " contains a row that was measured in several ways",
                message("--against", base.toString(), "--only", ONLY));
        assertEquals(List.of(), text.toString().lines().toList());
    }
}
