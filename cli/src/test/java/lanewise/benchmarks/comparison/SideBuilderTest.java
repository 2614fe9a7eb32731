package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static lanewise.benchmarks.comparison.Reports.TEN;
import static lanewise.benchmarks.comparison.Reports.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.sides.Side;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which rows are compared with each other. */
class SideBuilderTest {

    @TempDir
    private Path folder;

    private Reports reports;

    @BeforeEach
    void start() {
        reports = new Reports(folder);
    }

    @Test
    void modesAreNotComparable() {
        reports.report(result("B.a", TEN), result("B.b", TEN))
                .report(result("B.a", TEN).mode("thrpt", "ops/us"), result("B.b", TEN));
        ReportComparison comparison = reports.compare();
        assertEquals(1, comparison.rows().size());
        assertEquals(
                "not comparable: average time in A, throughput in B",
                comparison.unmatched().get(0).reason());
        assertEquals(1, comparison.unmatched().size());
    }

    @Test
    void differentUnitsAndThreadsAreNotComparable() {
        reports.report(result("B.a", TEN).mode("avgt", "B/op"), result("B.b", TEN), result("B.c", TEN))
                .report(
                        result("B.a", TEN).mode("avgt", "KB/op"),
                        result("B.b", TEN).field("threads", "2"),
                        result("B.c", TEN));
        assertEquals(
                List.of("not comparable: B/op in A, KB/op in B", "not comparable: threads 1 in A, threads 2 in B"),
                reports.compare().unmatched().stream()
                        .map(ReportComparison.Unmatched::reason)
                        .toList());
    }

    @Test
    void rowsOfOneSideAreListed() {
        reports.report(result("B.a", TEN), result("B.b", TEN).params("n", "1"))
                .report(result("B.c", TEN), result("B.a", TEN))
                .report(result("B.c", TEN));
        ReportComparison comparison = reports.compare();
        assertEquals(
                List.of("B.b n=1: only in A", "B.c: only in B, C"),
                comparison.unmatched().stream()
                        .map(u -> u.key() + ": " + u.reason())
                        .toList());
        assertTrue(comparison.rows().get(0).scores().get(2).isEmpty());
        assertTrue(comparison.means().get(2).isEmpty());
    }

    @Test
    void theForksOfEqualRowsArePooled() {
        reports.report(result("B.a", 10, 11), result("B.a", 12_000, 13_000).mode("avgt", "ns/op"))
                .report(result("B.a", TEN));
        ReportComparison comparison = reports.compare();
        Score score = comparison.rows().get(0).scores().get(0).orElseThrow();
        assertEquals(4, score.forks());
        assertEquals(11.5, score.value(), 1e-9);
        assertEquals(List.of("A has B.a more than once: the forks are pooled"), comparison.remarks());
    }

    @Test
    void eachEnvironmentOfAReportIsASide() {
        reports.report(
                result("B.a", TEN).field("environment", "{\"cpu\":{\"model\":\"x\"},\"date\":\"1\"}"),
                result("B.b", TEN).field("environment", "{\"cpu\":{\"model\":\"x\"},\"date\":\"2\"}"),
                result("B.a", times(2, TEN)).field("environment", "{\"cpu\":{\"model\":\"y\"}}"));
        ReportComparison comparison = reports.compare();
        assertEquals(
                List.of("A", "B"), comparison.sides().stream().map(Side::label).toList());
        assertTrue(comparison.sides().get(1).title().endsWith(", cpu.model=y"));
        assertEquals(Verdict.SLOWER, reports.verdict());
        assertTrue(comparison.conclusions().get(0).startsWith("The machines differ (cpu.model): "));
    }

    @Test
    void theValuesOfAParameterAreTheSidesOfOneReport() {
        reports.by = "kernels";
        reports.report(
                result("B.a", TEN).params("kernels", "scalar", "n", "1"),
                result("B.a", times(0.1, TEN)).params("kernels", "vector", "n", "1"),
                result("B.c", TEN));
        ReportComparison comparison = reports.compare();
        assertEquals("kernels=vector", comparison.sides().get(1).title());
        assertEquals(10, reports.judgment().ratio().orElseThrow(), 1e-9);
        assertEquals("B.a n=1", comparison.rows().get(0).key().toString());
        assertEquals(List.of("Rows without the parameter kernels: 1, not compared"), comparison.remarks());
    }

    @Test
    void anErrorInOneLineIfNothingCanBeCompared() {
        reports.report(result("B.a", TEN).params("n", "1"));
        assertProblem("contains nothing to compare: each benchmark has one variant; name a second report$");
        reports.by = "m";
        assertProblem("no row has a parameter 'm'; available: n$");
        reports.by = "n";
        assertProblem("all rows have the same n=1; there is nothing to compare$");
        reports.by = "method";
        assertProblem("all rows have the same method, 'a'; there is nothing to compare$");
        reports.by = "/()/";
        assertProblem("all rows have the same match of /\\(\\)/, ''; there is nothing to compare$");
        reports.by = null;
        reports.all.add(reports.all.get(0));
        assertProblem("is given twice; name each report once$");
        reports.all.remove(1);
        reports.report(result("B.z", TEN));
        assertProblem(".*r0.json and .*r1.json have no benchmark in common: .*r0.json has B.a n=1, .*r1.json has B.z$");
        reports.all.clear();
        reports.report(result("B.a", TEN)).report(result("B.a", TEN).mode("thrpt", "ops/s"));
        assertProblem("B.a is not comparable: average time in A, throughput in B$");
        reports.all.clear();
        reports.metric = "gc.time";
        reports.report(result("B.a", TEN).secondary("gc.count", "counts", 1)).report(result("B.a", TEN));
        assertProblem("--metric: no result has 'gc.time'; available: gc.count$");
        reports.names = Settings.Names.OF_LIBRARY;
        assertProblem("Settings.metric: no result has 'gc.time'; available: gc.count$");
    }

    private void assertProblem(String expected) {
        LanewiseException e = assertThrows(LanewiseException.class, reports::compare);
        assertTrue(e.getMessage().matches("(?s).*" + expected), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void differentEnvironmentsAreMarked() {
        String a = "{\"cpu\":{\"model\":\"x\"},\"jdk\":{\"version\":\"17\"},\"lanes\":{\"preferred\":16}}";
        String b = "{\"cpu\":{\"model\":\"x\"},\"jdk\":{\"version\":\"25\"},\"lanes\":{\"preferred\":8},\"new\":1}";
        reports.report(result("B.a", TEN).field("environment", a))
                .report(result("B.a", TEN).field("environment", b));
        ReportComparison comparison = reports.compare();
        assertEquals(
                List.of(
                        "cpu.model false",
                        "jdk.version true",
                        "lanes.preferred true",
                        "run.forks false",
                        "run.measurement false",
                        "new true"),
                comparison.environments().lines().stream()
                        .map(l -> l.name() + " " + l.differs())
                        .sorted()
                        .sorted(Comparator.comparing(l -> l.startsWith("new")))
                        .toList());
        assertTrue(comparison.conclusions().get(0).startsWith("The JDKs differ (jdk.version): "));
        assertTrue(comparison.conclusions().get(1).startsWith("The numbers of lanes or the vector kernels differ ("));
    }

    @Test
    void identicalRawDataIsCountedOnce() {
        reports.report(result("B.a", TEN), result("B.b", TEN), result("B.a", TEN));
        reports.report(result("B.a", TEN), result("B.b", TEN), result("B.a", TEN), result("B.b", TEN));
        ReportComparison comparison = reports.compare();
        for (Row row : comparison.rows()) {
            row.scores()
                    .forEach(score ->
                            assertEquals(TEN.length, score.orElseThrow().forks()));
        }
        assertEquals(
                List.of(
                        reports.all.get(0).file()
                                + ": B.a has two results with the same raw data, which are counted once",
                        reports.all.get(1).file()
                                + ": 2 results, such as B.a, have the raw data of earlier results of the file and are"
                                + " left out"),
                comparison.remarks());
    }

    @Test
    void identicalPercentilesOfOtherRawDataArePooled() {
        JmhJson one = result("B.a", 1).mode("sample", "us/op").raw(new double[] {1, 2, 3});
        JmhJson two = result("B.a", 1).mode("sample", "us/op").raw(new double[] {0, 2, 3});
        reports.metric = "p1.0";
        reports.report(one, two).report(one, two);
        assertEquals(
                2, reports.compare().rows().get(0).scores().get(0).orElseThrow().forks());
    }
}
