package lanewise.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("report.json");
    }

    private BenchmarkResult only(JmhJson result) {
        return ReportReader.read(JmhJson.write(file, result), null).results().get(0);
    }

    private Metric metric(JmhJson result) {
        return only(result).metric().orElseThrow();
    }

    @Test
    void readsWhatAComparisonNeeds() {
        JmhJson json = JmhJson.result("a.b.Some.work", 1)
                .params("size", "10", "kernels", "vector")
                .field("threads", "2")
                .field("forks", "2")
                .field("warmupIterations", "3")
                .field("warmupTime", "\"1 s\"")
                .field("measurementTime", "\"2 s\"")
                .field("jvm", "\"/java\"")
                .field("jvmArgs", "[\"-Xmx1g\",\"-ea\"]")
                .field("jdkVersion", "\"21\"")
                .field("vmName", "\"HotSpot\"")
                .field("jmhVersion", "\"1.37\"")
                .field("warmupBatchSize", "1")
                .score(2.5)
                .raw(new double[] {1, 3}, new double[] {2, 4});
        BenchmarkResult result = only(json);
        assertEquals("Some.work kernels=vector size=10", result.key().toString());
        assertEquals("a.b.Some.work", result.key().benchmark());
        assertEquals(Mode.AVERAGE_TIME, result.key().mode());
        assertEquals(2, result.key().threads());
        assertEquals(2, result.plan().forks());
        assertEquals(1, result.plan().iterations());
        assertEquals(
                Map.of(
                        "run.forks",
                        "2",
                        "run.warmup",
                        "3 x 1 s",
                        "run.measurement",
                        "1 x 2 s",
                        "run.jvmArgs",
                        "-Xmx1g -ea"),
                result.plan().facts());
        assertEquals(
                Map.of("jvm.path", "/java", "jdk.version", "21", "jdk.vm", "HotSpot", "jmh", "1.37"),
                result.environment().facts());
        Metric metric = result.metric().orElseThrow();
        assertEquals(2.5, metric.score());
        assertEquals("us/op", metric.unit().text());
        assertEquals(List.of(2.0, 3.0), metric.forks().stream().map(Fork::mean).toList());
        assertEquals(2, metric.forks().get(0).count());
        assertEquals(Math.log(3) / 2, metric.forks().get(0).logMean(), 1e-15);
        assertEquals(Math.log(3) * Math.log(3) / 2, metric.forks().get(0).logVariance(), 1e-15);
    }

    @Test
    void readsHistogramsOfSampledTimes() {
        Metric metric = metric(JmhJson.result("B.sampled", 1)
                .mode("sample", "ns/op")
                .metric("rawData", null)
                .metric("rawDataHistogram", "[[[[10,3],[20,1]],[[30,4]]],[[[40,2],[50,0]]]]"));
        assertEquals(
                List.of(21.25, 40.0), metric.forks().stream().map(Fork::mean).toList());
        assertEquals(8, metric.forks().get(0).count());
        double logMean = (3 * Math.log(10) + Math.log(20) + 4 * Math.log(30)) / 8;
        assertEquals(logMean, metric.forks().get(0).logMean(), 1e-14);
    }

    @Test
    void readsNumbersThatAreStrings() {
        Metric metric = metric(JmhJson.result("B.none")
                .metric("score", "\"NaN\"")
                .metric("scoreError", "\"Infinity\"")
                .metric("rawData", "[[\"NaN\"],[\"-Infinity\"],[1.5]]"));
        assertTrue(Double.isNaN(metric.forks().get(0).mean()));
        assertEquals(Double.NEGATIVE_INFINITY, metric.forks().get(1).mean());
        assertEquals(Double.POSITIVE_INFINITY, metric.error());
        assertEquals(
                3,
                metric(JmhJson.result("B.bare").metric("score", "NaN").metric("rawData", "[[3]]"))
                        .score());
    }

    @Test
    void mostFieldsMayBeMissing() {
        JmhJson bare = JmhJson.result("B.bare", 3)
                .metric("rawData", null)
                .metric("scoreError", null)
                .field("threads", null)
                .field("forks", null)
                .field("measurementIterations", null);
        BenchmarkResult result = only(bare);
        assertEquals(3, result.metric().orElseThrow().score());
        assertEquals(List.of(), result.metric().orElseThrow().forks());
        assertEquals(0, result.plan().forks());
        assertEquals(Map.of(), result.environment().facts());
    }

    @Test
    void flattensAnyEnvironment() {
        String environment = "{\"date\":\"today\",\"cpu\":{\"model\":\"Z\",\"cores\":2,\"flags\":[\"a\",\"b\"],"
                + "\"caches\":{\"L1d\":\"32K\"}},\"git\":{\"clean\":true,\"commit\":null},\"new\":[1,{\"x\":2}],"
                + "\"jdk\":{\"version\":\"25\"}}";
        JmhJson result = JmhJson.result("B.a", 1).field("jdkVersion", "\"17\"").field("environment", environment);
        JmhJson other = JmhJson.result("B.b", 1).field("jdkVersion", "\"17\"").field("environment", environment);
        Report report = ReportReader.read(JmhJson.write(file, result, other), null);
        assertEquals(
                Map.of(
                        "date",
                        "today",
                        "cpu.model",
                        "Z",
                        "cpu.cores",
                        "2",
                        "cpu.flags",
                        "a, b",
                        "cpu.caches.L1d",
                        "32K",
                        "git.clean",
                        "true",
                        "new",
                        "1, an object",
                        "jdk.version",
                        "25"),
                report.results().get(0).environment().facts());
        assertTrue(
                report.results().get(0).environment() == report.results().get(1).environment(), "shared");
    }

    @ParameterizedTest
    @CsvSource({"gc.alloc.rate.norm", "\u00b7gc.alloc.rate.norm"})
    void findsASecondaryMetricWithAndWithoutItsDot(String wanted) {
        JmhJson.write(
                file,
                JmhJson.result("B.a", 1)
                        .secondary("\u00b7gc.alloc.rate.norm", "B/op", 24, 32)
                        .secondary("\u00b7gc.count", "counts", 1));
        Report report = ReportReader.read(file, wanted);
        Metric metric = report.results().get(0).metric().orElseThrow();
        assertEquals(28, metric.score());
        assertEquals("B/op", metric.unit().text());
        assertEquals(List.of("gc.alloc.rate.norm", "gc.count"), List.copyOf(report.metrics()));
        assertTrue(ReportReader.read(file, "gc").results().get(0).metric().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            hello                 | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            label,pixel0          | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            "label","pixel0"      | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            5,0,0,255             | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            5;0;0;255             | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            5                     | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            [info] Running        | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            {info}                | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            <html></html>         | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            [{"benchmark": "a",}] | is not JSON from line 1, column \\d+ on; expected a report of JMH: .*
            [1 2]                 | is JSON, but not a JMH report: an array that contains a number \\(line 1, column 2\\)
            [{"benchmark": "a     | ends in the middle, at line 1, column \\d+; check that it was copied completely
            [{"benchmark":        | ends in the middle, at line 1, column \\d+; check that it was copied completely
            ^^                    | is empty; expected a report of JMH: JSON \\(-rf json\\), CSV or text
            []                    | is a report without results: an empty array; check in the output of JMH that a benchmark was .*
            {}                    | is JSON, but not a JMH report: an empty object; expected .*
            {"benchmark":"a"}     | result 1 is not a result of JMH: it has no 'mode', but 'benchmark' \\(line 1, .*\\)
            [{"benchmark":"a"     | ends in the middle, at line 1, column \\d+; check that it was copied completely
            {"context":{"a":1},"benchmarks":[]} | is JSON, but not a JMH report: an object with 'context', 'benchmarks'; .*
            "text"                | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            "text                 | is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text
            [[]]                  | is JSON, but not a JMH report: an array that contains an array \\(line 1, column 2\\)
            [{"name":"a","t":1}]  | result 1 is not a result of JMH: it has no 'benchmark', but 'name', 't' \\(line 1, .*\\)
            [{"benchmark":"a"}]   | result 1 is not a result of JMH: it has no 'mode', but 'benchmark' \\(line 1, .*\\)
            [{"benchmark":"a","mode":"avgt"}] | result 1 is not a result of JMH: it has no 'primaryMetric', but .*
            [{"benchmark":1}]     | 'benchmark' is a number, not a string \\(line 1, column 15\\)
            [{"benchmark":"a","mode":null,"primaryMetric":{}}] | result 1 is not a .*: its 'mode' is null \\(line 1, .*\\)
            [{"mode":"fast"}]     | the mode 'fast' is unknown; there are thrpt, avgt, sample, ss \\(line 1, .*\\)
            [{"threads":-1}]      | 'threads' is -1, not a whole number of 0 or more \\(line 1, column 13\\)
            [{"primaryMetric":[]}] | 'primaryMetric' is an array, not an object \\(line 1, column 19\\)
            [{"primaryMetric":{"score":"x"}}] | 'score' is a string, not a number \\(line 1, column 28\\)
            [{"primaryMetric":{"rawData":[1]}}] | 'rawData' is a number, not an array \\(line 1, column 31\\)
            [{"primaryMetric":{"rawDataHistogram":[[[[1]]]]}}] | 'rawDataHistogram' has an entry that is not a pair .*
            [{"environment":3}]   | 'environment' is a number, not an object \\(line 1, column 17\\)
            """)
    void reportsAnInvalidFileInOneLine(String text, String expected) throws IOException {
        Files.writeString(file, text);
        assertProblem(expected, file);
    }

    private static void assertProblem(String expected, Path file) {
        LanewiseException e = assertThrows(LanewiseException.class, () -> ReportReader.read(file, null));
        assertEquals(1, e.getMessage().lines().count());
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        String problem = e.getMessage().substring(file.toString().length() + 2);
        assertTrue(problem.matches(expected), problem);
    }

    @Test
    void reportsTheFirstInvalidFile() {
        Path good = JmhJson.write(file, JmhJson.result("B.a", 1));
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        assertEquals(
                List.of(good, good),
                ReportReader.readAll(List.of(good, good), null).stream()
                        .map(Report::file)
                        .toList());
        LanewiseException e =
                assertThrows(LanewiseException.class, () -> ReportReader.readAll(List.of(good, one, two), null));
        assertEquals(one + ": there is no such file", e.getMessage());
    }

    @Test
    void refusesContentAfterTheReport() throws IOException {
        Files.writeString(file, Files.readString(JmhJson.write(file, JmhJson.result("B.a", 1))) + "5");
        assertProblem("unexpected content after the report: a number \\(line 4, column 1\\)", file);
    }

    /** Scripts write a single result, or append the reports of several runs to one file. */
    @ParameterizedTest
    @ValueSource(strings = {"%1$s", "%1$s%2$s", "%1$s\n%2$s\n", "[%1$s][%2$s]", "[%1$s]\n[]\n%2$s", "[%1$s,%2$s]"})
    void readsSingleResultsAndReportsOneAfterTheOther(String form) throws IOException {
        Files.writeString(file, form.formatted(JmhJson.result("B.a", 1), JmhJson.result("B.b", 2)));
        List<String> benchmarks = ReportReader.read(file, null).results().stream()
                .map(result -> result.key().benchmark())
                .toList();
        assertEquals(form.contains("2$") ? List.of("B.a", "B.b") : List.of("B.a"), benchmarks);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            thrpt                        | THROUGHPUT
            Throughput                   | THROUGHPUT
            AverageTime                  | AVERAGE_TIME
            averagetime                  | AVERAGE_TIME
            'Average time, time/op'      | AVERAGE_TIME
            SampleTime                   | SAMPLE_TIME
            SingleShotTime               | SINGLE_SHOT
            Single shot invocation time  | SINGLE_SHOT
            """)
    void readsTheNamesOfModes(String name, Mode mode) {
        assertEquals(
                mode, only(JmhJson.result("B.a", 1).mode(name, "ns/op")).key().mode());
    }

    @Test
    void refusesFoldersMissingAndBinaryFiles() throws IOException {
        assertProblem("is a folder; name a file in it", folder);
        assertProblem("there is no such file", folder.resolve("nothing.json"));
        for (byte[] start : new byte[][] {
            {0x1f, (byte) 0x8b, 8, 0, 27, 91, 51},
            {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            {'P', 'K', 3, 4, 20, 0},
            {0, 0, 8, 3, 0, 0, 0, 1},
            {0, 0, 0, 0x18, 'f', 't', 'y', 'p'},
            {0, 0, (byte) 0xff, (byte) 0xfe, 1, 1, 1, 1}
        }) {
            Files.write(file, start);
            assertProblem("is not a report of JMH; give a report in JSON \\(-rf json\\), CSV or text", file);
        }
    }

    @Test
    void readsNamesInUnicodeAfterAByteOrderMark() throws IOException {
        Files.writeString(file, "\uFEFF" + "[" + JmhJson.result("B.\u540d", 1) + "]", StandardCharsets.UTF_8);
        assertEquals(
                "B.\u540d", ReportReader.read(file, null).results().get(0).key().benchmark());
    }

    @Test
    void refusesExcessiveSizes() throws IOException {
        Files.writeString(file, "[{\"benchmark\":\"" + "x".repeat(2_000_000) + "\"}]");
        assertProblem("is not a report of JMH: the length of a name, a string or a number is above the limit", file);
        Files.writeString(file, "[{\"x\":" + "[".repeat(5000));
        assertProblem("is not a report of JMH: its nesting depth is above 100", file);
        Files.writeString(file, "[{\"primaryMetric\":{\"rawData\":[" + "[1],".repeat(10_001) + "[1]]}}]");
        assertProblem("'rawData' has more than 10000 forks .*", file);
    }
}
