package lanewise.benchmarks.render;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.text.Text;

/**
 * What is shown of a comparison, and how wide.
 *
 * @param width maximum number of columns of text; 0 for no limit
 * @param changedOnly whether rows without a change are only counted
 * @param order order of the rows
 * @param unicode whether characters beyond ASCII can be shown in text
 */
public record View(int width, boolean changedOnly, Order order, boolean unicode) {

    /** Everything, in the order of the base. */
    public static final View ALL = new View(0, false, Order.REPORT, false);

    /** The order of rows. */
    public enum Order {
        /** The order of the base. */
        REPORT,
        /** By name and parameters. */
        NAME,
        /** The worst ratio first; rows without a ratio last. */
        RATIO
    }

    /** Returns the rows to show, in order. */
    List<Row> rows(ReportComparison comparison) {
        Stream<Row> rows = comparison.rows().stream();
        if (changedOnly) {
            rows = rows.filter(View::isChanged);
        }
        return switch (order) {
            case REPORT -> rows.toList();
            case NAME ->
                rows.sorted(Comparator.comparing((Row row) -> row.key().benchmark())
                                .thenComparing(row -> row.key().parameters()))
                        .toList();
            case RATIO -> rows.sorted(Comparator.comparingDouble(View::worst)).toList();
        };
    }

    /** Returns whether a side changed. */
    static boolean isChanged(Row row) {
        return row.judgments().stream()
                .flatMap(Optional::stream)
                .anyMatch(j -> j.verdict().isChange() || j.regression());
    }

    private static double worst(Row row) {
        return row.judgments().stream()
                .flatMap(Optional::stream)
                .map(Judgment::ratio)
                .mapToDouble(ratio -> ratio.orElse(Double.POSITIVE_INFINITY))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Returns a remark on rows that are not shown; empty if all are. */
    Optional<String> hidden(ReportComparison comparison) {
        int hidden = comparison.rows().size() - rows(comparison).size();
        return hidden == 0 ? Optional.empty() : Optional.of(Text.count(hidden, "row") + " without a change not shown");
    }
}
