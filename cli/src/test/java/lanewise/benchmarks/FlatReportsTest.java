package lanewise.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads JMH's CSV and text. */
class FlatReportsTest {

    private static final String CSV = """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: size","Param: text"
            "a.b.C.work","avgt",2,25,12.500000,0.250000,"us/op",10,"x, ""y""\"
            "a.b.C.work:\u00b7gc.alloc.rate.norm","avgt",2,25,24.000100,0.001000,"B/op",10,"x, ""y""\"
            "a.b.C.other","thrpt",1,1,3000.000000,NaN,"ops/s",,
            """;

    private static final String TEXT = """
            # Run complete. Total time: 00:01:00

            Benchmark                          (size)   Mode  Cnt      Score       Error  Units
            C.work                                 10   avgt   25  1,234.567 \u00b1 12.345   us/op
            C.work:\u00b7gc.alloc.rate.norm            10   avgt   25     24.001 \u00b1  0.001   B/op

            C.single                              N/A   avgt            3.000              s/op
            C.tiny                                N/A   avgt    5    \u2248 10\u207b\u2075                s/op
            C.sampled                             N/A sample  999     20.100 \u00b1  1.000   us/op
            C.sampled:p0.99                       N/A sample          40.500              us/op

            Process finished with exit code 0
            """;

    private static Report read(String text, String metric) {
        try {
            return ReportReader.read(
                    Path.of("report"), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), metric);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Metric metric(Report report, int row) {
        return report.results().get(row).metric().orElseThrow();
    }

    @Test
    void readsCsv() {
        Report report = read(CSV, null);
        ResultKey key = report.results().get(0).key();
        assertEquals("a.b.C.work", key.benchmark());
        assertEquals(Map.of("size", "10", "text", "x, \"y\""), key.params());
        assertEquals(2, key.threads());
        assertEquals(12.5, metric(report, 0).score());
        assertEquals(0.25, metric(report, 0).error());
        assertEquals(25, report.results().get(0).plan().iterations());
        assertEquals(Map.of(), report.results().get(1).key().params());
        assertEquals(Direction.HIGHER_IS_BETTER, metric(report, 1).direction());
        assertTrue(Double.isNaN(metric(report, 1).error()));
        assertEquals(List.of("gc.alloc.rate.norm"), List.copyOf(report.metrics()));
        assertEquals(24.0001, metric(read(CSV, "gc.alloc.rate.norm"), 0).score());
    }

    @Test
    void readsCsvWithSemicolonsAndDecimalCommas() {
        String other = CSV.replace(",", ";").replace("x; ", "x, ").replace("12.500000", "\"12,500000\"");
        Report report = read("\uFEFF" + other, null);
        assertEquals(12.5, metric(report, 0).score());
        assertEquals("x, \"y\"", report.results().get(0).key().params().get("text"));
    }

    @Test
    void readsTheLastTableOfTheOutput() {
        Report report = read(TEXT.replace("1,234", "9,999") + TEXT, null);
        assertEquals(
                List.of("C.work", "C.single", "C.tiny", "C.sampled"),
                report.results().stream().map(r -> r.key().benchmark()).toList());
        assertEquals(Map.of("size", "10"), report.results().get(0).key().params());
        assertEquals(1234.567, metric(report, 0).score());
        assertEquals(12.345, metric(report, 0).error());
        assertEquals(1, report.results().get(1).plan().iterations());
        assertEquals(1e-5, metric(report, 2).score(), 1e-18);
        assertEquals(24.001, metric(read(TEXT, "gc.alloc.rate.norm"), 0).score());
        assertEquals(40.5, metric(read(TEXT, "p0.99"), 3).score());
    }

    @ParameterizedTest
    @CsvSource({"+/-", "?", "+-"})
    void readsOtherSignsOfTheError(String sign) {
        assertEquals(12.345, metric(read(TEXT.replace("\u00b1", sign), null), 0).error());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "avgt",2 | "fast",2 | report:2: the mode 'fast' is unknown; the modes are thrpt, avgt, sample, ss
            12.500000 | many | report:2: the score 'many' is not a number
            ,10,"x   | ,"x | report:2: the row has 8 columns, but the header has 9; check that the report was copied completely
            "avgt",2 | "avgt" | report:2: the row has 8 columns, but the header has 9; check that the report was copied completely
            "avgt",2 | "avgt"s,2 | report:2: a quote is not closed, or something follows the closing quote; check that the report was copied completely
            ,"us/op" | ,"us/op | report:2: a quote is not closed, or something follows the closing quote; check that the report was copied completely
            """)
    void namesTheLineOfAnError(String from, String to, String expected) {
        String wrong = CSV.replaceFirst(Pattern.quote(from), to);
        LanewiseException e = assertThrows(LanewiseException.class, () -> read(wrong, null));
        assertEquals(expected, e.getMessage());
    }

    @Test
    void readsTextWithThePrefixOfSbt() {
        String text = TEXT.lines().map(line -> "[info] " + line + "\n").collect(Collectors.joining());
        assertEquals(read(TEXT, null).results(), read(text, null).results());
        assertEquals(4, read(text, null).results().size());
    }

    @Test
    void aHeaderAloneIsAReportWithoutResults() {
        LanewiseException e = assertThrows(
                LanewiseException.class, () -> read(CSV.lines().findFirst().orElseThrow(), null));
        assertEquals("report: is a report without results; " + ReportReader.NO_RESULTS, e.getMessage());
    }

    @Test
    void percentilesOfSampledTimesComeFromTheHistogramOfEachFork() {
        String json = "["
                + JmhJson.result("B.s", 1)
                        .mode("sample", "ns/op")
                        .metric("rawData", null)
                        .metric("scorePercentiles", "{\"50.0\":15,\"99.0\":33}")
                        .metric("rawDataHistogram", "[[[[10,90],[20,9]],[[30,1]]],[[[40,100]]]]")
                + "]";
        Metric p99 = metric(read(json, "p0.99"), 0);
        assertEquals(List.of(20.0, 40.0), p99.forks().stream().map(Fork::mean).toList());
        assertEquals(30, p99.score());
        assertEquals(Direction.LOWER_IS_BETTER, p99.direction());
        assertEquals(
                List.of(30.0, 40.0),
                metric(read(json, "p1"), 0).forks().stream().map(Fork::mean).toList());
        String average = json.replace("\"sample\"", "\"avgt\"");
        assertTrue(read(average, "p0.99").results().get(0).metric().isEmpty());
    }

    /** JMH also writes the percentile of each iteration, as a secondary metric. */
    @Test
    void percentilesOfIterationsAreNotUsed() {
        String json = "["
                + JmhJson.result("B.s", 1)
                        .mode("sample", "ns/op")
                        .metric("rawData", null)
                        .metric("scorePercentiles", "{\"99.0\":33}")
                        .metric("rawDataHistogram", "[[[[10,90],[20,9]],[[30,1]]],[[[40,100]]]]")
                        .field(
                                "secondaryMetrics",
                                "{\"p0.99\":{\"score\":33,\"scoreUnit\":\"ns/op\",\"rawData\":[[20,30],[40,40]]}}")
                + "]";
        assertEquals(
                List.of(20.0, 40.0),
                metric(read(json, "p0.99"), 0).forks().stream().map(Fork::mean).toList());
    }

    /** JMH writes numbers and the title of the column of errors in the locale of the JVM. */
    @Test
    void readsTheErrorsOfACsvReportWithDecimalCommas() {
        String text = """
                "Benchmark","Mode","Threads","Samples","Score","Score Error (99,9%)","Unit"
                "a.B.c","avgt",1,5,"12,500000","0,250000","us/op"
                "a.B.d","avgt",1,5,"1.234,5","1,234,567","us/op"
                """;
        Report report = read(text, null);
        assertEquals(12.5, metric(report, 0).score());
        assertEquals(0.25, metric(report, 0).error());
        assertEquals(1234.5, metric(report, 1).score());
        assertEquals(1_234_567, metric(report, 1).error());
        assertEquals(List.of(), report.remarks());
    }

    @Test
    void remarksOnAnUnknownColumnOfErrors() {
        Report report = read(CSV.replace("Score Error (99.9%)", "Error (95%)"), null);
        assertTrue(Double.isNaN(metric(report, 0).error()));
        assertEquals(
                List.of("the column 'Error (95%)' is not read; JMH names the errors 'Score Error (99.9%)'"),
                report.remarks());
    }

    @Test
    void remarksOnARepeatedLine() {
        String line = "\"a.b.C.other\",\"thrpt\",1,1,4000.000000,NaN,\"ops/s\",,\n";
        Report report = read(CSV + line, null);
        assertEquals(4000, metric(report, 1).score());
        assertEquals(List.of("C.other is in several lines, of which the last is used"), report.remarks());
    }
}
