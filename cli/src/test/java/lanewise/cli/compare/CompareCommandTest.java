package lanewise.cli.compare;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

    /** Escape sequences, markup in HTML and Markdown, a new line, a change of writing direction, a command's end. */
    private static final String HOSTILE =
            "\u001b[31m\u009b2J<script>alert(1)</script>\"'&|`*_[x](y)\n\u202e\u0007</td><img src=x onerror=y>";

    private static final double[] TEN = {10.1, 9.9, 10.0, 10.2, 9.8};

    @TempDir
    private Path folder;

    private String a;
    private String b;

    @BeforeEach
    void write() {
        a = report("a.json", 1);
        b = report("b.json", 1.3);
    }

    private String report(String name, double factor) {
        JmhJson[] results = Stream.of("scalar", "vector")
                .map(kernels -> result("some.pkg.Product.multiply", TEN).params("kernels", kernels, "size", "784"))
                .toArray(JmhJson[]::new);
        double[] slow = Arrays.stream(TEN).map(x -> x * factor).toArray();
        results[1] = result("some.pkg.Product.multiply", slow).params("kernels", "vector", "size", "784");
        return JmhJson.write(folder.resolve(name), results).toString();
    }

    private Run compare(String... args) {
        Run run = Run.of(Stream.concat(Stream.of("compare"), Stream.of(args)).toArray(String[]::new));
        assertFalse(run.err().contains("\tat "), run.err());
        return run;
    }

    @Test
    void printsATableWithIntervalsAndVerdicts() {
        Run run = compare(a, b);
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        List<String> lines = run.lines();
        assertTrue(lines.contains("Product.multiply (average time)"), run.out());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches(
                                "  kernels=scalar size=784  us/op  10\\.00 \\[9\\.68, 10\\.33\\] +10\\.00 \\[9\\.68, 10\\.33\\] +"
                                        + "1\\.000 \\[0\\.\\d+, 1\\.\\d+\\]  within noise")),
                run.out());
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line -> line.matches(
                                        "  kernels=vector size=784  us/op .* 13\\.00 \\[.*\\] +0\\.769 \\[0\\.\\d+, 0\\.\\d+\\]  slower")),
                run.out());
        assertTrue(lines.contains("B against A: 1 slower, 1 within noise"), run.out());
        String flowing = run.out().replace("\n  ", " ");
        assertTrue(
                flowing.contains("In half of the rows within noise, a difference below 3.9 % would not be detected."),
                flowing);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("Geometric mean, speed B:A: 0.877 [")), run.out());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 120), run.out());
        assertTrue(run.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), run.out());
    }

    @Test
    void eachReportHasAColumn() {
        Run run = compare(a, b, report("c.json", 0.5));
        assertTrue(
                run.lines().stream()
                        .anyMatch(line ->
                                line.matches("  kernels=vector .* slower +5\\.000 \\[.*\\] +2\\.000 \\[.*\\]  faster")),
                run.out());
    }

    @Test
    void comparesVariantsOfOneReport() {
        Run run = compare("--by", "kernels", b);
        assertTrue(
                run.lines().stream().anyMatch(line -> line.matches("  size=784 .* 0\\.769 \\[.*\\]  slower")),
                run.out());
        Run other = compare("--by", "kernels", "--base", "vector", b);
        assertTrue(
                other.lines().stream().anyMatch(line -> line.matches("  size=784 .* 1\\.300 \\[.*\\]  faster")),
                other.out());
    }

    @Test
    void theThresholdAndTheConfidenceCanBeSet() {
        assertTrue(compare(a, b, "--threshold", "35%").out().contains("below the threshold\n"));
        Run sure = compare(a, b, "--confidence", "99.9999999");
        assertTrue(sure.out().contains("B against A: 2 within noise"), sure.out());
    }

    @Test
    void aRegressionFailsABuild() {
        Run failed = compare(a, b, "--fail-on-regression", "10");
        assertEquals(1, failed.exit());
        assertEquals(
                "lanewise: 1 regression of more than 10.0 %: Product.multiply kernels=vector size=784 in B by 30.0 %",
                failed.err().strip());
        assertTrue(failed.out().contains("slower"));
        Run allowed = compare(a, b, "--fail-on-regression", "35");
        assertEquals(0, allowed.exit());
        assertEquals("", allowed.err().replaceFirst("lanewise: for 1 of 2 ratios, .* is possible\n", ""));
        assertEquals(0, compare(b, a, "--fail-on-regression", "10").exit());
    }

    @Test
    void aGateWithoutDataFails() {
        String one = JmhJson.write(folder.resolve("one.json"), result("B.a", 1)).toString();
        String two = JmhJson.write(folder.resolve("two.json"), result("B.a", 9)).toString();
        Run run = compare(one, two, "--fail-on-regression", "10");
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: --fail-on-regression: no row has enough data for a verdict; measure with five forks (-f 5)"
                        + " and write JSON (-rf json)",
                run.err().strip());
        String some = JmhJson.write(folder.resolve("some.json"), result("B.a", 1), result("B.b", TEN))
                .toString();
        String more = JmhJson.write(folder.resolve("more.json"), result("B.a", 1), result("B.b", TEN))
                .toString();
        Run part = compare(some, more, "--fail-on-regression", "10");
        assertEquals(0, part.exit());
        assertEquals(
                "lanewise: for 1 of 2 ratios, a regression of more than 10.0 % is possible",
                part.err().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            out.html | <!DOCTYPE html>
            out.md   | # Benchmark comparison: B against A: 1 slower, 1 within noise
            out.csv  | benchmark,mode,.*
            out.json | {
            out.txt  | B against A: 1 slower, 1 within noise
            """)
    void theFileNameSelectsTheFormat(String name, String first) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "previous content");
        Run run = compare(a, b, "--force", "--out", file.toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("written: " + file, run.out().strip());
        assertEquals(0, compare(a, b, "--out", file.toString()).exit(), "its own file is replaced without --force");
        assertTrue(Files.readAllLines(file).get(0).matches(first.replace("{", "\\{")), Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "no temporary file remains");
        }
    }

    @Test
    void anUnwritableFileIsAnError() {
        Path nowhere = folder.resolve("no").resolve("out.html");
        Run run = compare(a, b, "--out", nowhere.toString());
        assertEquals(1, run.exit());
        assertEquals(
                "lanewise: " + nowhere + ": there is no folder " + nowhere.getParent() + "; create it first",
                run.err().strip());
        Run directory = compare(a, b, "--out", folder.toString());
        assertEquals(
                "lanewise: " + folder + ": this is a folder; give a file in it",
                directory.err().strip());
    }

    @Test
    void anErrorLeavesNoFile() throws IOException {
        Path out = Files.writeString(folder.resolve("out.html"), "before");
        assertEquals(
                2,
                compare(a, folder.resolve("missing.json").toString(), "--out", out.toString())
                        .exit());
        assertEquals("before", Files.readString(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "json", "html", "csv"})
    void hostileNamesAreHarmless(String format) {
        String one = hostile("one.json", TEN);
        String two = hostile("two.json", 20, 21, 22);
        Run run = compare(one, two, "--format", format);
        assertEquals(0, run.exit(), run.err());
        assertTrue(isHarmless(run.out()), format);
        if (format.equals("html") || format.equals("markdown")) {
            assertFalse(run.out().contains("<script"), run.out());
            assertFalse(run.out().contains("<img"), run.out());
            assertFalse(run.out().contains("\n\u202e"), run.out());
        }
        if (format.equals("markdown")) {
            assertFalse(run.out().contains("[x](y)"), run.out());
        }
    }

    private String hostile(String name, double... forks) {
        String fact = JmhJson.quoted(HOSTILE) + ":" + JmhJson.quoted(HOSTILE + forks.length);
        String environment = "{\"cpu\":{" + fact + "}}";
        return JmhJson.write(
                        folder.resolve(name),
                        result(HOSTILE, forks)
                                .params(HOSTILE, HOSTILE)
                                .field("environment", environment)
                                .metric("scoreUnit", JmhJson.quoted(HOSTILE)),
                        result("B." + name + HOSTILE, forks).params(HOSTILE, HOSTILE))
                .toString();
    }

    @Test
    void hostileNamesInErrorsAreHarmless() throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.json"), "[{\"mode\":" + JmhJson.quoted(HOSTILE) + "}]");
        Run run = compare(a, file.toString());
        assertEquals(2, run.exit());
        assertEquals(1, run.err().strip().lines().count());
        assertTrue(isHarmless(run.err()), run.err());
    }

    private static boolean isHarmless(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c == 0x202e);
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() {
        String page = compare(a, b, "--format", "html").out();
        assertTrue(page.contains("default-src 'none'; style-src 'sha256-"), page);
        for (String loading : List.of("<script", "<link", "<img", "http:", "https:", "url(", " style=", " on")) {
            String tags = "(?s)<style>.*</style>|>[^<]*<|=\"[^\"]*\"|='[^']*'";
            assertFalse(page.replace("One fork", "").replaceAll(tags, "").contains(loading), loading);
        }
        assertFalse(page.contains("http:") || page.contains("https:"), "no address at all");
        assertEquals(2, page.split("<svg ", -1).length - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --threshold -1     | --threshold: '-1' is not a percentage, such as 5
            --threshold x      | --threshold: 'x' is not a percentage, such as 5
            --confidence 100   | --confidence: '100' is not a percentage of at least 50 and below 100; for 99 %, give 99
            --confidence 0     | --confidence: '0' is not a percentage of at least 50 and below 100; for 99 %, give 99
            --confidence 0.99  | --confidence: '0.99' is not a percentage of at least 50 and below 100; for 99 %, give 99
            --trend --base x   | --trend: leave out --base, --new, --by and --fail-on-regression
            --trend --by x     | --trend: leave out --base, --new, --by and --fail-on-regression
            --fail-on-regression NaN | --fail-on-regression: 'NaN' is not a percentage, such as 5
            --format pdf       | --format: 'pdf' is not text, markdown, json, html or csv
            --base scalar      | --base: it needs --new with the runs to compare, or --by
            --new x            | --new: it needs --base
            --window 3         | --window: it needs --base and --new
            --sort size        | --sort: 'size' is not ratio or name
            --only (           | --only: '(' is not a regular expression: Unclosed group
            --rename x         | --rename: 'x' is not of the form OLD=NEW; give the old and the new start of the names
            --direction up     | --direction: 'up' is not higher or lower
            --allocation-floor -1 | --allocation-floor: '-1' is not a number of bytes; give a number that is 0 or more
            --fail-on-missing  | --fail-on-missing: it needs --fail-on-regression
            --metrics x        | unknown option '--metrics'; did you mean '--metric'?
            """)
    void invalidOptionsAreErrors(String options, String expected) {
        Run run = compare(
                Stream.concat(Stream.of(a, b), Stream.of(options.split(" "))).toArray(String[]::new));
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertEquals(
                "lanewise: " + expected + (expected.endsWith("?") ? "" : ".") + " See lanewise compare --help",
                run.err().strip());
    }

    @Test
    void messagesNameTheOptions() {
        Run metric = compare(a, b, "--metric", "gc.time");
        assertEquals(
                "lanewise: --metric: no result has 'gc.time'; the reports have no secondary metrics",
                metric.err().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p0.99 | no result has the percentile %s; percentiles need sampled times; measure with -bm sample
            p2    | %s is not a percentile; give p and a number from 0 to 1, such as p0.99
            p-1   | %s is not a percentile; give p and a number from 0 to 1, such as p0.99
            p0.9x | %s is not a percentile; give p and a number from 0 to 1, such as p0.99
            """)
    void aMissingPercentileIsExplained(String metric, String expected) {
        assertEquals(
                "lanewise: --metric: " + expected.formatted("'" + metric + "'"),
                compare(a, b, "--metric", metric).err().strip());
    }

    @Test
    void aReplacementWithoutEffectIsPrinted() {
        Run run = compare(a, b, "--rename", "some.=other.", "--rename", "zz=c.", "--rename", "other.=new.");
        assertEquals(0, run.exit());
        assertEquals(
                "lanewise: --rename: no benchmark starts with 'zz'", run.err().strip());
    }

    @Test
    void aConfidenceLevelNear100IsPrintedExactly() {
        String method = compare(a, b, "--confidence", "99.99999999").out();
        assertTrue(method.contains(" 99.99999999 %"), method);
        assertFalse(method.contains(" 100 %"), method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A B", "B", "--base A --new B", "A B --trend", "A B --by kernels"})
    void anEmptySelectionIsAnError(String reports) {
        Run run = compare(
                (reports + " --only zzz").replace("A", a).replace("B", b).split(" "));
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertEquals(
                "lanewise: --only: no benchmark matches 'zzz'; choose a regular expression that matches a part of a name "
                        + "such as some.pkg.Product.multiply",
                run.err().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"- -", "--base - --new -", "- - --trend", "A - -"})
    void standardInputIsReadOnce(String reports) {
        Run run = compare(reports.replace("A", a).split(" "));
        assertEquals(2, run.exit());
        assertEquals(
                "lanewise: -: is given twice; name each report once", run.err().strip());
    }

    @Test
    void theHelpBreaksNoPattern() {
        Run run = compare("--help");
        assertEquals(0, run.exit());
        assertTrue(run.out().contains("'runs/*'"), run.out());
        assertTrue(
                run.lines().stream().noneMatch(line -> line.matches(".*[*/.]\\*?\\.?") && line.contains("*")),
                run.out());
    }

    @Test
    void withoutReportsTheErrorNamesTheArgument() {
        Run run = compare();
        assertEquals(2, run.exit());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("REPORT"), run.err());
    }
}
