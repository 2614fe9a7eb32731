package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import lanewise.benchmarks.statistics.Interval;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Compares intervals and ratios with those of SciPy. */
class ReportIntervalsTest {

    @TempDir
    private Path folder;

    /** The expected figures were calculated by SciPy; the script is next to the table. */
    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/lanewise/benchmarks/statistics/intervals.csv", numLinesToSkip = 1)
    void agreesWithScipy(
            String name,
            String a,
            String b,
            double level,
            double aLow,
            double aHigh,
            double ratio,
            double df,
            double low,
            double high) {
        Reports reports = new Reports(folder);
        reports.confidence = level;
        reports.report(result("B.a", numbers(a))).report(result("B.a", numbers(b)));
        Row row = reports.compare().rows().get(0);
        Interval alone = row.scores().get(0).orElseThrow().interval().orElseThrow();
        assertNear(aLow, alone.low());
        assertNear(aHigh, alone.high());
        Judgment judgment = row.judgments().get(1).orElseThrow();
        assertNear(ratio, judgment.ratio().orElseThrow());
        assertNear(low, judgment.interval().orElseThrow().low());
        assertNear(high, judgment.interval().orElseThrow().high());
        Verdict expected = low <= 1 && 1 <= high
                ? Verdict.WITHIN_NOISE
                : Math.abs(Math.log(ratio)) <= Math.log(1.05)
                        ? Verdict.BELOW_THRESHOLD
                        : ratio > 1 ? Verdict.FASTER : Verdict.SLOWER;
        assertEquals(expected, judgment.verdict());
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(1, actual / expected, 1e-9, () -> actual + " is not " + expected);
    }
}
