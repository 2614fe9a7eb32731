package lanewise.cli.compare;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the options of {@code compare} select, and how the results are shown. */
class CompareOptionsTest {

    private static final double[] STEADY = {10, 10.01, 9.99};

    @TempDir
    private Path folder;

    private String report(String name, JmhJson... results) {
        return JmhJson.write(folder.resolve(name), results).toString();
    }

    private static double[] times(double factor) {
        return Arrays.stream(STEADY).map(x -> x * factor).toArray();
    }

    private static Run compare(String... args) {
        return Run.of(Stream.concat(Stream.of("compare"), Stream.of(args)).toArray(String[]::new));
    }

    private static void assertFirstLine(String expected, Run run) {
        assertEquals(0, run.exit(), run.err());
        assertEquals(expected, run.lines().get(0), run.out());
    }

    @Test
    void methodsOfOneReportAreVariantsByDefault() {
        JmhJson one = result("x.Maps.hash", 1).score(10).raw(STEADY);
        JmhJson two = result("x.Maps.tree", 1).score(20).raw(times(2));
        JmhJson same = result("x.Maps.view", 1).score(10.2).raw(times(1.02));
        Run run = compare(report("a.json", one, two, same, result("x.Other.alone", STEADY)));
        assertFirstLine("Variants by method: 1 unproven, 1 routine", run);
        assertTrue(run.out().contains("  hash (base)  10.00 ["), run.out());
        assertTrue(
                run.lines().stream().anyMatch(l -> l.matches("  tree +20\\.00 \\[.*0\\.500 \\[.*unproven \\(1\\)")),
                run.out());
        assertTrue(run.out().contains("One report: variants are compared by method"), run.out());
        Run base = compare(folder.resolve("a.json").toString(), "--by", "method", "--base", "tree");
        assertTrue(base.out().contains("  tree (base)"), base.out());
    }

    @Test
    void aBaselineIsTheBase() {
        Run run = compare(report("a.json", result("x.A.fast", STEADY), result("x.A.simpleBaseline", times(2))));
        assertFirstLine("Variants by method: 1 faster", run);
        assertTrue(run.out().contains("simpleBaseline (base)"), run.out());
    }

    @Test
    void aRegularExpressionFindsVariants() {
        String file = report(
                "a.json",
                result("x.Get.hashSmall", STEADY),
                result("x.Get.treeSmall", times(2)),
                result("x.Put.hashSmall", STEADY),
                result("x.Put.treeSmall", times(0.5)));
        Run run = compare("--by", "/(hash|tree)/", file);
        assertFirstLine("B against A: 1 slower, 1 faster", run);
        assertTrue(run.out().contains("Get.*Small (average time)"), run.out());
        Run invalid = compare("--by", "/hash|tree/", file);
        assertEquals(2, invalid.exit());
        assertTrue(invalid.err().contains("does not have exactly one group"), invalid.err());
    }

    @Test
    void variantsAreNotRegressions() {
        String file = report("a.json", result("x.A.one", STEADY), result("x.A.two", times(2)));
        Run run = compare(file, "--by", "method", "--fail-on-regression", "5");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("variants in one report are not regressions"), run.err());
    }

    @Test
    void twoReportsWithVariantsShowRatiosInside() {
        String a = report("a.json", result("x.A.one", STEADY), result("x.A.two", times(2)));
        String b = report("b.json", result("x.A.one", STEADY), result("x.A.two", times(4)));
        Run run = compare(a, b, "--by", "method");
        assertFirstLine("B against A: 1 slower, 1 within noise", run);
        assertTrue(
                run.lines().stream().anyMatch(l -> l.matches("  +two against one +0\\.500 \\[.* 0\\.250 \\[.*")),
                run.out());
    }

    @Test
    void variantsThatNoReportHasAreAnError() {
        String a = report("a.json", result("x.A.b", STEADY).params("n", "1"));
        String b = report("b.json", result("x.A.b", times(2)).params("n", "1"));
        Run unknown = compare(a, b, "--by", "size");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("--by: no row has a parameter 'size'; available: n"), unknown.err());
        Run one = compare(a, b, "--by", "n");
        assertEquals(2, one.exit());
        assertTrue(one.err().contains("--by: no report has two variants of a benchmark; leave out"), one.err());
    }

    @Test
    void optionsForMetricsNeedAMetric() {
        String a = report("a.json", result("x.A.b", STEADY));
        String b = report("b.json", result("x.A.b", times(2)));
        Run direction = compare(a, b, "--direction", "higher");
        assertEquals(2, direction.exit());
        assertTrue(
                direction.err().contains("--direction: JMH defines which times and rates are better"), direction.err());
        Run floor = compare(a, b, "--allocation-floor", "5");
        assertEquals(2, floor.exit());
        assertTrue(floor.err().contains("--allocation-floor: it applies to bytes per operation"), floor.err());
    }

    @Test
    void aRegressionIsOnlyReportedIfItWasLookedFor() {
        String a = report("a.json", result("x.A.b", STEADY));
        String b = report("b.json", result("x.A.b", times(2)));
        assertTrue(compare(a, b, "--format", "csv").lines().get(1).contains(",slower,,"));
        assertFalse(compare(a, b, "--format", "json").out().contains("regression"));
        String[] gate = {a, b, "--fail-on-regression", "5", "--format", "csv"};
        assertTrue(compare(gate).lines().get(1).contains(",slower,true,"));
    }

    @Test
    void namesWithPackagesAreShownIfTheyDiffer() {
        Run run = compare(report("a.json", result("a.b.C.m", STEADY)), report("b.json", result("z.y.C.m", STEADY)));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("a.json has a.b.C.m, ") && run.err().contains("b.json has z.y.C.m"), run.err());
    }

    @Test
    void anEmptyPatternIsAnError() {
        Run run = compare(report("a.json", result("x.A.b", STEADY)), "--only", "");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--only: the regular expression is empty; every name matches it"), run.err());
    }

    @Test
    void onlySelectsRows() {
        String a = report(
                "a.json", result("x.A.one", STEADY), result("x.A.two", STEADY).params("n", "5"));
        String b = report(
                "b.json", result("x.A.one", times(2)), result("x.A.two", STEADY).params("n", "5"));
        assertFirstLine("B against A: 1 slower", compare(a, b, "--only", "one"));
        assertFirstLine("B against A: 1 within noise", compare(a, b, "--only", "n=5"));
    }

    @Test
    void changedAndSortChooseTheRowsThatAreShown() {
        String a = report(
                "a.json",
                result("x.A.b", STEADY),
                result("x.A.c", STEADY),
                result("x.A.a", STEADY),
                result("x.A.d", STEADY));
        String b = report(
                "b.json",
                result("x.A.b", times(1.2)),
                result("x.A.c", STEADY),
                result("x.A.a", times(2)),
                result("x.A.d", times(0.5)));
        Run run = compare(a, b, "--changed", "--sort", "ratio");
        assertFirstLine("B against A: 2 slower, 1 faster, 1 within noise", run);
        assertTrue(run.lines().contains("1 row without a change not shown"), run.out());
        assertEquals(List.of("a", "b", "d"), shown(run));
        assertEquals(List.of("a", "b", "c", "d"), shown(compare(a, b, "--sort", "name")));
        assertEquals(List.of("b", "c", "a", "d"), shown(compare(a, b)));
    }

    private static List<String> shown(Run run) {
        return run.lines().stream()
                .filter(line -> line.startsWith("A.") || line.startsWith("  A."))
                .map(line -> line.strip().substring(2, 3))
                .toList();
    }

    @Test
    void aCommentForAPullRequestStartsWithTheSummaryAndIsShortEnough() {
        JmhJson[] a = IntStream.range(0, 1500)
                .mapToObj(i -> result("some.long.package.name.Benchmark" + i + ".method", STEADY))
                .toArray(JmhJson[]::new);
        JmhJson[] b = IntStream.range(0, 1500)
                .mapToObj(i -> result(
                        "some.long.package.name.Benchmark" + i + ".method",
                        times(i % 2 == 0 ? 1 : i % 4 == 1 ? 2 : 0.5)))
                .toArray(JmhJson[]::new);
        String one = report("a.json", a);
        String two = report("b.json", b);
        for (String changed : List.of("--changed", "--sort=ratio")) {
            Run run = compare(one, two, "--format", "markdown", changed);
            assertTrue(run.out().length() <= 65_536, run.out().length() + " characters");
            assertTrue(run.out().length() > 20_000, "as many rows as fit");
            assertFirstLine("# Benchmark comparison: B against A: 375 slower, 375 faster, 750 within noise", run);
            assertTrue(run.lines().stream().anyMatch(line -> line.matches("[\\d,]+ rows not shown\\.")), run.out());
        }
    }

    @Test
    void percentilesOfSampledTimes() {
        String histogram = "[[[[10,98],[%d,2]]],[[[10,97],[%d,3]]]]";
        JmhJson one = result("B.s", 1).mode("sample", "ns/op").metric("rawData", null);
        String a =
                report("a.json", one.metric("rawDataHistogram", histogram.replace("%d", "50")), result("B.t", STEADY));
        String b =
                report("b.json", one.metric("rawDataHistogram", histogram.replace("%d", "200")), result("B.t", STEADY));
        Run run = compare(a, b, "--metric", "p0.99");
        assertFirstLine("B against A: 1 slower", run);
        assertTrue(run.out().contains("0.250"), run.out());
        assertTrue(run.out().contains("no p0.99 in A"), run.out());
    }

    /** A night in which nothing was measured leaves an empty report. */
    @Test
    void emptyReportsAmongRunsAreSkipped() throws IOException {
        String a = report("a.json", result("B.a", STEADY));
        String b = report("b.json", result("B.a", times(1.001)));
        String c = report("c.json", result("B.a", times(0.999)));
        String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
        String interrupted =
                Files.createFile(folder.resolve("interrupted.json")).toString();
        Run trend = compare("--trend", a, empty, interrupted, b, c);
        assertEquals(0, trend.exit(), trend.err());
        assertTrue(trend.err().contains(empty + ": is a report without results; skipped"), trend.err());
        assertTrue(trend.err().contains(interrupted + ": is a report without results; skipped"), trend.err());
        assertTrue(trend.out().startsWith("3 runs, "), trend.out());
        Run runs = compare("--base", a, b, empty, "--new", c);
        assertEquals(0, runs.exit(), runs.err());
        assertEquals(2, compare(a, empty).exit());
        assertEquals(2, compare("--base", empty, "--new", c).exit());
    }

    /** A run that counts twice would make the interval too narrow. */
    @Test
    void copiesOfARunAreSkipped() {
        String a = report("a.json", result("B.a", STEADY));
        String b = report("b.json", result("B.a", times(1.02)));
        String c = report("c.json", result("B.a", times(1.01)));
        String copy = report("copy.json", result("B.a", STEADY));
        Run skipped = compare("--base", a, b, copy, "--new", c);
        assertEquals(0, skipped.exit(), skipped.err());
        assertEquals(
                "lanewise: " + copy + ": is a copy of " + a + "; skipped",
                skipped.err().strip());
        assertEquals(compare("--base", a, b, "--new", c).out(), skipped.out());
        assertEquals(0, compare(a, copy).exit());
    }

    @Test
    void renamedPackagesAreMatched() {
        String a = report("a.json", result("org.old.A.b", STEADY));
        String b = report("b.json", result("com.fresh.A.b", times(2)));
        Run hint = compare(a, b);
        assertEquals(2, hint.exit());
        assertTrue(hint.err().contains("add --rename org.old.=com.fresh."), hint.err());
        assertFirstLine("B against A: 1 slower", compare(a, b, "--rename", "org.old.=com.fresh."));
    }

    @Test
    void textWithoutPackagesMatchesJson() throws IOException {
        String text = """
                Benchmark  Mode  Cnt   Score   Error  Units
                A.b        avgt    3  20.000 \u00b1 0.100  us/op
                """;
        Path file = Files.writeString(folder.resolve("jmh.txt"), text);
        Run run = compare(report("a.json", result("org.some.A.b", STEADY)), file.toString());
        assertFirstLine("B against A: 1 unproven", run);
        assertTrue(run.out().contains("no raw data: "), run.out());
    }

    @Test
    void readsFoldersPatternsAndStandardInput() throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        for (int i = 0; i < 3; i++) {
            JmhJson.write(runs.resolve("r" + i + ".json"), result("B.a", times(1 + 0.001 * i)));
        }
        Files.writeString(runs.resolve("notes.txt"), "not a report");
        String slow = report("slow.json", result("B.a", times(2)));
        assertFirstLine("B against A: 1 slower", compare("--base", runs.toString(), "--new", slow));
        assertFirstLine("B against A: 1 slower", compare("--base", runs + "/r*.json", "--new", slow));
        Run window = compare("--base", runs.toString(), "--new", slow, "--window", "2");
        assertTrue(window.out().contains("2 runs, "), window.out());
        InputStream in = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream(("[" + result("B.a", STEADY) + "]").getBytes(StandardCharsets.UTF_8)));
            assertFirstLine("B against A: 1 slower", compare("-", slow));
        } finally {
            System.setIn(in);
        }
        Run none = compare(runs + "/x*.json");
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("x*.json: no file matches; "), none.err());
    }

    @Test
    void aTrendReportsCopiesOfAResult() {
        String twice = report("twice.json", result("B.a", STEADY), result("B.a", STEADY));
        String[] others = IntStream.range(0, 11)
                .mapToObj(i -> report("r" + i + ".json", result("B.a", times(1.001 + i / 1e6))))
                .toArray(String[]::new);
        Run run = compare(
                Stream.concat(Stream.of("--trend", twice), Stream.of(others)).toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                "lanewise: " + twice + ": B.a has two results with the same raw data, which are counted once",
                run.err().strip());
    }

    @Test
    void showsATrend() {
        String[] args = IntStream.range(0, 12)
                .mapToObj(i -> report(
                        "t" + (10 + i) + ".json",
                        result("B.a", times((i < 8 ? 1 : 1.3) * (1 + 0.004 * (i * 7 % 5) + i / 1e6)))))
                .toArray(String[]::new);
        Run run = compare(Stream.concat(Stream.of("--trend"), Stream.of(args)).toArray(String[]::new));
        assertFirstLine("12 runs, 1 benchmark, 1 with a change", run);
        assertTrue(run.out().contains("run 9 ("), run.out());
    }

    @Test
    void csvHasALinePerRatio() {
        String a = report("a.json", result("x.A.one", STEADY).params("n", "1,2"));
        String b = report("b.json", result("x.A.one", times(2)).params("n", "1,2"));
        List<String> lines = compare(a, b, "--format", "csv").lines();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(1)
                        .matches("x\\.A\\.one,avgt,1,\"n=1,2\",us/op,A,B,10\\.0,.*,20\\.0,.*,0\\.(5|49999).*,slower,,"),
                lines.get(1));
    }

    /** A terminal is never narrower than a line, and the results come before the environments. */
    @ParameterizedTest
    @ValueSource(ints = {60, 80, 132})
    void textFitsTheTerminal(int width) {
        String environment = "{\"cpu\":{\"model\":\"a processor with a long name that needs some space\"}}";
        String[] files = IntStream.range(0, 4)
                .mapToObj(i -> report(
                        i + ".json",
                        result("some.where.LongNameOfABenchmark.method", times(1 + i))
                                .params("implementation", "vector", "size", "1024x1024")
                                .field("environment", environment)))
                .toArray(String[]::new);
        Run run = Run.onTerminal(
                Map.of("TERM", "xterm", "COLUMNS", Integer.toString(width)),
                Stream.concat(Stream.of("compare"), Stream.of(files)).toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        run.lines().forEach(line -> assertTrue(line.length() <= width, line.length() + ": " + line));
        assertTrue(run.out().indexOf("  0.500") < run.out().indexOf("\nEnvironments"), run.out());
        assertFalse(run.out().contains("NaN"), run.out());
    }
}
