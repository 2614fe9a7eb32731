package lanewise.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.bench.Json;
import lanewise.bench.rounds.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

class ReportFileTest {

    @TempDir
    private Path folder;

    private static Map<String, Object> environment(String jvm, List<String> jvmArgs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("of", jvm);
        facts.put("flags", jvmArgs);
        facts.put("lanes", Map.of("preferred", 16));
        return facts;
    }

    @Test
    void reportsAreThoseOfJmhWithOneMoreKey() throws IOException {
        List<RunResult> results = List.of(Results.fork("a.B.c", 1, 2), Results.fork("a.B.d", 3));
        Path jmh = folder.resolve("jmh.json");
        ResultFormatFactory.getInstance(ResultFormatType.JSON, jmh.toString()).writeOut(results);
        Path file = folder.resolve("report.json");
        ReportFile.write(file, results, ReportFileTest::environment);
        List<Map<String, Object>> expected = Json.results(jmh);
        List<Map<String, Object>> actual = Json.results(file);
        assertEquals(2, actual.size());
        assertEquals("a.B.c", actual.get(0).get("benchmark"));
        assertEquals(
                Map.of(
                        "of", "some/java",
                        "flags", List.of("-Xmx2g", "-Dpath=\"C:\\x\""),
                        "lanes", Map.of("preferred", 16L)),
                actual.get(0).get(Report.KEY));
        actual.forEach(result -> result.remove(Report.KEY));
        assertEquals(expected, actual);
    }

    @Test
    void anExistingReportIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "mine");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> ReportFile.write(file, List.of(Results.fork("a.B.c", 1)), ReportFileTest::environment));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void numbersAndTextAreCopiedUnchanged() throws IOException {
        Path file = folder.resolve("report.json");
        Files.writeString(file, """
                [{"score": 1.2345678901234567E-9, "n": 10000000000000000000000, "error": "NaN", "t": "\\u00b5 \\"\\n"}]
                """);
        ReportFile.addEnvironment(file, ReportFileTest::environment);
        String report = Files.readString(file);
        assertTrue(report.contains("1.2345678901234567E-9"), report);
        assertTrue(report.contains("10000000000000000000000"), report);
        Map<String, Object> result = Json.results(file).get(0);
        assertEquals("NaN", result.get("error"));
        assertEquals("\u00b5 \"\n", result.get("t"));
        assertEquals("java", ((Map<?, ?>) result.get(Report.KEY)).get("of"));
    }

    @Test
    void anExistingEnvironmentIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "[{\"environment\": {\"of\": \"before\"}}]");
        ReportFile.addEnvironment(file, ReportFileTest::environment);
        assertEquals(Map.of("of", "before"), Json.results(file).get(0).get(Report.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "[{\"a\": 1}", "[{\"a\": }]", "no JSON"})
    void otherFilesAreLeftUnchanged(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), text);
        assertThrows(IOException.class, () -> ReportFile.addEnvironment(file, ReportFileTest::environment));
        assertEquals(text, Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
