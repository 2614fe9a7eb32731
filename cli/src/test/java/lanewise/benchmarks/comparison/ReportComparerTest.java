package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static lanewise.benchmarks.comparison.Reports.TEN;
import static lanewise.benchmarks.comparison.Reports.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.statistics.Interval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests ratios, intervals and verdicts. */
class ReportComparerTest {

    @TempDir
    private Path folder;

    private Reports reports;

    @BeforeEach
    void start() {
        reports = new Reports(folder);
    }

    /** B is twice as good, in any mode and unit. */
    @ParameterizedTest
    @CsvSource({
        "avgt, us/op, us/op, 0.5",
        "avgt, us/op, ns/op, 500",
        "avgt, ms/op, us/op, 500",
        "sample, s/op, ms/op, 500",
        "ss, ns/op, us/op, 0.0005",
        "thrpt, ops/us, ops/us, 2",
        "thrpt, ops/us, ops/ns, 0.002",
        "thrpt, ops/s, ops/ms, 0.002",
        "thrpt, ops/min, ops/s, 0.03333333333333333",
    })
    void aRatioAboveOneIsBetter(String mode, String unitA, String unitB, double factor) {
        reports.report(result("B.a", TEN).mode(mode, unitA))
                .report(result("B.a", times(factor, TEN)).mode(mode, unitB));
        ReportComparison comparison = reports.compare();
        Row row = comparison.rows().get(0);
        Judgment judgment = row.judgments().get(1).orElseThrow();
        assertEquals(2, judgment.ratio().orElseThrow(), 1e-9);
        GeometricMean mean = comparison.means().get(1).orElseThrow();
        assertTrue(mean.forkByFork());
        assertEquals(2, mean.ratio(), 1e-9);
        assertEquals(
                judgment.interval().orElseThrow().low(),
                mean.interval().orElseThrow().low(),
                1e-9);
        assertEquals(Verdict.FASTER, judgment.verdict());
        assertEquals(unitA, row.scores().get(1).orElseThrow().unit().text());
        double better = mode.equals("thrpt") ? 20 : 5;
        assertEquals(better, row.scores().get(1).orElseThrow().value(), 1e-9);
    }

    @Test
    void theThresholdIsTheSameInBothDirections() {
        double[] steady = {10, 10.001, 9.999};
        reports.threshold = 0.1;
        for (double factor : new double[] {1.09, 1 / 1.09}) {
            reports.all.clear();
            reports.report(result("B.a", steady)).report(result("B.a", times(factor, steady)));
            assertEquals(Verdict.BELOW_THRESHOLD, reports.verdict());
        }
        for (double factor : new double[] {1.11, 1 / 1.11}) {
            reports.all.clear();
            reports.report(result("B.a", steady)).report(result("B.a", times(factor, steady)));
            assertEquals(factor > 1 ? Verdict.SLOWER : Verdict.FASTER, reports.verdict());
        }
    }

    @Test
    void oneForkHasAnIntervalOfItsIterationsAndNoVerdict() {
        reports.report(result("B.a", 1).score(10).raw(TEN))
                .report(result("B.a", 1).score(20).raw(times(2, TEN)));
        Judgment judgment = reports.judgment();
        assertEquals(Verdict.UNPROVEN, judgment.verdict());
        assertTrue(judgment.remark().startsWith("one fork: differences below about 13 %"), judgment.remark());
        assertEquals(0.5, judgment.ratio().orElseThrow(), 1e-12);
        // As if the iterations were forks: the half of SciPy's interval for TEN against TEN.
        assertTrue(judgment.interval().orElseThrow().contains(0.5));
        assertTrue(judgment.interval().orElseThrow().high() < 0.53);
        assertTrue(reports.compare().method().stream().anyMatch(line -> line.startsWith("One fork: ")));
    }

    @Test
    void oneMeasurementHasNoIntervalAtAll() {
        reports.report(result("B.a", 10)).report(result("B.a", 20));
        Judgment judgment = reports.judgment();
        assertEquals(Verdict.UNPROVEN, judgment.verdict());
        assertTrue(judgment.interval().isEmpty());
        assertEquals(0.5, judgment.ratio().orElseThrow(), 1e-12);
    }

    /** 10 forks of one iteration: t(0.9995, 9) = 4.781, so that an error of 0.4781 is a standard error of 0.1. */
    @Test
    void withoutRawDataTheErrorOfJmhIsUsed() {
        JmhJson a = result("B.a", TEN)
                .field("forks", "10")
                .metric("rawData", null)
                .score(10)
                .metric("scoreError", "0.4781");
        JmhJson b = result("B.a", TEN)
                .field("forks", "10")
                .metric("rawData", null)
                .score(20)
                .metric("scoreError", "0.9562");
        reports.report(a).report(b);
        Judgment judgment = reports.judgment();
        // The error assumes that all iterations are independent, so that it allows no verdict.
        assertEquals(Verdict.UNPROVEN, judgment.verdict());
        assertTrue(judgment.remark().startsWith("no raw data: "), judgment.remark());
        // Standard errors of 0.01 each: t(0.995, 18) = 2.8784 times the root of 2 hundredths.
        double half = 2.8784 * Math.sqrt(2) * 0.01;
        assertEquals(
                Math.log(0.5) - half, Math.log(judgment.interval().orElseThrow().low()), 1e-5);
        reports.all.clear();
        reports.report(a.field("forks", "1").field("measurementIterations", "10"))
                .report(b);
        assertEquals(Verdict.UNPROVEN, reports.verdict());
        reports.all.clear();
        reports.report(a.field("forks", "10").metric("scoreError", "\"NaN\"")).report(b);
        assertTrue(
                reports.judgment().remark().startsWith("no raw data and no error: "),
                reports.judgment().remark());
    }

    @Test
    void intervalsOfATableHoldAtOnce() {
        reports.report(result("B.a", TEN), result("B.b", TEN)).report(result("B.a", TEN), result("B.b", TEN));
        ReportComparison two = reports.compare();
        assertEquals(0.995, two.confidence(), 1e-12);
        assertTrue(
                two.method().stream()
                        .anyMatch(line ->
                                line.contains("is 99 % for all 2 intervals together, and 99.5 % for each of them")),
                two.method().toString());
        reports.all.clear();
        reports.confidence = 0.995;
        reports.report(result("B.a", TEN)).report(result("B.a", TEN));
        assertEquals(
                reports.judgment().interval(),
                two.rows().get(0).judgments().get(1).orElseThrow().interval());
    }

    @Test
    void betweenMachinesRatiosInsideEachReportAreShown() {
        for (String cpu : List.of("x", "y")) {
            String environment = "{\"cpu\":{\"model\":\"" + cpu + "\"}}";
            double factor = cpu.equals("x") ? 1 : 3;
            reports.report(
                    result("B.a", times(factor, TEN))
                            .params("kernels", "scalar")
                            .field("environment", environment),
                    result("B.a", times(factor / 4, TEN))
                            .params("kernels", "vector")
                            .field("environment", environment));
        }
        RatiosWithinReport inside = reports.compare().inside().orElseThrow();
        assertEquals("scalar", inside.rows().get(0).base());
        assertEquals("vector", inside.rows().get(0).value());
        for (int side = 0; side < 2; side++) {
            assertEquals(
                    4,
                    inside.rows()
                            .get(0)
                            .judgments()
                            .get(side)
                            .orElseThrow()
                            .ratio()
                            .orElseThrow(),
                    1e-9);
        }
        assertEquals(Verdict.SLOWER, reports.verdict());
    }

    @Test
    void rowsThatChangedAsMuchAsARulerAreBelowTheThreshold() {
        double[] fast = {10, 10.01, 9.99};
        String environment = "{\"cpu\":{\"model\":\"x\"}}";
        for (double factor : new double[] {1, 1.1}) {
            reports.report(
                    result("lanewise.bench.ruler.Fma.peak", times(factor, fast)).field("environment", environment),
                    result("B.same", times(factor, fast)).field("environment", environment),
                    result("B.slow", times(factor * factor * factor, fast)).field("environment", environment),
                    result("B.fast", times(1 / factor, fast)).field("environment", environment));
        }
        ReportComparison comparison = reports.compare();
        assertEquals(1, comparison.rulers().size());
        assertEquals(
                List.of(Verdict.BELOW_THRESHOLD, Verdict.SLOWER, Verdict.FASTER),
                comparison.rows().stream()
                        .map(row -> row.judgments().get(1).orElseThrow().verdict())
                        .toList());
        assertTrue(comparison
                .rulerRemarks()
                .get(0)
                .startsWith("The ruler Fma.peak: the machine of B was 0.91 times as fast as the machine of A."));
    }

    @Test
    void theIntervalOfTheGeometricMeanComesFromTheRounds() {
        // A round that is slow for all rows: rows that depend on one another.
        reports.report(result("B.a", 10, 12, 11), result("B.b", 100, 120, 110))
                .report(result("B.a", 20, 24, 22), result("B.b", 50, 60, 55));
        GeometricMean mean = reports.compare().means().get(1).orElseThrow();
        assertEquals(1, mean.ratio(), 1e-12);
        assertEquals(2, mean.rows());
        assertTrue(mean.forkByFork());
        reports.all.clear();
        reports.report(result("B.a", 10, 12, 11)).report(result("B.a", 10, 12, 11));
        Interval expected = reports.judgment().interval().orElseThrow();
        assertEquals(expected.low(), mean.interval().orElseThrow().low(), 1e-12);
        assertEquals(expected.high(), mean.interval().orElseThrow().high(), 1e-12);
    }

    @Test
    void lowerAllocationIsBetterAndZeroIsAValue() {
        reports.metric = "gc.alloc.rate.norm";
        reports.report(
                        result("B.a", TEN).secondary("gc.alloc.rate.norm", "B/op", 24, 24, 24),
                        result("B.b", TEN).secondary("gc.alloc.rate.norm", "B/op", 0, 0),
                        result("B.c", TEN).secondary("gc.alloc.rate.norm", "B/op", 0, 0),
                        result("B.d", TEN))
                .report(
                        result("B.a", TEN).secondary("gc.alloc.rate.norm", "B/op", 32, 32, 32),
                        result("B.b", TEN).secondary("gc.alloc.rate.norm", "B/op", 0, 0),
                        result("B.c", TEN).secondary("gc.alloc.rate.norm", "B/op", 8, 8),
                        result("B.d", TEN));
        ReportComparison comparison = reports.compare();
        List<Judgment> judgments = comparison.rows().stream()
                .map(row -> row.judgments().get(1).orElseThrow())
                .toList();
        assertEquals(0.75, judgments.get(0).ratio().orElseThrow(), 1e-12);
        assertEquals(
                List.of(Verdict.SLOWER, Verdict.WITHIN_NOISE, Verdict.SLOWER),
                judgments.stream().map(Judgment::verdict).toList());
        assertEquals("worse", Verdict.SLOWER.text(comparison.rows().get(0).unit()));
        assertTrue(judgments.get(2).ratio().isEmpty());
        assertEquals(
                "not comparable: no gc.alloc.rate.norm in A; no gc.alloc.rate.norm in B",
                comparison.unmatched().get(0).reason());
    }

    @Test
    void regressionsExceedWhatIsAllowed() {
        reports.regression = 0.1;
        reports.report(result("B.a", TEN), result("B.b", TEN), result("B.c", TEN))
                .report(
                        result("B.a", times(1.08, TEN)),
                        result("B.b", times(1.2, TEN)),
                        result("B.c", times(0.5, TEN)));
        List<ReportComparison.Regression> regressions = reports.compare().regressions();
        assertEquals(1, regressions.size());
        assertEquals("B.b", regressions.get(0).row().key().toString());
    }
}
