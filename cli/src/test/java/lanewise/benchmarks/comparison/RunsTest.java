package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static lanewise.benchmarks.comparison.Reports.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lanewise.benchmarks.JmhJson;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.statistics.Interval;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Tests comparisons of several runs on a side. */
class RunsTest {

    @TempDir
    private Path folder;

    private Reports reports;

    @BeforeEach
    void start() {
        reports = new Reports(folder);
    }

    /** Adds runs with two forks each, which vary less than the runs. */
    private void runs(double... means) {
        for (double mean : means) {
            reports.report(result("B.a", 0.999 * mean, 1.001 * mean));
        }
    }

    private ReportComparison compare(int base) {
        List<Report> all = reports.all;
        return ReportComparer.compareRuns(all.subList(0, base), all.subList(base, all.size()), reports.settings());
    }

    private static Judgment judgment(ReportComparison comparison) {
        return comparison.rows().get(0).judgments().get(1).orElseThrow();
    }

    @Test
    void aRunCountsOnce() {
        runs(10, 11, 12);
        runs(10.5, 11.5, 12.5);
        ReportComparison comparison = compare(3);
        assertEquals(3, comparison.rows().get(0).scores().get(0).orElseThrow().forks());
        assertEquals(
                IntervalSource.RUNS,
                comparison.rows().get(0).scores().get(0).orElseThrow().basis());
        Interval ofRuns = judgment(comparison).interval().orElseThrow();
        reports.all.clear();
        reports.report(result("B.a", 10, 11, 12)).report(result("B.a", 10.5, 11.5, 12.5));
        Interval ofForks = reports.judgment().interval().orElseThrow();
        assertEquals(ofForks.low(), ofRuns.low(), 1e-12);
        assertEquals(ofForks.high(), ofRuns.high(), 1e-12);
    }

    /** SciPy computed the expected figures; the script is next to the table. */
    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/lanewise/benchmarks/statistics/predictions.csv", numLinesToSkip = 1)
    void oneRunIsComparedByThePredictionInterval(
            String name, String base, double other, double confidence, double ratio, double low, double high) {
        reports.confidence = confidence;
        double[] means =
                Arrays.stream(base.split(" ")).mapToDouble(Double::parseDouble).toArray();
        runs(means);
        runs(other);
        ReportComparison comparison = compare(means.length);
        Judgment judgment = judgment(comparison);
        assertEquals(1, judgment.ratio().orElseThrow() / ratio, 1e-9);
        assertEquals(1, judgment.interval().orElseThrow().low() / low, 1e-9);
        assertEquals(1, judgment.interval().orElseThrow().high() / high, 1e-9);
        assertEquals(high < 1 ? Verdict.SLOWER : Verdict.WITHIN_NOISE, judgment.verdict());
        assertTrue(comparison.method().stream().anyMatch(line -> line.startsWith("One run: ")));
    }

    @Test
    void oneRunAgainstOneHasNoInterval() {
        runs(10);
        runs(20);
        ReportComparison comparison = compare(1);
        Judgment judgment = judgment(comparison);
        assertEquals(Verdict.UNPROVEN, judgment.verdict());
        assertEquals(Optional.empty(), judgment.interval());
        assertTrue(judgment.remark().startsWith("one run on each side: "), judgment.remark());
        assertFalse(judgment.remark().contains("interval"), judgment.remark());
        String method = String.join("\n", comparison.method());
        assertFalse(method.contains("One fork") || method.contains("prediction") || method.contains("Student"), method);
        assertTrue(method.contains("One run on each side: "), method);
        assertEquals(
                "use two or more runs of the base (--base, --window), or compare the forks of the two reports: compare "
                        + reports.all.get(0).file() + " " + reports.all.get(1).file(),
                comparison.action(comparison.lacks().iterator().next()));
    }

    @Test
    void rulersAreDividedOut() {
        reports.ruler = "R.peak";
        reports.divide = true;
        double[] speeds = {1, 1.2, 0.9, 1.1, 1.05, 0.95};
        for (int i = 0; i < speeds.length; i++) {
            double time = 10 * (i < 3 ? 1 : 1.1) / speeds[i];
            reports.report(
                    result("R.peak", times(speeds[i], 4, 4)).mode("thrpt", "ops/ns"),
                    result("B.a", times(time, 0.999, 1.001)),
                    result("B.b", times(1 / time, 0.999, 1.001)).mode("thrpt", "ops/s"));
        }
        ReportComparison comparison = compare(3);
        for (Row row : comparison.rows()) {
            Judgment judgment = row.judgments().get(1).orElseThrow();
            assertEquals(1 / 1.1, judgment.ratio().orElseThrow(), 1e-9);
            assertEquals(Verdict.SLOWER, judgment.verdict());
        }
        assertEquals(1, comparison.rulers().size());
        reports.divide = false;
        assertEquals(Verdict.WITHIN_NOISE, judgment(compare(3)).verdict());
    }

    @Test
    void withoutACommonRulerDivisionIsAnError() {
        reports.divide = true;
        runs(10, 11, 12);
        LanewiseException e = assertThrows(LanewiseException.class, () -> compare(2));
        assertTrue(e.getMessage().startsWith("no ruler is in all runs"), e.getMessage());
    }

    @Test
    void aRowThatIsNotInAllRunsGetsARemark() {
        reports.report(result("B.a", 10), result("B.b", 10)).report(result("B.a", 11));
        reports.report(result("B.a", 10), result("B.b", 10)).report(result("B.a", 11), result("B.b", 10));
        assertTrue(
                compare(2).remarks().contains("A: B.b is in 1 of 2 runs"),
                () -> compare(2).remarks().toString());
    }

    /**
     * Eight runs a side, on two kinds of machines whose speeds differ by 4 %, ten rows: a gate of 5 % fails in at most
     * 1 of 20 comparisons of unchanged code, and a planted slowdown of 10 % is found in at least 9 of 10.
     */
    @Test
    void anUnchangedCommitSeldomFailsAndATenPercentSlowdownIsFound() {
        Random random = new Random(17);
        int failed = 0;
        int found = 0;
        int repetitions = 60;
        reports.regression = 0.05;
        for (int i = 0; i < repetitions; i++) {
            reports.all.clear();
            night(random, 8, 1);
            night(random, 8, 1);
            failed += compare(8).regressions().isEmpty() ? 0 : 1;
            reports.all.subList(8, 16).clear();
            night(random, 8, 1.1);
            found += judgment(compare(8)).verdict() == Verdict.SLOWER ? 1 : 0;
        }
        assertTrue(failed <= repetitions / 20, failed + " failed");
        assertTrue(found >= repetitions * 9 / 10, found + " found");
    }

    private void night(Random random, int runs, double planted) {
        for (int run = 0; run < runs; run++) {
            double speed = Math.exp((random.nextBoolean() ? 0.04 : 0) + 0.01 * random.nextGaussian());
            JmhJson[] rows = new JmhJson[10];
            for (int row = 0; row < rows.length; row++) {
                double time = 10 / speed * (row == 0 ? planted : 1);
                rows[row] = result(
                        "B.row" + row,
                        time * Math.exp(0.01 * random.nextGaussian()),
                        time * Math.exp(0.01 * random.nextGaussian()));
            }
            reports.report(rows);
        }
    }
}
