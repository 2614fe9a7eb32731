package lanewise.bench.rounds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.bench.arguments.UsageException;
import lanewise.bench.report.Report.EnvironmentOf;
import lanewise.bench.report.ReportFile;
import lanewise.bench.sequential.Decision;
import lanewise.bench.sequential.Decision.Outcome;
import lanewise.bench.sequential.SequentialComparison;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.sides.SideBuilder;
import lanewise.errors.LanewiseException;
import org.openjdk.jmh.results.RunResult;

/**
 * Compares the rows with an earlier report after every round. A row is measured until its verdict is clear, and the
 * rulers until no other row is measured.
 */
final class Against implements Rounds.Continuation {

    private static final String OPTION = "--against: ";
    private static final String RULERS = "lanewise.bench.ruler.";
    private static final int FEWEST = SequentialComparison.FEWEST_FORKS;
    private static final Path NAME = Path.of("this run");

    private final Path file;
    private final List<Row> rows;
    private final int rounds;
    private final int baseForks;
    private final EnvironmentOf environment;
    private final PrintWriter out;
    private final SequentialComparison comparison;
    private final Set<ResultKey> baseKeys = new HashSet<>();
    private final Map<Row, ResultKey> keys = new HashMap<>();
    private int latest;

    /**
     * Reads the base and selects the rows that it contains.
     *
     * @param file the base
     * @param candidates the rows that could be measured
     * @param rounds maximum number of rounds
     * @param environment supplies the environment of results
     * @param out receives the decisions and what is left out
     * @throws UsageException if the base cannot be read or contains no such row with enough forks
     */
    Against(Path file, List<Row> candidates, int rounds, EnvironmentOf environment, PrintWriter out)
            throws UsageException {
        if (rounds < FEWEST) {
            throw new UsageException(OPTION + "a comparison needs " + FEWEST + " rounds or more; raise --rounds");
        }
        this.file = file;
        this.rounds = rounds;
        this.environment = environment;
        this.out = out;
        Report base = read(file);
        rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        for (Row row : candidates) {
            int forks = forks(base, row);
            if (forks >= FEWEST) {
                rows.add(row);
                least = isRuler(row) ? least : Math.min(least, forks);
            } else {
                leftOut.add("left out, because " + file
                        + (forks < 0 ? " does not contain it: " : " has fewer than " + FEWEST + " forks of it: ")
                        + row.label());
            }
        }
        if (rows.stream().allMatch(Against::isRuler)) {
            throw new UsageException(OPTION + file + " has no row of this run with " + FEWEST
                    + " forks or more; measure it with the same --only and --rounds " + FEWEST);
        }
        leftOut.forEach(out::println);
        baseForks = least;
        base.results().forEach(result -> baseKeys.add(result.key()));
        comparison = new SequentialComparison(base, rounds);
    }

    private static Report read(Path file) throws UsageException {
        try {
            Report base = ReportReader.read(file, null);
            if (SideBuilder.ofReports(List.of(base)).size() > 1) {
                throw new UsageException(OPTION + file + " contains a row that was measured in several ways");
            }
            return base;
        } catch (LanewiseException e) {
            throw new UsageException(OPTION + e.getMessage(), e);
        }
    }

    /** Returns the number of forks of a row in the base, -1 if it does not contain the row. */
    private static int forks(Report base, Row row) {
        return base.results().stream()
                .filter(result -> result.key().benchmark().equals(row.benchmark()))
                .filter(result -> result.key()
                        .params()
                        .entrySet()
                        .containsAll(row.params().entrySet()))
                .findFirst()
                .flatMap(BenchmarkResult::metric)
                .map(metric -> metric.forks().size())
                .orElse(-1);
    }

    private static boolean isRuler(Row row) {
        return row.benchmark().startsWith(RULERS);
    }

    /** Returns the rows that the base contains. */
    List<Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public Set<Row> after(int round, Map<Row, RunResult> results) {
        if (results.isEmpty()) {
            return Set.of();
        }
        if (round == 1) {
            identify(results);
        }
        if (round >= FEWEST) {
            look(round, results);
        }
        Set<Row> open = new LinkedHashSet<>(results.keySet());
        open.removeIf(row -> !baseKeys.contains(keys.get(row)) || comparison.isClear(keys.get(row)));
        return open.stream().allMatch(Against::isRuler) ? Set.of() : open;
    }

    /** Finds the key of each row. Only a result contains all parameters, and the mode. */
    private void identify(Map<Row, RunResult> results) {
        Report first = report(results);
        int index = 0;
        for (Row row : results.keySet()) {
            ResultKey key = first.results().get(index++).key();
            keys.put(row, key);
            if (!baseKeys.contains(key)) {
                out.println(row.label() + " is not compared and not measured further: " + file
                        + " contains it with other parameters");
            }
        }
    }

    private void look(int round, Map<Row, RunResult> results) {
        latest = round;
        Set<ResultKey> before = clear();
        comparison.look(round, report(results));
        results.keySet().stream()
                .filter(row -> !isRuler(row) && comparison.isClear(keys.get(row)) && !before.contains(keys.get(row)))
                .forEach(row -> out.println("clear: " + line(row)));
        out.flush();
    }

    private Set<ResultKey> clear() {
        Set<ResultKey> clear = new LinkedHashSet<>();
        keys.values().stream().filter(comparison::isClear).forEach(clear::add);
        return clear;
    }

    private Report report(Map<Row, RunResult> results) {
        try {
            byte[] json = ReportFile.bytes(results.values(), environment);
            return ReportReader.read(NAME, new ByteArrayInputStream(json), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(Row row) {
        Optional<Decision> decision = Optional.ofNullable(comparison.decisions().get(keys.get(row)));
        return decision.map(d -> String.format(
                        Locale.ROOT,
                        "%-9s  %.3f  [%.3f, %.3f]  after %d rounds  %s",
                        d.outcome().name().toLowerCase(Locale.ROOT),
                        d.ratio(),
                        d.interval().low(),
                        d.interval().high(),
                        d.round(),
                        row.label()))
                .orElseGet(() -> "no ratio   " + row.label());
    }

    /**
     * Compares for the last time, and returns what was decided and why.
     *
     * @param results all results
     */
    List<String> finish(Map<Row, RunResult> results) {
        int made = results.values().stream()
                .mapToInt(result -> result.getBenchmarkResults().size())
                .max()
                .orElse(0);
        if (made >= FEWEST && made > latest) {
            look(made, results);
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("compared with " + file + " after each round; ratio of the speeds, above 1 is faster than the base:");
        long open = 0;
        for (Row row : results.keySet()) {
            if (!isRuler(row)) {
                lines.add("  " + line(row));
                open += comparison.isClear(keys.get(row)) ? 0 : 1;
            }
        }
        lines.addAll(reasons(open));
        lines.addAll(comparison.remarks());
        lines.add("");
        return lines;
    }

    private List<String> reasons(long open) {
        String threshold = Math.round(100 * SequentialComparison.THRESHOLD) + " %";
        List<String> lines = new ArrayList<>();
        Set<Outcome> outcomes = new LinkedHashSet<>();
        comparison.decisions().values().forEach(decision -> outcomes.add(decision.outcome()));
        if (outcomes.contains(Outcome.FASTER) || outcomes.contains(Outcome.SLOWER)) {
            lines.add(
                    "faster, slower: the interval excludes 1, and the ratio differs from 1 by more than " + threshold);
        }
        if (outcomes.contains(Outcome.SAME)) {
            lines.add("same: the interval excludes every difference of more than " + threshold);
        }
        if (open > 0 && latest > 0) {
            lines.add(open + (open == 1 ? " row is" : " rows are") + " undecided after " + latest + " of " + rounds
                    + " rounds. For narrower intervals, raise --rounds."
                    + (baseForks < latest
                            ? " The base has only " + baseForks + " forks; measure it again with more."
                            : ""));
        } else if (latest > 0) {
            lines.add("ended after " + latest + " of " + rounds + " rounds, because every verdict is clear");
        }
        lines.add(String.format(
                Locale.ROOT,
                "With a probability of %.0f %%, all intervals are correct at the same time, for every row and after"
                        + " every round (Lan and DeMets 1983).",
                100 * SequentialComparison.CONFIDENCE));
        lines.add("The intervals of lanewise compare are too narrow for this run, because each row was measured only "
                + "until its verdict was clear.");
        return lines;
    }
}
