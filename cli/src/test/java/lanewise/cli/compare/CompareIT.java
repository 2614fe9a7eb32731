package lanewise.cli.compare;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import lanewise.benchmarks.JmhJson;
import lanewise.cli.Program;
import lanewise.cli.Run;
import lanewise.testing.Chromium;
import lanewise.testing.SharedChromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command compare of cli.jar, and its page in a browser. */
class CompareIT {

    private static final double[] TEN = {10.1, 9.9, 10.0, 10.2, 9.8};

    private static final String HOSTILE = "<img src=x onerror=\"document.title='caught'\"><script>1</script>";

    @TempDir
    private static Path folder;

    private static String before;
    private static String after;
    private static Path page;

    private final Program program = new Program(folder);

    @BeforeAll
    static void write() throws Exception {
        before = report("before.json", 1, "Zen 4");
        after = report("after.json", 1.3, "Zen 5");
        page = folder.resolve("comparison.html");
        Run run = new Program(folder).jar(Program.SHORT, "compare", before, after, "--out", page.toString());
        assertEquals(0, run.exit(), run.err());
    }

    private static String report(String name, double factor, String cpu) {
        String environment = "{\"cpu\":{\"model\":\"" + cpu + "\"},\"jdk\":{\"flags\":[\"-Xmx1g\",\"-XX:+UseAVX\"]}}";
        double[] slow = Arrays.stream(TEN).map(x -> x * factor).toArray();
        return JmhJson.write(
                        folder.resolve(name),
                        List.of(
                                        result("some.Product.multiply", TEN)
                                                .params("kernels", "scalar", "shape", "1024x1024x1024"),
                                        result("some.Product.multiply", slow)
                                                .params("kernels", "vector", "shape", "1024x1024x1024"),
                                        result("lanewise.bench.ruler.PeakFmaBenchmark.peak", TEN)
                                                .mode("thrpt", "ops/ns"),
                                        result("some.Hostile.name", slow).params(HOSTILE, HOSTILE))
                                .stream()
                                .map(r -> r.field("environment", environment))
                                .toArray(JmhJson[]::new))
                .toString();
    }

    @Test
    void printsTheTable() throws Exception {
        Run run = program.jar(Program.SHORT, "compare", before, after);
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        assertTrue(run.lines().contains("B against A: 2 slower, 1 within noise"), run.out());
        assertTrue(run.out().contains("*  cpu.model        Zen 4 "), run.out());
        Run modules = program.modules(Program.SHORT, "compare", before, after);
        assertEquals(run.out(), modules.out(), modules.err());
    }

    /** Names stay text, the content security policy refuses nothing, and nothing is wider than the view. */
    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "820, false", "390, true"})
    void thePageFitsTheViewInBothColorSchemes(int width, boolean dark) throws Exception {
        Chromium browser = SharedChromium.get();
        browser.log();
        browser.open(page.toUri(), width, 900, false, dark);
        String result = browser.evaluate("""
            [
              document.documentElement.scrollWidth <= document.documentElement.clientWidth,
              getComputedStyle(document.body).backgroundColor,
              [...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 150).length,
              getComputedStyle(document.querySelector('table.rows thead')).display,
              getComputedStyle(document.querySelector('td.worse')).color,
              document.images.length + document.scripts.length,
              document.title.includes('caught'),
              [...document.querySelectorAll('table.rows')].length,
              innerWidth > 960 ? 0 : [...document.querySelectorAll('table.rows')].map(table => table.parentNode)
                  .filter(scroll => scroll.scrollWidth > scroll.clientWidth).length
            ].join('; ')""");
        String log = browser.log();
        String expected = String.join(
                "; ",
                "true",
                dark ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)",
                "4",
                width < 960 ? "none" : "table-header-group",
                dark ? "rgb(255, 138, 128)" : "rgb(179, 38, 30)",
                "0",
                "false",
                "3",
                "0");
        assertAll(
                () -> assertEquals(expected, result), () -> assertFalse(log.contains("Content Security Policy"), log));
    }

    @Test
    void readsAReportOf100MegabytesIn32MegabytesOfHeap() throws Exception {
        String huge = huge(100_000_000).toString();
        String small = JmhJson.write(folder.resolve("small.json"), result("B.huge", 1, 1, 1))
                .toString();
        Run run = program.jar(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"), "compare", huge, small);
        assertEquals(0, run.exit(), run.err());
        String mean = "Geometric mean, speed B:A: 1.5";
        assertTrue(run.lines().stream().anyMatch(line -> line.startsWith(mean)), run.out());
    }

    /** Writes a report with three forks of many iterations. */
    private static Path huge(int bytes) throws IOException {
        Path file = folder.resolve("huge.json");
        String samples = String.join(",", Collections.nCopies(10_000, "1.5000000"));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("[{\"benchmark\":\"B.huge\",\"mode\":\"avgt\",\"threads\":1,"
                    + "\"primaryMetric\":{\"scoreUnit\":\"us/op\",\"rawData\":[");
            for (int fork = 0; fork < 3; fork++) {
                out.write(fork == 0 ? "[" : ",[");
                for (int written = 0; written < bytes / 3; written += samples.length() + 1) {
                    out.write(written == 0 ? "" : ",");
                    out.write(samples);
                }
                out.write("]");
            }
            out.write("]}}]");
        }
        assertTrue(Files.size(file) >= bytes, "size of the file");
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "before.json before.json, is given twice",
        "before.json nothing.json, there is no such file",
        "before.json nothing*.json, no file matches"
    })
    void reportsUnreadableFilesInOneLine(String files, String expected) throws Exception {
        String[] args = Arrays.stream(("compare " + files).split(" "))
                .map(arg -> arg.equals("compare") ? arg : folder.resolve(arg).toString())
                .toArray(String[]::new);
        Run run = program.jar(Program.SHORT, args);
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: ") && run.err().contains(expected), run.err());
    }
}
