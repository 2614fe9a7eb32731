package lanewise.benchmarks.comparison;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.sides.Side;

/**
 * The result of a comparison.
 *
 * @param settings the settings
 * @param sides the sides; the first one is the base
 * @param environments the environments side by side
 * @param conclusions which conclusions the environments permit
 * @param rulers rows of the rulers, which measure the speed of the machine
 * @param rulerRemarks what follows from the rulers
 * @param rows benchmarks that the base and another side have
 * @param confidence confidence level of the interval of each ratio, such that all hold simultaneously at the level of
 *     the settings
 * @param means geometric means by side, empty for the base
 * @param inside ratios inside each side, if requested or if the environments require them
 * @param unmatched benchmarks that are on one side only or cannot be compared
 * @param missing benchmarks of the base that another side does not have, each with the labels of those sides
 * @param remarks which rows were left out or merged
 * @param method how the figures were computed
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
        List<String> missing,
        List<String> remarks,
        List<String> method) {

    /**
     * A benchmark without a ratio.
     *
     * @param key the benchmark
     * @param reason reason such as {@code only in B}
     */
    public record Unmatched(ResultKey key, String reason) {}

    /**
     * A row that is worse than the base by more than is allowed.
     *
     * @param row the row
     * @param side index of the side
     */
    public record Regression(Row row, int side) {}

    /**
     * Returns all regressions.
     *
     * @return the regressions in the order of the rows
     */
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

    /**
     * Returns the number of ratios without enough data for a verdict.
     *
     * @return number of ratios
     */
    public long undecided() {
        return judgments().filter(j -> j.verdict().isOpen()).count();
    }

    /**
     * Returns the number of ratios that are not regressions but whose intervals do not exclude one.
     *
     * @return number of ratios
     */
    public long unclear() {
        return judgments().filter(j -> !j.regression() && !j.cleared()).count();
    }

    /**
     * Returns the number of ratios.
     *
     * @return number of ratios
     */
    public long compared() {
        return judgments().count();
    }

    /**
     * Returns why ratios between the sides have no verdict.
     *
     * @return the causes
     */
    public Set<Score.Lack.Advice> lacks() {
        return judgments()
                .flatMap(judgment -> judgment.lack().stream())
                .map(Score.Lack::advice)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Score.Lack.Advice.class)));
    }

    /**
     * Returns what to do about ratios without a verdict.
     *
     * @param cause the cause
     * @return a clause in the imperative
     */
    public String action(Score.Lack.Advice cause) {
        boolean pair = sides.size() == 2 && sides.stream().allMatch(side -> side.runs() == 1);
        return cause.action()
                + (cause == Score.Lack.Advice.RUNS && pair
                        ? ", or compare the forks of the two reports: compare "
                                + sides.get(0).title() + " " + sides.get(1).title()
                        : "");
    }

    /**
     * Returns this comparison with other rows, for output. Everything else, such as counts of the summary, is computed
     * from all rows.
     *
     * @param shown the rows
     * @return the comparison
     */
    public ReportComparison withRows(List<Row> shown) {
        return new ReportComparison(
                settings,
                sides,
                environments,
                conclusions,
                rulers,
                rulerRemarks,
                shown,
                confidence,
                means,
                inside,
                unmatched,
                missing,
                remarks,
                method);
    }

    private Stream<Judgment> judgments() {
        return rows.stream().flatMap(row -> row.judgments().stream()).flatMap(Optional::stream);
    }
}
