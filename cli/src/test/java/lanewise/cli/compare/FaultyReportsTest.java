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
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares reports in the shapes of public ones that were once compared wrongly, and their relatives. */
class FaultyReportsTest {

    private static final Path REPORTS = Path.of("src", "test", "resources", "lanewise", "benchmarks", "reports");
    private static final double[] STEADY = {10, 10.01, 9.99};

    @TempDir
    private Path folder;

    private static Run compare(String one, String two, String... options) {
        String[] args = new String[3 + options.length];
        args[0] = "compare";
        args[1] = REPORTS.resolve(one + ".json").toString();
        args[2] = REPORTS.resolve(two + ".json").toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return Run.of(args);
    }

    private Run compare(JmhJson one, JmhJson two, String... options) {
        String[] args = new String[3 + options.length];
        args[0] = "compare";
        args[1] = JmhJson.write(folder.resolve("one.json"), one).toString();
        args[2] = JmhJson.write(folder.resolve("two.json"), two).toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return Run.of(args);
    }

    private static String firstLine(Run run) {
        assertFalse(run.out().contains("NaN"), run.out());
        return run.out().isEmpty() ? run.err().strip() : run.lines().get(0);
    }

    /** Returns the output without the line breaks of a narrow terminal. */
    private static String oneLine(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private static double[] times(double factor) {
        return Arrays.stream(STEADY).map(x -> x * factor).toArray();
    }

    @Test
    void halfTheRateInOpsPerSecIsSlower() {
        Run run = compare("opssec-a", "opssec-b", "--fail-on-regression", "10");
        assertEquals(1, run.exit());
        assertEquals("B against A: 1 slower", firstLine(run));
        assertTrue(run.out().contains("0.504 ["), run.out());
        assertEquals("B against A: 1 within noise", firstLine(compare("opssec-a", "opssec-jvm")));
    }

    @ParameterizedTest
    @CsvSource({"ops/sec", "op/s", "ops/second", "frames per fortnight", "MB/sec", "''"})
    void theModeDecidesTheDirectionOfAnyUnit(String unit) {
        JmhJson one = result("B.a", STEADY).mode("thrpt", unit);
        JmhJson two = result("B.a", times(0.5)).mode("thrpt", unit);
        Run run = compare(one, two, "--fail-on-regression", "10");
        assertEquals(1, run.exit(), run.out());
        assertTrue(firstLine(run).matches("B against A: 1 (slower|worse)"), run.out());
    }

    @Test
    void aPackageNamedRulerIsNotARuler() {
        Run run = compare("ruler-a", "ruler-b", "--fail-on-regression", "10");
        assertEquals(1, run.exit());
        assertEquals("B against A: 5 slower", firstLine(run));
        assertFalse(run.out().contains("Speed of the machine"), run.out());
    }

    @ParameterizedTest
    @CsvSource({"x.ruler.A.b", "x.PeakFmaBenchmark.b", "lanewise.other.ruler.A.b"})
    void onlyOwnRulersAreRulersUnlessAnOptionNamesOthers(String name) {
        JmhJson one = result(name, STEADY);
        JmhJson two = result(name, times(2));
        assertEquals("B against A: 1 slower", firstLine(compare(one, two)));
        Run run = compare(one, two, "--ruler", "A\\.b|Fma");
        assertEquals("B against A: no ratio", firstLine(run));
        assertTrue(run.out().contains("Speed of the machine"), run.out());
    }

    @Test
    void allocationFromZeroIsARegression() {
        Run run = compare("gate-a", "gate-b", "--metric", "gc.alloc.rate.norm", "--fail-on-regression", "10");
        assertEquals(1, run.exit());
        assertEquals("B against A: 1 worse, 1 below the threshold", firstLine(run));
        assertTrue(run.err().contains("B.zeroToReal in B from 0 to 24 B/op"), run.err());
        Run back = compare("gate-b", "gate-a", "--metric", "gc.alloc.rate.norm", "--fail-on-regression", "10");
        assertEquals(0, back.exit());
        assertEquals("B against A: 1 better, 1 below the threshold", firstLine(back));
    }

    @Test
    void amortizedAllocationIsBelowTheFloor() {
        JmhJson one = result("B.a", 1, 1).secondary("gc.alloc.rate.norm", "B/op", 0.06, 0.061);
        JmhJson two = result("B.a", 1, 1).secondary("gc.alloc.rate.norm", "B/op", 0.14, 0.141);
        String[] options = {"--metric", "gc.alloc.rate.norm", "--fail-on-regression", "10"};
        assertEquals(0, compare(one, two, options).exit());
        assertEquals("B against A: 1 below the threshold", firstLine(compare(one, two, options)));
        String[] strict = {"--metric", "gc.alloc.rate.norm", "--fail-on-regression", "10", "--allocation-floor", "0"};
        assertEquals(1, compare(one, two, strict).exit());
    }

    @ParameterizedTest
    @CsvSource({"successes", "hitRate"})
    void aCounterIsNeitherBetterNorWorse(String metric) {
        Run run = compare("aux-a", "aux-b", "--metric", metric);
        assertTrue(firstLine(run).matches("B against A: 1 (changed up|within noise|changed down)"), run.out());
        Run gate = compare("aux-a", "aux-b", "--metric", metric, "--fail-on-regression", "10");
        assertEquals(2, gate.exit());
        assertTrue(gate.err().contains("add --direction higher or --direction lower"), gate.err());
    }

    @Test
    void aGivenDirectionAllowsAVerdict() {
        assertEquals(
                "B against A: 1 better",
                firstLine(compare("aux-a", "aux-b", "--metric", "successes", "--direction", "higher")));
        Run worse = compare(
                "aux-a", "aux-b", "--metric", "successes", "--direction", "lower", "--fail-on-regression", "10");
        assertEquals(1, worse.exit());
        assertEquals("B against A: 1 worse", firstLine(worse));
    }

    @Test
    void lessAllocationPerSecondIsNotBetter() {
        JmhJson one = result("B.a", 1, 1).secondary("gc.alloc.rate", "MB/sec", 100, 101);
        JmhJson two = result("B.a", 2, 2).secondary("gc.alloc.rate", "MB/sec", 50, 50.5);
        assertEquals("B against A: 1 changed down", firstLine(compare(one, two, "--metric", "gc.alloc.rate")));
    }

    @Test
    void aMissingBenchmarkIsReported() {
        Run run = compare("miss-a", "miss-b", "--fail-on-regression", "10");
        assertEquals(0, run.exit());
        assertEquals(
                "lanewise: 1 benchmark of the base is missing: B.gone in B",
                run.err().strip());
        assertEquals(
                1,
                compare("miss-a", "miss-b", "--fail-on-regression", "10", "--fail-on-missing")
                        .exit());
    }

    @Test
    void anIntervalThatCannotExcludeTheLimitIsReported() {
        JmhJson one = result("B.a", 10, 14, 9, 12);
        JmhJson two = result("B.a", 12, 9, 14, 10);
        Run run = compare(one, two, "--fail-on-regression", "10");
        assertEquals(0, run.exit());
        assertEquals(
                "lanewise: for 1 of 1 ratio, a regression of more than 10.0 % is possible",
                run.err().strip());
        assertEquals(
                1,
                compare(one, two, "--fail-on-regression", "10", "--fail-on-unknown")
                        .exit());
        assertEquals("", compare(one, two, "--fail-on-regression", "900").err());
    }

    @Test
    void differentJvmArgumentsAreNotPooled() {
        Run run = compare("jvmargs-merged", "jvmargs-other");
        assertTrue(run.lines().contains("C against A: 1 faster"), run.out());
        assertTrue(run.out().contains("run.jvmArgs=-XX:+UseG1GC"), run.out());
        assertTrue(run.out().contains("70.02 ["), run.out());
        assertFalse(run.out().contains("84.96 ["), "not the mean of both collectors");
    }

    @Test
    void otherParametersDifferFromARenamedPackage() {
        Run run = compare(
                result("a.B.c", STEADY).params("size", "1"),
                result("a.B.c", STEADY).params("n", "1"));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("; the parameters of the benchmarks differ"), run.err());
        assertFalse(run.err().contains("--rename"), run.err());
    }

    /** IntelliJ IDEA starts each JVM with an agent that has another port. */
    @Test
    void thePortOfTheAgentOfIdeaIsIgnored() {
        String agent =
                "\"-javaagent:/Applications/IntelliJ IDEA.app/lib/idea_rt.jar=%d:/Applications/IntelliJ IDEA.app/bin\"";
        JmhJson one = result("B.a", STEADY).field("jvmArgs", "[" + String.format(agent, 43389) + "]");
        JmhJson two = result("B.a", STEADY).field("jvmArgs", "[" + String.format(agent, 52738) + "]");
        Run run = compare(one, two);
        assertFalse(run.out().contains("options of the measurements differ"), run.out());
        assertFalse(run.out().contains("43389"), run.out());
    }

    @Test
    void anotherVmCountsAsAnotherJdk() {
        Run run = compare("vm-openjdk", "vm-graal");
        assertTrue(
                run.lines().contains("The JDKs differ (jdk.vmVersion): ratios compare JDK and code together."),
                run.out());
        assertTrue(run.out().contains("/opt/graalvm-ce-21/bin/java"), run.out());
    }

    @Test
    void theRatioAndTheScoresOfSkewedForksAreBothNamed() {
        Run run = compare("skew-a", "skew-b");
        assertEquals("B against A: 1 within noise", firstLine(run));
        assertTrue(
                run.out().contains("(1) forks differ widely: the ratio of the printed scores is 0.577; the ratio"),
                run.out());
        assertFalse(compare("opssec-a", "opssec-b").out().contains("forks differ widely"));
    }

    @Test
    void aScoreThatIsNotTheMeanOfItsRawDataGetsARemark() {
        Run run = compare("edited-a", "edited-b");
        assertTrue(run.out().contains("B: the score of B.m, 13.4, is not the mean of its raw data"), run.out());
        assertTrue(run.out().contains("(1) a printed score is not the mean of its raw data"), run.out());
        assertFalse(run.out().contains("A: the score of"), run.out());
        assertFalse(compare("halve8-a", "halve8-b").out().contains("is not the mean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"params", "jvmArgs", "secondaryMetrics", "environment", "forks", "threads", "jdkVersion"})
    void nullIsAbsent(String field) {
        Run run = compare(result("B.a", STEADY).field(field, "null"), result("B.a", STEADY));
        assertEquals(0, run.exit(), run.err());
        assertEquals("B against A: 1 within noise", firstLine(run));
    }

    @Test
    void aReportWithNullAndMissingFieldsIsRead() {
        assertEquals("B against A: 1 slower", firstLine(compare("jq-a", "jq-b")));
    }

    @Test
    void oneRunOnEachSideHasNoInterval() {
        String one =
                JmhJson.write(folder.resolve("one.json"), result("B.a", STEADY)).toString();
        String two = JmhJson.write(folder.resolve("two.json"), result("B.a", times(2)))
                .toString();
        Run run = Run.of("compare", "--base", one, "--new", two, "--fail-on-regression", "10");
        assertEquals(2, run.exit());
        assertTrue(
                oneLine(run).contains("one run on each side does not show how much runs differ. Use two"),
                oneLine(run));
        assertTrue(
                oneLine(run).contains("compare the forks of the two reports: compare " + one + " " + two),
                oneLine(run));
        assertFalse(oneLine(run).contains("0.500 [") || oneLine(run).contains("Student"), oneLine(run));
        assertFalse(oneLine(run).contains("-f 5"), oneLine(run));
        assertTrue(run.err().contains("; use two or more runs of the base (--base, --window), or"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "null"})
    void rawDataThatIsNotANumberIsTheReasonForAMissingVerdict(String value) {
        JmhJson broken = result("B.a", STEADY).metric("rawData", "[[10],[" + value + "],[9.99]]");
        Run run = compare(result("B.a", STEADY), broken);
        String cause = "the raw data contain a value that is not a finite number above 0";
        assertTrue(
                oneLine(run).contains("have no verdict, because " + cause + ". Measure these rows again."),
                oneLine(run));
        assertTrue(oneLine(run).contains("(1) " + cause + ": differences below"), oneLine(run));
        assertFalse(oneLine(run).contains("One fork") || oneLine(run).contains("one fork"), oneLine(run));
    }

    @Test
    void theIntervalsOfACsvReportAreThoseOfItsErrors() throws IOException {
        String header = "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\"\n";
        String[] args = {"compare", "a.csv", "b.csv"};
        for (int i = 1; i < args.length; i++) {
            Path file = folder.resolve(args[i]);
            Files.writeString(file, header + "\"x.B.a\",\"avgt\",1,5,1" + i + ".0,0.1,\"us/op\"\n");
            args[i] = file.toString();
        }
        Run run = Run.of(args);
        assertTrue(oneLine(run).contains("interval, which is computed from JMH's score error."), oneLine(run));
        assertFalse(oneLine(run).contains("means of the forks"), oneLine(run));
    }

    /** JMH measures no time or rate of 0, so a report that contains one was edited or is of another tool. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | [[10],[10.01],[9.99]]
            -10   | [[10],[10.01],[9.99]]
            0     | [[0],[0],[0]]
            10    | [[0],[0],[0]]
            8     | [[10],[10.01],[0]]
            -10   | [[-10],[-10.01],[-9.99]]
            3.34  | [[10],[10.01],[-9.99]]
            9.33  | [[10],[10.01],[10,-10,12,12]]
            """)
    void aTimeOfZeroOrLessIsNotEnoughData(double score, String raw) {
        JmhJson faulty = result("B.a", STEADY).score(score).metric("rawData", raw);
        for (JmhJson other : List.of(result("B.a", STEADY), faulty)) {
            Run run = compare(other, faulty, "--fail-on-regression", "10");
            assertEquals("B against A: 1 not enough data", firstLine(run));
            assertFalse(run.out().contains("Geometric mean"), run.out());
            assertTrue(
                    oneLine(run).contains("(1) no ratio: a score or the mean of a fork is not a finite number above 0"),
                    run.out());
            assertEquals(2, run.exit());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "null", "none"})
    void aMissingUnitIsNamed(String unit) {
        JmhJson other =
                result("B.a", STEADY).metric("scoreUnit", unit.equals("none") ? null : unit.isEmpty() ? "\"\"" : unit);
        Run run = compare(result("B.a", STEADY), other);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("us/op in A, no unit in B"), run.err());
    }

    @Test
    void aTinyRatioOfScoresIsNotPrintedAsZero() {
        Run run = compare(result("B.a", 1, 1, 1e6), result("B.a", 1e9, 1e10, 5e10));
        assertTrue(oneLine(run).contains("the ratio of the printed scores is 1.64e-05; the ratio"), run.out());
    }

    @Test
    void noiseOfTwoForksIsNotPrintedAsAHugeInterval() {
        Run run = compare(result("B.a", 10, 2000), result("B.a", 4000, 10));
        assertFalse(run.out().contains("e+"), run.out());
        assertEquals("B against A: 1 within noise", firstLine(run));
        assertTrue(run.out().matches("(?s).*\\[< [\\d.]+, > [\\d,]+\\]  within noise.*"), run.out());
    }

    @Test
    void everyFormatNamesNoNotANumber() {
        for (String format : List.of("text", "markdown", "html", "csv", "json")) {
            Run run = compare("skew-a", "skew-b", "--format", format);
            assertFalse(run.out().contains("NaN") || run.out().contains("Infinity"), run.out());
        }
    }
}
