package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons by the fastest iteration of every fork. */
class FastestIterationsTest {

    @TempDir
    private Path folder;

    private Reports reports;

    @BeforeEach
    void start() {
        reports = new Reports(folder);
    }

    /** Figures by SciPy: ttest_ind of the logarithms of the forks' fastest iterations, equal_var=False. */
    @Test
    void comparesTheFastestIterationOfEachFork() {
        double[][] a = {{12, 10, 15}, {11, 14, 13}, {12.5, 13, 12}};
        double[][] b = {{9, 8, 20}, {8.5, 30, 9}, {40, 9.5, 10}};
        reports.fastest = true;
        reports.report(result("B.a", 0).raw(a), result("B.b", 0).raw(a))
                .report(result("B.a", 0).raw(b), result("B.b", 0).raw());
        reports.confidence = 0.99;
        ReportComparison comparison = reports.compare();
        Row row = comparison.rows().get(0);
        assertEquals(11, row.scores().get(0).orElseThrow().value(), 1e-9);
        assertEquals(
                6.523125030453307,
                row.scores().get(0).orElseThrow().interval().orElseThrow().low(),
                1e-9);
        Judgment judgment = row.judgments().get(1).orElseThrow();
        assertEquals(1.268957677695, judgment.ratio().orElseThrow(), 1e-9);
        assertEquals(0.907022558499, judgment.interval().orElseThrow().low(), 1e-9);
        assertEquals(1.775318124883, judgment.interval().orElseThrow().high(), 1e-9);
        assertEquals(
                "not comparable: no raw data in B",
                comparison.unmatched().get(0).reason());
        assertTrue(comparison.method().stream().anyMatch(line -> line.startsWith("Fastest: ")));
    }

    @Test
    void differentIterationsAreNotCompared() {
        double[][] raw = {{12, 10, 15}, {11, 14, 13}};
        reports.fastest = true;
        reports.report(
                        result("B.a", 0).raw(raw),
                        result("B.b", 0).raw(raw).field("measurementIterations", "3"),
                        result("B.c", 0).mode("sample", "us/op").raw(raw))
                .report(
                        result("B.a", 0).raw(raw),
                        result("B.b", 0).raw(raw).field("measurementIterations", "9"),
                        result("B.c", 0).mode("sample", "us/op").raw(raw));
        ReportComparison comparison = reports.compare();
        assertEquals(1, comparison.rows().size());
        assertTrue(
                comparison.unmatched().get(0).reason().startsWith("not comparable: fastest iteration of 3"),
                comparison.unmatched().get(0).reason());
        assertTrue(
                comparison.unmatched().get(1).reason().contains("sampled times have no fastest iteration"),
                comparison.unmatched().get(1).reason());
    }

    @Test
    void theFastestRateIsTheMaximum() {
        reports.fastest = true;
        reports.report(result("B.a", 0).mode("thrpt", "ops/s").raw(new double[] {4, 5}, new double[] {5, 1}))
                .report(result("B.a", 0).mode("thrpt", "ops/ms").raw(new double[] {0.01, 0}, new double[] {0.005, 0.01
                }));
        assertEquals(2, reports.judgment().ratio().orElseThrow(), 1e-9);
    }
}
