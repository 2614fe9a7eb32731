package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.GeometricMean;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Verdict;

/** Summarizes a comparison in a few sentences. */
final class Summary {

    /** Logarithm of the largest ratio that is printed as a figure. */
    private static final double MOST = 3;

    private Summary() {}

    /**
     * Returns lines for each side except the base: the number of rows per verdict and, if some are within noise, how
     * large a difference the noise may hide.
     */
    static List<String> verdicts(ReportComparison comparison) {
        ScoreUnit unit = comparison.rows().isEmpty()
                ? ScoreUnit.of("s/op")
                : comparison.rows().get(0).unit();
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < comparison.sides().size(); i++) {
            int side = i;
            String counts = Stream.of(Verdict.values())
                    .map(verdict -> count(comparison, side, verdict) + " " + verdict.text(unit))
                    .filter(count -> !count.startsWith("0 "))
                    .collect(Collectors.joining(", "));
            lines.add(comparison.sides().get(i).label() + " against A: " + (counts.isEmpty() ? "no ratio" : counts));
            hidden(comparison, side)
                    .ifPresent(percent -> lines.add(String.format(
                            Locale.ROOT,
                            "In the middle one of the rows within noise a difference below %." + (percent < 10 ? 1 : 0)
                                    + "f %% would not be seen; four times as many forks halve that.",
                            percent)));
        }
        return lines;
    }

    /** Returns the median of the half widths of the intervals of the rows within noise, in percent. */
    private static OptionalDouble hidden(ReportComparison comparison, int side) {
        double[] halves = comparison.rows().stream()
                .flatMap(row -> row.judgments().get(side).stream())
                .filter(judgment -> judgment.verdict() == Verdict.WITHIN_NOISE)
                .flatMap(judgment -> judgment.interval().stream())
                .mapToDouble(interval -> Math.log(interval.high() / interval.low()) / 2)
                .filter(half -> half > 0 && half < MOST)
                .sorted()
                .toArray();
        return halves.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * Math.expm1(halves[halves.length / 2]));
    }

    private static long count(ReportComparison comparison, int side, Verdict verdict) {
        return comparison.rows().stream()
                .filter(row -> row.judgments()
                        .get(side)
                        .filter(j -> j.verdict() == verdict)
                        .isPresent())
                .count();
    }

    /** Returns a line for each side that has a geometric mean. */
    static List<String> means(ReportComparison comparison) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < comparison.sides().size(); i++) {
            Optional<GeometricMean> mean = comparison.means().get(i);
            if (mean.isPresent()) {
                lines.add(comparison.sides().get(i).label() + " against A: " + mean(mean.get()));
            }
        }
        return lines;
    }

    private static String mean(GeometricMean mean) {
        String text = Figures.ratio(mean.ratio(), mean.interval()) + " over " + mean.rows()
                + (mean.rows() == 1 ? " row" : " rows");
        if (mean.interval().isEmpty()) {
            return text + ", none with enough data for an interval";
        }
        return text
                + (mean.forkByFork()
                        ? ", its interval from the mean of all rows fork by fork"
                        : ", its interval as if rows were independent");
    }
}
