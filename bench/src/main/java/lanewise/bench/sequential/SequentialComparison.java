package lanewise.bench.sequential;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.bench.sequential.Decision.Outcome;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.ReportComparer;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Settings;
import lanewise.benchmarks.comparison.Verdict;
import lanewise.benchmarks.statistics.Interval;

/**
 * Compares a base with a run that grows by rounds. The verdicts are those of {@code lanewise compare}, at a confidence
 * level that accounts for all looks. A verdict that is clear once is final.
 */
public final class SequentialComparison {

    /** The confidence level of all rows and looks together, as the default of {@code compare}. */
    public static final double CONFIDENCE = 0.99;

    /**
     * The minimum number of forks of a row in the base, and of completed rounds at the first look. With 2 forks against
     * 8, Welch's interval at a level of 99.93 % has 8 to 44 times the nominal error, depending on the ratio of the
     * variances; with 5 against 8, at most 3 times. (400,000 simulated pairs each, normal distribution, November 2026.)
     */
    public static final int FEWEST_FORKS = 5;

    /** The relative difference that matters, as the default of {@code compare}. */
    public static final double THRESHOLD = 0.05;

    private final Report base;
    private final AlphaSpending spending;
    private final Map<ResultKey, Decision> decisions = new LinkedHashMap<>();
    private ReportComparison latest;

    /**
     * Creates a comparison without looks.
     *
     * @param base the base
     * @param rounds maximum number of rounds
     */
    public SequentialComparison(Report base, int rounds) {
        this.base = withoutForkCounts(base, base.file());
        spending = new AlphaSpending(1 - CONFIDENCE, rounds);
    }

    /**
     * Compares the run so far.
     *
     * @param round number of the completed rounds, more than at the previous look
     * @param soFar all rows, each with the rounds in which it was measured
     */
    public void look(int round, Report soFar) {
        Settings settings = Settings.builder()
                .threshold(THRESHOLD)
                .confidence(1 - spending.spend(round))
                .build();
        latest = ReportComparer.compare(List.of(base, withoutForkCounts(soFar, Path.of("this run"))), settings);
        boolean sameMachine = latest.rulers().stream().noneMatch(SequentialComparison::changed);
        for (Row row : latest.rows()) {
            Optional<Judgment> judgment = row.judgments().get(1);
            if (!isClear(row.key())
                    && judgment.isPresent()
                    && judgment.get().interval().isPresent()) {
                decisions.put(row.key(), decision(judgment.get(), round, sameMachine));
            }
        }
    }

    /** Returns a report without the number of forks, which differs from the base as long as the run grows. */
    private static Report withoutForkCounts(Report report, Path name) {
        return new Report(
                name,
                report.results().stream()
                        .map(SequentialComparison::withoutForkCount)
                        .toList(),
                report.metrics(),
                report.remarks());
    }

    private static BenchmarkResult withoutForkCount(BenchmarkResult result) {
        Map<String, String> facts = new LinkedHashMap<>(result.plan().facts());
        facts.remove("run.forks");
        return new BenchmarkResult(
                result.key(),
                result.metric(),
                new BenchmarkResult.Plan(result.plan().forks(), result.plan().iterations(), facts),
                result.environment());
    }

    /** Returns whether a ruler differs by more than the threshold. */
    private static boolean changed(Row ruler) {
        return ruler.judgments().get(1).stream()
                .flatMapToDouble(judgment -> judgment.ratio().stream())
                .anyMatch(ratio -> Math.abs(Math.log(ratio)) > Math.log1p(THRESHOLD));
    }

    private static Decision decision(Judgment judgment, int round, boolean sameMachine) {
        Interval interval = judgment.interval().orElseThrow();
        return new Decision(
                outcome(judgment.verdict(), interval, sameMachine),
                judgment.ratio().orElseThrow(),
                interval,
                round);
    }

    private static Outcome outcome(Verdict verdict, Interval interval, boolean sameMachine) {
        if (verdict == Verdict.FASTER) {
            return Outcome.FASTER;
        }
        if (verdict == Verdict.SLOWER) {
            return Outcome.SLOWER;
        }
        boolean within = interval.low() > 1 / (1 + THRESHOLD) && interval.high() < 1 + THRESHOLD;
        return within && sameMachine ? Outcome.SAME : Outcome.UNDECIDED;
    }

    /**
     * Returns whether a row needs no more rounds.
     *
     * @param key the row
     * @return false before the first look, and while it is undecided
     */
    public boolean isClear(ResultKey key) {
        return Optional.ofNullable(decisions.get(key)).filter(Decision::isClear).isPresent();
    }

    /**
     * Returns the decision on each row that was compared.
     *
     * @return the decisions by row, in the order of the base
     */
    public Map<ResultKey, Decision> decisions() {
        return Collections.unmodifiableMap(decisions);
    }

    /**
     * Returns what the latest look showed about the environments and the rulers.
     *
     * @return sentences; none before the first look
     */
    public List<String> remarks() {
        return latest == null
                ? List.of()
                : List.of(latest.conclusions(), latest.rulerRemarks()).stream()
                        .flatMap(List::stream)
                        .toList();
    }
}
