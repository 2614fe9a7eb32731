package lanewise.benchmarks.comparison;

import static lanewise.benchmarks.JmhJson.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import lanewise.benchmarks.JmhJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the output says of one fork holds for the reports at hand. */
class RoutineDifferenceTest {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    private final Random random = new Random(21);
    private Reports reports;

    @BeforeEach
    void create() {
        reports = new Reports(folder);
    }

    /** Returns one fork of a row, with the spread of forks and of iterations. */
    private JmhJson row(int row, double forks, double iterations) {
        double mean = (10 + row) * Math.exp(forks * random.nextGaussian());
        double[] times = IntStream.range(0, 5)
                .mapToDouble(i -> mean * Math.exp(iterations * random.nextGaussian()))
                .toArray();
        return raw("a.B.row" + row, times);
    }

    private static JmhJson raw(String name, double[]... forks) {
        return result(name, 1)
                .raw(forks)
                .score(Arrays.stream(forks)
                        .flatMapToDouble(Arrays::stream)
                        .average()
                        .orElseThrow());
    }

    private JmhJson[] rows(double forks, double iterations) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> row(row, forks, iterations))
                .toArray(JmhJson[]::new);
    }

    private static double stated(Judgment judgment) {
        String number = judgment.remark().replaceFirst(".*about (\\d+) %.*", "$1");
        return Double.parseDouble(number) / 100;
    }

    /** Two reports of the same code, with one fork each: nine of ten rows differ by at most what the remark states. */
    @Test
    void nineOfTenRowsOfTheSameCodeAreWithinTheStatedDifference() {
        for (double forks : new double[] {0.02, 0.07, 0.2, 0.4}) {
            create();
            ReportComparison comparison =
                    reports.report(rows(forks, 0.01)).report(rows(forks, 0.01)).compare();
            long within = comparison.rows().stream()
                    .map(row -> row.judgments().get(1).orElseThrow())
                    .filter(j -> Math.abs(Math.log(j.ratio().orElseThrow())) <= Math.log1p(stated(j)))
                    .count();
            assertTrue(within >= 0.85 * ROWS, within + " of " + ROWS + " with a spread of " + forks);
        }
    }

    @Test
    void quietReportsHaveTheDifferenceOfPublicReports() {
        ReportComparison comparison =
                reports.report(rows(0.01, 0.01)).report(rows(0.01, 0.01)).compare();
        assertEquals(0.13, stated(comparison.rows().get(0).judgments().get(1).orElseThrow()));
    }

    @Test
    void noisyIterationsRaiseTheDifferenceOfTheirRow() {
        JmhJson quiet = raw("a.B.quiet", new double[] {10, 10.1, 9.9, 10, 10});
        JmhJson noisy = raw("a.B.noisy", new double[] {10, 25, 6, 14, 4});
        ReportComparison comparison =
                reports.report(quiet, noisy).report(quiet, noisy).compare();
        assertEquals(0.13, stated(comparison.rows().get(0).judgments().get(1).orElseThrow()));
        assertTrue(stated(comparison.rows().get(1).judgments().get(1).orElseThrow()) >= 0.5);
    }

    /** A base with many forks shows how much forks of this machine differ. */
    @Test
    void forksOfTheBaseReplaceTheDifferenceOfPublicReports() {
        double[][] forks = IntStream.range(0, 10)
                .mapToObj(i -> new double[] {10 * Math.exp(0.005 * random.nextGaussian()), 10})
                .toArray(double[][]::new);
        ReportComparison comparison = reports.report(raw("a.B.c", forks))
                .report(raw("a.B.c", new double[] {11, 11.01, 10.99}))
                .compare();
        Judgment judgment = comparison.rows().get(0).judgments().get(1).orElseThrow();
        assertTrue(stated(judgment) <= 0.03, judgment.remark());
        assertEquals(Verdict.UNPROVEN, judgment.verdict());
    }
}
