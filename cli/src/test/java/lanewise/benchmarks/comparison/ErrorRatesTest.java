package lanewise.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.Environment;
import lanewise.benchmarks.Fork;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Mode;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulates, with fixed seeds, how often a table of 25 rows is wrong. */
class ErrorRatesTest {

    private static final int REPETITIONS = 100;
    private static final Settings SETTINGS = Settings.builder().build();

    /**
     * Counts the repetitions in which two runs of the same code have only rows within noise or below the threshold, and
     * those in which a slowdown of 15 % is reported as slower.
     *
     * @param rows number of rows
     * @param forks number of forks of each report
     * @param noise median of the standard deviation of the logarithm of the mean of a fork
     * @param spread how much rows differ in their noise: standard deviation of its logarithm
     * @param disturbed share of forks that are slowed down by 0 to 30 %
     * @param least minimum share of repetitions in which the slowdown is found
     */
    @ParameterizedTest
    @CsvSource({
        "25, 5, 0.02, 0.0, 0, 0.99",
        "25, 5, 0.03, 0.3, 0, 0.95",
        "25, 4, 0.03, 0.2, 0, 0.90",
        "25, 3, 0.02, 0.2, 0, 0.95",
        "25, 5, 0.02, 0.3, 0.05, 0.70",
        "25, 5, 0.06, 0.2, 0, 0.25",
        "5, 2, 0.01, 0.3, 0, 0.90",
        "4, 3, 0.02, 0.3, 0, 0.60",
        "7, 2, 0.02, 0.5, 0, 0.10"
    })
    void unchangedCodeIsSeldomReportedAndASlowdownIsFound(
            int rows, int forks, double noise, double spread, double disturbed, double least) {
        Random random = new Random(15);
        int quiet = 0;
        int found = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            double[] noises = random.doubles(rows)
                    .map(u -> noise * Math.exp(spread * random.nextGaussian()))
                    .toArray();
            Report a = report("a", random, forks, noises, disturbed, 1);
            quiet += isQuiet(compare(a, report("b", random, forks, noises, disturbed, 1))) ? 1 : 0;
            ReportComparison planted = compare(a, report("c", random, forks, noises, disturbed, 1.15));
            found += verdict(planted, 0) == Verdict.SLOWER ? 1 : 0;
        }
        double quietShare = (double) quiet / REPETITIONS;
        double foundShare = (double) found / REPETITIONS;
        assertTrue(quietShare >= 0.95, "quiet in " + quietShare);
        assertTrue(foundShare >= least, "found in " + foundShare);
    }

    private static ReportComparison compare(Report a, Report b) {
        return ReportComparer.compare(List.of(a, b), SETTINGS);
    }

    private static boolean isQuiet(ReportComparison comparison) {
        for (int row = 0; row < comparison.rows().size(); row++) {
            Verdict verdict = verdict(comparison, row);
            if (verdict != Verdict.WITHIN_NOISE && verdict != Verdict.BELOW_THRESHOLD) {
                return false;
            }
        }
        return true;
    }

    private static Verdict verdict(ReportComparison comparison, int row) {
        return comparison.rows().get(row).judgments().get(1).orElseThrow().verdict();
    }

    /** Returns a report; the time of the first row is multiplied by slowDown. */
    private static Report report(
            String name, Random random, int forks, double[] noises, double disturbed, double slowDown) {
        List<BenchmarkResult> results = new ArrayList<>();
        for (int row = 0; row < noises.length; row++) {
            List<Fork> means = new ArrayList<>();
            for (int fork = 0; fork < forks; fork++) {
                double slow = random.nextDouble() < disturbed ? 1 + 0.3 * random.nextDouble() : 1;
                double mean = 10 * (row == 0 ? slowDown : 1) * slow * Math.exp(noises[row] * random.nextGaussian());
                means.add(Fork.of(mean));
            }
            double score = means.stream().mapToDouble(Fork::mean).average().orElseThrow();
            results.add(new BenchmarkResult(
                    new ResultKey("B.row" + row, Mode.AVERAGE_TIME, 1, new TreeMap<>()),
                    Optional.of(new Metric(ScoreUnit.of("us/op"), Direction.LOWER_IS_BETTER, score, Double.NaN, means)),
                    new BenchmarkResult.Plan(forks, 1, Map.of()),
                    new Environment(Map.of())));
        }
        return new Report(Path.of(name), results, new TreeSet<>());
    }
}
