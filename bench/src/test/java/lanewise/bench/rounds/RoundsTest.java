package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

class RoundsTest {

    private static final List<Row> ROWS = IntStream.range(0, 12)
            .mapToObj(i -> new Row("lanewise.bench.some.XBenchmark.row" + i, Map.of(), 1))
            .toList();

    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private final StringWriter text = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(text), () -> nanos, Optional.empty());

    private static Set<Row> all(int round, Map<Row, RunResult> results) {
        return results.keySet();
    }

    @Test
    void everyRoundHasEveryRowOnceInAnotherOrder() {
        List<List<Row>> orders = new Rounds(ROWS, 4, 7).orders();
        assertEquals(4, orders.size());
        orders.forEach(order -> assertEquals(Set.copyOf(ROWS), Set.copyOf(order)));
        orders.forEach(order -> assertEquals(ROWS.size(), order.size()));
        assertNotEquals(orders.get(0), orders.get(1));
        assertEquals(orders, new Rounds(ROWS, 4, 7).orders());
        assertNotEquals(orders, new Rounds(ROWS, 4, 8).orders());
    }

    @Test
    void forksRunInTheOrderOfTheRoundsAndResultsInThatOfTheRows() {
        Rounds rounds = new Rounds(ROWS, 3, 1);
        List<Row> run = new ArrayList<>();
        Map<Row, RunResult> results = rounds.run(
                row -> {
                    run.add(row);
                    return Results.fork(row.benchmark(), run.size());
                },
                progress,
                RoundsTest::all);
        assertEquals(rounds.orders().stream().flatMap(List::stream).toList(), run);
        assertEquals(ROWS, List.copyOf(results.keySet()));
        results.values().forEach(result -> assertEquals(3, result.getParams().getForks()));
    }

    @Test
    void stopsAfterARound() {
        List<Row> run = new ArrayList<>();
        Map<Row, RunResult> results = new Rounds(ROWS, 5, 1)
                .run(
                        row -> {
                            run.add(row);
                            return Results.fork(row.benchmark(), run.size());
                        },
                        progress,
                        (round, soFar) -> round < 3 ? soFar.keySet() : Set.of());
        assertEquals(3 * ROWS.size(), run.size());
        results.values().forEach(result -> assertEquals(3, result.getParams().getForks()));
    }

    @Test
    void aRoundMeasuresTheRowsOfTheContinuation() {
        List<Row> run = new ArrayList<>();
        Map<Row, RunResult> results = new Rounds(ROWS, 4, 1)
                .run(
                        row -> {
                            run.add(row);
                            return Results.fork(row.benchmark(), 1);
                        },
                        progress,
                        (round, soFar) -> Set.copyOf(ROWS.subList(0, 3 - round)));
        assertEquals(12 + 2 + 1, run.size());
        assertEquals(
                List.of(3, 2, 1),
                ROWS.subList(0, 3).stream()
                        .map(row -> results.get(row).getParams().getForks())
                        .toList());
        String lines = text.toString();
        assertTrue(lines.contains("round 2  13 of 18"), lines);
        assertTrue(lines.contains("round 3  15 of 16"), lines);
    }

    @Test
    void aFailingRowIsLeftOutAndNotRepeated() {
        Row bad = ROWS.get(5);
        List<Row> run = new ArrayList<>();
        Map<Row, RunResult> results = new Rounds(ROWS, 3, 1)
                .run(
                        row -> {
                            run.add(row);
                            if (row.equals(bad) && run.size() > ROWS.size()) {
                                throw new RowFailedException("no such luck", null);
                            }
                            return Results.fork(row.benchmark(), 1);
                        },
                        progress,
                        RoundsTest::all);
        assertEquals(2, run.stream().filter(bad::equals).count());
        assertEquals(3 * ROWS.size() - 1, run.size());
        assertEquals(ROWS.stream().filter(row -> !row.equals(bad)).toList(), List.copyOf(results.keySet()));
        String lines = text.toString();
        assertTrue(lines.contains("failed, left out: some.X.row5: no such luck"), lines);
        assertTrue(lines.contains("35 of 35  0 s left"), lines);
    }

    @Test
    void progressContainsTheRemainingTime() {
        nanos += 20 * SECOND;
        progress.measured(1, ROWS.get(0), Results.fork("a.B.c", 4, 6), 2, 20);
        assertEquals(
                "round 1   2 of 20  3 min 0 s left         5.000 ms/op   some.X.row0",
                text.toString().strip());
    }

    @Test
    void progressDoesNotExceedTheLimit() {
        Progress limited = new Progress(new PrintWriter(text), () -> nanos, Optional.of(Duration.ofSeconds(120)));
        nanos += 20 * SECOND;
        limited.measured(1, ROWS.get(0), Results.fork("a.B.c", 4, 6), 2, 20);
        assertTrue(text.toString().contains("1 min 40 s left"), text.toString());
    }

    @Test
    void theSummaryHasIntervalsOfForkMeans() {
        RunResult three = Merge.of(
                List.of(Results.fork("a.B.c", 9, 11), Results.fork("a.B.c", 12, 12), Results.fork("a.B.c", 13, 15)));
        // The means are 10, 12 and 14: 12 +/- t(0.975; 2) * 2 / sqrt(3), where t is 4.3027; that is 41.4 % of 12.
        assertEquals(List.of("    12.00 ms/op   +/- 41.4%   some.X.row0"), Summary.lines(Map.of(ROWS.get(0), three)));
        RunResult two = Merge.of(List.of(Results.fork("a.B.c", 9, 11), Results.fork("a.B.c", 14, 14)));
        // The means are 10 and 14: 12 +/- t(0.975; 1) * 2, where t is 12.706; that is 211.8 % of 12.
        assertEquals(List.of("    12.00 ms/op   +/- 211.8%  some.X.row0"), Summary.lines(Map.of(ROWS.get(0), two)));
        assertEquals(
                List.of("    1.000 ms/op               some.X.row0"),
                Summary.lines(Map.of(ROWS.get(0), Results.fork("a.B.c", 1, 1))));
    }

    @Test
    void numbersHaveFourDigits() {
        assertEquals("0.001234", Figures.number(0.0012341));
        assertEquals("12.35", Figures.number(12.349));
        assertEquals("123,457", Figures.number(123_456.7));
        assertEquals("0.000", Figures.number(0));
        assertEquals("NaN", Figures.number(Double.NaN));
    }

    @Test
    void theReasonOfAFailureComesFromTheFork() {
        String log =
                "# Fork: 1 of 1\n# Warmup Iteration   1: <failure>\n\nlanewise.X: kernels 'vector' cannot run here\n"
                        + "\tat lanewise.Y\n";
        assertEquals("kernels 'vector' cannot run here", JmhFork.reason(log, new Exception("caught")));
        assertEquals("first", JmhFork.reason("", new Exception("\nfirst\nsecond")));
        assertEquals("\uFFFD[2J\uFFFDred", JmhFork.reason("<failure>\n\u001b[2J\u0007red\n", new Exception("caught")));
        assertEquals(
                "java.lang.OutOfMemoryError: Java heap space",
                JmhFork.reason("<failure>\n\njava.lang.OutOfMemoryError: Java heap space\n", new Exception("caught")));
    }

    @Test
    void theReasonOfAFailureIsTheErrorOfTheJvm() {
        String log =
                "<forked VM failed with exit code 1>\n<stdout last='20 lines'>\n</stdout>\n<stderr last='20 lines'>\n"
                        + "WARNING: Using incubator modules: jdk.incubator.vector\n%s</stderr>\n";
        assertEquals(
                "Unrecognized VM option 'nope'",
                JmhFork.reason(String.format(log, "Unrecognized VM option 'nope'\n"), new Exception("caught")));
        assertEquals("caught", JmhFork.reason(String.format(log, ""), new Exception("caught")));
    }
}
