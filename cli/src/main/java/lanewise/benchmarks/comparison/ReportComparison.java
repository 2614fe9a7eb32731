package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.benchmarks.ResultKey;

/**
 * The outcome of comparing.
 *
 * @param settings what was asked for
 * @param sides the first is the base
 * @param environments side by side
 * @param conclusions what may be concluded, by the environments
 * @param rulers how fast the machine was
 * @param rulerRemarks what follows from the rulers
 * @param rows all benchmarks that the base and another side have
 * @param confidence of each ratio's interval, so that all hold at once with that of the settings
 * @param means by side, empty for the base
 * @param inside ratios inside each side, where they are asked for or the environments make them necessary
 * @param unmatched benchmarks on one side only, or that cannot be compared
 * @param remarks what was left out or put together
 * @param method how the figures were calculated
 */
public record ReportComparison(
        Settings settings,
        List<Side> sides,
        EnvironmentTable environments,
        List<String> conclusions,
        List<Row> rulers,
        List<String> rulerRemarks,
        List<Row> rows,
        double confidence,
        List<Optional<GeometricMean>> means,
        Optional<RatiosWithinReport> inside,
        List<Unmatched> unmatched,
        List<String> remarks,
        List<String> method) {

    /**
     * A benchmark without a ratio.
     *
     * @param key which
     * @param reason such as {@code only in B}
     */
    public record Unmatched(ResultKey key, String reason) {}

    /**
     * A row that became worse by more than is allowed.
     *
     * @param row the benchmark
     * @param side index of the side
     */
    public record Regression(Row row, int side) {}

    /** All regressions. */
    public List<Regression> regressions() {
        return rows.stream()
                .flatMap(row -> IntStream.range(0, sides.size())
                        .filter(side -> row.judgments()
                                .get(side)
                                .filter(Judgment::regression)
                                .isPresent())
                        .mapToObj(side -> new Regression(row, side)))
                .toList();
    }

    /** How many ratios have not enough data for a verdict. */
    public long undecided() {
        return judgments().filter(j -> j.verdict() == Verdict.NOT_ENOUGH_DATA).count();
    }

    /** How many ratios there are. */
    public long compared() {
        return judgments().count();
    }

    private Stream<Judgment> judgments() {
        return rows.stream().flatMap(row -> row.judgments().stream()).flatMap(Optional::stream);
    }
}
