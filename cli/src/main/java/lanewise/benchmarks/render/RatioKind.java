package lanewise.benchmarks.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Score;

/** What a ratio is, so that a reader knows which side of 1 is better. */
enum RatioKind {
    /** Of times or rates: above 1 is faster. */
    SPEED("speed", "relative speed", "Speed relative to %1$s: above 1 is faster than %1$s, below 1 is slower"),
    /** Of another metric with a direction. */
    DIRECTED("ratio (> 1 better)", "ratio (> 1 better)", "Ratio to %1$s: above 1 is better than %1$s"),
    /** Of a metric without a known direction. */
    UNDIRECTED("ratio", "ratio", "Ratio to %1$s: above 1 is higher than %1$s; which values are better is unknown");

    private final String title;
    private final String relative;
    private final String explanation;

    RatioKind(String title, String relative, String explanation) {
        this.title = title;
        this.relative = relative;
        this.explanation = explanation;
    }

    /** Returns the kind of the ratios of a comparison. */
    static RatioKind of(ReportComparison comparison) {
        List<Score> scores = Stream.concat(
                        comparison.rows().stream().map(Row::scores),
                        comparison.inside().stream()
                                .flatMap(inside -> inside.rows().stream())
                                .map(RatiosWithinReport.Line::scores))
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .toList();
        if (!scores.isEmpty() && scores.stream().allMatch(score -> score.direction() == Direction.UNKNOWN)) {
            return UNDIRECTED;
        }
        return scores.stream().allMatch(score -> score.unit().kind() != ScoreUnit.Kind.OTHER) ? SPEED : DIRECTED;
    }

    /** Returns the name of a ratio in a heading, such as {@code speed}. */
    String title() {
        return title;
    }

    /** Returns the heading of a column of ratios to one base. */
    String relative() {
        return relative;
    }

    /** Returns a format for a sentence with the name of the base. */
    String explanation() {
        return explanation;
    }
}
