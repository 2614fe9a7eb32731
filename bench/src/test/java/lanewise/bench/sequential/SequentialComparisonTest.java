package lanewise.bench.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lanewise.bench.sequential.Decision.Outcome;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.Environment;
import lanewise.benchmarks.Fork;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Mode;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialComparisonTest {

    private static final int ROWS = 10;
    private static final int ROUNDS = 20;
    private static final int REPETITIONS = 30;

    /** A simulated run: the times of the forks of each row. A row whose verdict is clear gets no more forks. */
    private static final class Simulation {

        private final Random random;
        private final double noise;
        private final double planted;
        private final List<List<Fork>> forks = IntStream.range(0, ROWS)
                .mapToObj(row -> (List<Fork>) new ArrayList<Fork>())
                .toList();

        Simulation(Random random, double noise, double planted) {
            this.random = random;
            this.noise = noise;
            this.planted = planted;
        }

        void measure(int row) {
            double time = (10 + row) * (row == 0 ? planted : 1);
            forks.get(row).add(Fork.of(time * Math.exp(noise * random.nextGaussian())));
        }

        Report report(String name) {
            List<BenchmarkResult> results = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                results.add(result(key(row), List.copyOf(forks.get(row))));
            }
            return new Report(Path.of(name), results, new TreeSet<>());
        }
    }

    private static BenchmarkResult result(ResultKey key, List<Fork> forks) {
        double score = forks.stream().mapToDouble(Fork::mean).average().orElseThrow();
        return new BenchmarkResult(
                key,
                Optional.of(new Metric(ScoreUnit.of("us/op"), Direction.LOWER_IS_BETTER, score, Double.NaN, forks)),
                new BenchmarkResult.Plan(forks.size(), 1, Map.of("run.forks", "" + forks.size())),
                new Environment(Map.of("cpu.model", "x")));
    }

    private static ResultKey key(int row) {
        return new ResultKey("a.B.row" + row, Mode.AVERAGE_TIME, 1, new TreeMap<>());
    }

    private static Report base(Random random, double noise, int forks) {
        Simulation base = new Simulation(random, noise, 1);
        for (int fork = 0; fork < forks; fork++) {
            IntStream.range(0, ROWS).forEach(base::measure);
        }
        return base.report("base");
    }

    private static SequentialComparison compare(Random random, double noise, int baseForks, double planted) {
        SequentialComparison comparison = new SequentialComparison(base(random, noise, baseForks), ROUNDS);
        Simulation run = new Simulation(random, noise, planted);
        IntStream.range(0, ROWS).forEach(run::measure);
        for (int round = 2; round <= ROUNDS; round++) {
            IntStream.range(0, ROWS)
                    .filter(row -> !comparison.isClear(key(row)))
                    .forEach(run::measure);
            if (round >= SequentialComparison.FEWEST_FORKS) {
                comparison.look(round, run.report("run"));
            }
        }
        return comparison;
    }

    private static boolean isDifferent(Decision decision) {
        return decision.outcome() == Outcome.FASTER || decision.outcome() == Outcome.SLOWER;
    }

    /**
     * Simulates runs of the same code, and runs with a slowdown of 10 % in one of ten rows. At most 1 of 20 of the
     * former may have a row that is called different.
     *
     * @param noise standard deviation of the logarithm of the mean of a fork
     * @param baseForks number of forks of the base
     * @param least minimum share of the runs in which the slowdown is found
     */
    @ParameterizedTest
    @CsvSource({"0.01, 5, 0.99", "0.03, 10, 0.90"})
    void unchangedCodeIsSeldomCalledDifferentAndASlowdownIsFound(double noise, int baseForks, double least) {
        Random random = new Random(7);
        int different = 0;
        int found = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            boolean any = compare(random, noise, baseForks, 1).decisions().values().stream()
                    .anyMatch(SequentialComparisonTest::isDifferent);
            different += any ? 1 : 0;
            Decision planted =
                    compare(random, noise, baseForks, 1.1).decisions().get(key(0));
            found += planted.outcome() == Outcome.SLOWER ? 1 : 0;
        }
        double share = (double) different / REPETITIONS;
        assertTrue(share <= 0.05, "different in " + share);
        double foundShare = (double) found / REPETITIONS;
        assertTrue(foundShare >= least, "found in " + foundShare);
    }

    @Test
    void rowsOfAQuietMachineAreClearAfterFewRounds() {
        SequentialComparison comparison = compare(new Random(3), 0.005, 10, 1.3);
        assertEquals(Outcome.SLOWER, comparison.decisions().get(key(0)).outcome());
        assertEquals(Outcome.SAME, comparison.decisions().get(key(1)).outcome());
        comparison.decisions().values().forEach(decision -> assertEquals(5, decision.round(), decision::toString));
    }

    @Test
    void noisyRowsAreUndecidedAfterTheLastRound() {
        SequentialComparison comparison = compare(new Random(3), 0.2, 5, 1);
        Decision decision = comparison.decisions().get(key(1));
        assertEquals(Outcome.UNDECIDED, decision.outcome());
        assertEquals(ROUNDS, decision.round());
        assertFalse(comparison.isClear(key(1)));
    }

    @Test
    void aClearVerdictIsFinal() {
        Report base = base(new Random(1), 0.001, 5);
        SequentialComparison comparison = new SequentialComparison(base, ROUNDS);
        comparison.look(2, base(new Random(2), 0.001, 2));
        assertTrue(comparison.isClear(key(0)));
        Simulation slow = new Simulation(new Random(4), 0.001, 2);
        IntStream.range(0, 3).forEach(fork -> IntStream.range(0, ROWS).forEach(slow::measure));
        comparison.look(3, slow.report("slow"));
        assertEquals(Outcome.SAME, comparison.decisions().get(key(0)).outcome());
        assertEquals(2, comparison.decisions().get(key(0)).round());
    }

    /** A machine that became slower may hide that the code became faster. */
    @Test
    void rowsAreNotTheSameIfARulerChanged() {
        ResultKey ruler =
                new ResultKey("lanewise.bench.ruler.PeakFmaBenchmark.oneThread", Mode.AVERAGE_TIME, 1, new TreeMap<>());
        SequentialComparison comparison = new SequentialComparison(withRuler(ruler, 1), ROUNDS);
        comparison.look(5, withRuler(ruler, 1.2));
        assertEquals(Outcome.UNDECIDED, comparison.decisions().get(key(0)).outcome());
        assertTrue(comparison.remarks().toString().contains("was 0.8"), comparison.remarks()::toString);
        SequentialComparison steady = new SequentialComparison(withRuler(ruler, 1), ROUNDS);
        steady.look(5, withRuler(ruler, 1.001));
        assertEquals(Outcome.SAME, steady.decisions().get(key(0)).outcome());
        assertEquals(
                List.of("Machine, JDK and number of lanes are the same."),
                steady.remarks().subList(0, 1));
    }

    private static Report withRuler(ResultKey ruler, double time) {
        Report report = base(new Random(5), 0.001, 5);
        List<BenchmarkResult> results = new ArrayList<>(report.results());
        results.add(result(ruler, List.of(Fork.of(time), Fork.of(time * 1.001), Fork.of(time * 0.999))));
        return new Report(Path.of("ruler" + time), results, new TreeSet<>());
    }
}
