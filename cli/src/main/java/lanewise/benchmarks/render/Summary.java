package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.GeometricMean;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Score;
import lanewise.benchmarks.comparison.Sensitivity;
import lanewise.benchmarks.comparison.Verdict;
import lanewise.text.Text;

/** Summarizes a comparison in a few sentences. */
final class Summary {

    private static final ScoreUnit SPEED = ScoreUnit.of("s/op");

    /** Ratio of the difference above which the sensitivity is printed as a whole number of percent. */
    private static final double WHOLE = 0.1;

    /** The difference above which the sensitivity is no longer a number worth planning with. */
    private static final double MOST = 20;

    private Summary() {}

    /** The maximum number of sides that are summarized by lines of their own; more of them share a table. */
    private static final int MOST_SIDES = 4;

    /** Returns whether the table of the sides contains the summary of each. */
    static boolean isInTable(ReportComparison comparison) {
        return comparison.sides().size() > MOST_SIDES;
    }

    /** Returns the number of rows of a side per verdict, such as {@code 2 slower, 3 within noise}. */
    static String counts(ReportComparison comparison, int side) {
        return counts(List.of(side), comparison);
    }

    private static String counts(List<Integer> sides, ReportComparison comparison) {
        List<Judgment> judgments = comparison.rows().stream()
                .flatMap(row -> sides.stream().flatMap(side -> row.judgments().get(side).stream()))
                .toList();
        ScoreUnit unit =
                comparison.rows().isEmpty() ? SPEED : comparison.rows().get(0).unit();
        String counts = counts(judgments, unit);
        return counts.isEmpty() ? "no ratio" : counts;
    }

    /**
     * Returns lines for each side except the base: the number of rows per verdict and, if some are within noise, how
     * large a difference the noise may hide. A single side has the number of variants per verdict.
     */
    static List<String> verdicts(ReportComparison comparison) {
        List<String> lines = new ArrayList<>();
        if (comparison.sides().size() == 1 && comparison.inside().isPresent()) {
            RatiosWithinReport inside = comparison.inside().get();
            List<Judgment> judgments = inside.rows().stream()
                    .flatMap(line -> line.judgments().get(0).stream())
                    .toList();
            lines.add("Variants by " + inside.by() + ": "
                    + counts(judgments, inside.rows().get(0).unit()));
            fastest(inside).ifPresent(lines::add);
            lines.addAll(advice(comparison, judgments));
            return lines;
        }
        if (isInTable(comparison)) {
            List<Integer> others =
                    IntStream.range(1, comparison.sides().size()).boxed().toList();
            lines.add(others.size() + " reports against A: " + counts(others, comparison));
            lines.addAll(advice(
                    comparison,
                    comparison.rows().stream()
                            .flatMap(row -> row.judgments().stream())
                            .flatMap(Optional::stream)
                            .toList()));
            return lines;
        }
        for (int i = 1; i < comparison.sides().size(); i++) {
            int side = i;
            List<Judgment> judgments = comparison.rows().stream()
                    .flatMap(row -> row.judgments().get(side).stream())
                    .toList();
            lines.add(comparison.sides().get(i).label() + " against A: " + counts(comparison, i));
            lines.addAll(advice(comparison, judgments));
            Sensitivity.of(comparison, side)
                    .filter(s -> s.difference() > 0 && s.difference() < MOST)
                    .ifPresent(s -> lines.add(sensitivity(comparison, s)));
        }
        return lines.stream().distinct().toList();
    }

    /** Returns which variant has the best score, and how often if there are several benchmarks. */
    private static Optional<String> fastest(RatiosWithinReport inside) {
        Map<ResultKey, RatiosWithinReport.Line> best = new LinkedHashMap<>();
        for (RatiosWithinReport.Line line : inside.rows()) {
            if (line.unit().kind() == ScoreUnit.Kind.OTHER || !line.isBase() && speed(line) == 0) {
                return Optional.empty();
            }
            best.merge(line.key(), line, (a, b) -> speed(b) > speed(a) ? b : a);
        }
        Map<String, Long> times = best.values().stream()
                .collect(Collectors.groupingBy(
                        RatiosWithinReport.Line::value, LinkedHashMap::new, Collectors.counting()));
        String names = times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_SIDES)
                .map(e -> e.getKey() + (best.size() > 1 ? " in " + e.getValue() + " of " + best.size() : ""))
                .collect(Collectors.joining(", "));
        return Optional.of("Fastest by score: " + names + (times.size() > MOST_SIDES ? ", ..." : "") + ".");
    }

    /** Returns the speed relative to the base variant, 0 if there is none. */
    private static double speed(RatiosWithinReport.Line line) {
        return line.isBase()
                ? 1
                : line.judgments().get(0).map(j -> j.ratio().orElse(0)).orElse(0.0);
    }

    private static String counts(List<Judgment> judgments, ScoreUnit unit) {
        return Stream.of(Verdict.values())
                .map(verdict -> Text.count(judgments.stream()
                                .filter(j -> j.verdict() == verdict)
                                .count()) + " " + verdict.text(unit))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    /** Returns a line for each cause of ratios without a verdict, with what to do about it. */
    private static List<String> advice(ReportComparison comparison, List<Judgment> judgments) {
        List<Score.Lack.Advice> causes = judgments.stream()
                .flatMap(judgment -> judgment.lack().stream())
                .map(Score.Lack::advice)
                .distinct()
                .sorted()
                .toList();
        return causes.stream()
                .map(cause -> (causes.size() == 1 ? "Rows" : "Some rows")
                        + " marked unproven or routine have no verdict, because " + cause.cause() + ". "
                        + sentence(comparison.action(cause)))
                .toList();
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    private static String sensitivity(ReportComparison comparison, Sensitivity s) {
        String unit = comparison.sides().get(0).unit().title() + "s";
        return "In half of the rows within noise, a difference below " + percent(s.difference())
                + " would not be detected."
                + (s.forks().isPresent()
                        ? " With " + s.forks().getAsInt() + " " + unit + " on each side, this limit would be about "
                                + percent(s.byForks().difference(s.forks().getAsInt())) + "."
                        : "");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%." + (share < WHOLE ? 1 : 0) + "f %%", 100 * share);
    }

    /** Returns a line for each side that has a geometric mean. */
    static List<String> means(ReportComparison comparison) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < comparison.sides().size() && !isInTable(comparison); i++) {
            Optional<GeometricMean> mean = comparison.means().get(i);
            if (mean.isPresent()) {
                lines.add("Geometric mean, " + Tables.ratioName(comparison) + " "
                        + comparison.sides().get(i).label() + ":A: "
                        + mean(mean.get(), comparison.sides().get(0).unit().title()));
            }
        }
        return lines;
    }

    private static String mean(GeometricMean mean, String unit) {
        String text = Figures.ratio(mean.ratio(), mean.interval()) + " over " + Text.count(mean.rows(), "row");
        if (mean.interval().isEmpty()) {
            return text + "; no interval, because no row has enough data";
        }
        return text
                + (mean.forkByFork()
                        ? "; the interval is computed from the means of all rows, one mean per " + unit
                        : "; the interval assumes that rows are independent");
    }
}
