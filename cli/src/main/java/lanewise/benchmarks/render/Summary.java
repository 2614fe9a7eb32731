package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.GeometricMean;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Sensitivity;
import lanewise.benchmarks.comparison.Verdict;

/** Summarizes a comparison in a few sentences. */
final class Summary {

    private static final ScoreUnit SPEED = ScoreUnit.of("s/op");

    /** Ratio of the difference above which the sensitivity is printed as a whole number of percent. */
    private static final double WHOLE = 0.1;

    /** The difference above which the sensitivity is no longer a number worth planning with. */
    private static final double MOST = 20;

    private Summary() {}

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
            advice(judgments).ifPresent(lines::add);
            return lines;
        }
        for (int i = 1; i < comparison.sides().size(); i++) {
            int side = i;
            List<Judgment> judgments = comparison.rows().stream()
                    .flatMap(row -> row.judgments().get(side).stream())
                    .toList();
            ScoreUnit unit = comparison.rows().isEmpty()
                    ? SPEED
                    : comparison.rows().get(0).unit();
            String counts = counts(judgments, unit);
            lines.add(comparison.sides().get(i).label() + " against A: " + (counts.isEmpty() ? "no ratio" : counts));
            advice(judgments).ifPresent(lines::add);
            Sensitivity.of(comparison, side)
                    .filter(s -> s.difference() > 0 && s.difference() < MOST)
                    .ifPresent(s -> lines.add(sensitivity(comparison, s)));
        }
        return lines.stream().distinct().toList();
    }

    private static String counts(List<Judgment> judgments, ScoreUnit unit) {
        return Stream.of(Verdict.values())
                .map(verdict ->
                        judgments.stream().filter(j -> j.verdict() == verdict).count() + " " + verdict.text(unit))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    /** Returns what to do about ratios without a verdict. */
    private static Optional<String> advice(List<Judgment> judgments) {
        boolean open =
                judgments.stream().anyMatch(j -> j.verdict() == Verdict.UNPROVEN || j.verdict() == Verdict.ROUTINE);
        return open
                ? Optional.of(
                        "Rows marked unproven or routine have no verdict, because one fork does not show how much JVMs"
                                + " differ. Measure with five forks (-f 5) and write JSON (-rf json).")
                : Optional.empty();
    }

    private static String sensitivity(ReportComparison comparison, Sensitivity s) {
        String unit = comparison.sides().get(0).unit().title() + "s";
        return "In the median row within noise, a difference below " + percent(s.difference()) + " cannot be detected."
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
        for (int i = 1; i < comparison.sides().size(); i++) {
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
        String text = Figures.ratio(mean.ratio(), mean.interval()) + " over " + mean.rows()
                + (mean.rows() == 1 ? " row" : " rows");
        if (mean.interval().isEmpty()) {
            return text + "; no interval, because no row has enough data";
        }
        return text
                + (mean.forkByFork()
                        ? "; the interval is computed from the means of all rows, one mean per " + unit
                        : "; the interval assumes that rows are independent");
    }
}
