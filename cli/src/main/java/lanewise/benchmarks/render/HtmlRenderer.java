package lanewise.benchmarks.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Side;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Line;
import lanewise.html.Html;
import lanewise.html.HtmlPage;

/**
 * Renders a comparison as one HTML page without scripts.
 *
 * <p>Its content security policy allows only its own style. A name in a report that was markup and was not escaped
 * could load and run nothing.
 */
final class HtmlRenderer {

    private static final HtmlPage PAGE = HtmlPage.styled(HtmlRenderer.class, "comparison.css");

    private final ReportComparison comparison;
    private final Tables tables;
    private final StringBuilder out = new StringBuilder();

    private HtmlRenderer(ReportComparison comparison) {
        this.comparison = comparison;
        tables = new Tables(comparison);
    }

    static String render(ReportComparison comparison) {
        return new HtmlRenderer(comparison).page();
    }

    private String page() {
        String title =
                "Benchmarks: " + comparison.sides().stream().map(Side::title).collect(Collectors.joining(", "));
        out.append(PAGE.start(title));
        element("h1", "Benchmark comparison");
        list("short", Summary.verdicts(comparison));
        list(
                "short",
                Summary.means(comparison).stream()
                        .map(mean -> "Geometric mean, " + mean)
                        .toList());
        table(tables.sides(), "sides", Optional.empty());
        environments();
        if (!comparison.rows().isEmpty()) {
            element("h2", "Benchmarks");
            element(
                    "p",
                    "A ratio above 1 is better. The shaded band is the threshold of "
                            + Figures.percent(comparison.settings().threshold()) + "; the axis is logarithmic.");
            rows(comparison.rows());
        }
        if (!comparison.rulers().isEmpty()) {
            element("h2", "How fast the machine was");
            rows(comparison.rulers());
            list("", comparison.rulerRemarks());
        }
        comparison.inside().ifPresent(inside -> {
            element("h2", "Ratios inside each report");
            table(tables.inside(inside), "rows inside", Optional.empty());
        });
        if (!comparison.unmatched().isEmpty()) {
            element("h2", "Not compared");
            table(tables.unmatched(), "wide", Optional.empty());
        }
        if (!comparison.remarks().isEmpty()) {
            element("h2", "Remarks");
            list("", comparison.remarks());
        }
        element("h2", "How this was calculated");
        list("", comparison.method());
        return out.append(HtmlPage.END).toString();
    }

    /** Adds the environments. Facts that differ are visible, all others collapsed. */
    private void environments() {
        element("h2", "Environments");
        list("", comparison.conclusions());
        Table all = tables.environments();
        Table differing = tables.differingEnvironments();
        if (!differing.groups().get(0).lines().isEmpty()) {
            table(differing, "wide", Optional.empty());
        }
        out.append("<details>\n");
        element("summary", "All that is known of the environments");
        table(all, "wide", Optional.empty());
        out.append("</details>\n");
    }

    private void element(String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(Html.escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void list(String kind, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("<ul class=\"").append(kind).append("\">\n");
            lines.forEach(line -> element("li", line));
            out.append("</ul>\n");
        }
    }

    /** Adds rows, each as a line of a table on a wide screen and as a card on a narrow one. */
    private void rows(List<Row> rows) {
        String kind = comparison.sides().size() > 2 ? "rows many" : "rows";
        table(tables.rows(rows), kind, Optional.of("interval of the ratio"));
    }

    private void table(Table table, String kind, Optional<String> plot) {
        out.append("<div class=\"scroll\"><table class=\"").append(kind).append("\">\n<thead><tr>");
        table.headings()
                .forEach(heading -> out.append("<th scope=\"col\">")
                        .append(Html.escaped(heading))
                        .append("</th>"));
        plot.ifPresent(
                heading -> out.append("<th scope=\"col\">").append(heading).append("</th>"));
        out.append("</tr></thead>\n");
        int columns = table.headings().size() + (plot.isPresent() ? 1 : 0);
        for (Group group : table.groups()) {
            out.append("<tbody>\n");
            if (!group.heading().isEmpty()) {
                out.append("<tr class=\"group\"><th scope=\"colgroup\" colspan=\"")
                        .append(columns)
                        .append("\">")
                        .append(Html.escaped(group.heading()))
                        .append("</th></tr>\n");
            }
            IntervalPlot axis = new IntervalPlot(
                    group.lines().stream().flatMap(line -> line.row().stream()).toList(),
                    comparison.settings().threshold());
            for (Line line : group.lines()) {
                row(table.headings(), line, plot.isPresent() ? Optional.of(axis) : Optional.empty());
            }
            out.append("</tbody>\n");
        }
        out.append("</table></div>\n");
        list("notes", table.numberedNotes());
    }

    private void row(List<String> headings, Line line, Optional<IntervalPlot> plot) {
        out.append("<tr>");
        for (int column = 0; column < headings.size(); column++) {
            Cell cell = line.cells().get(column);
            // A card omits empty cells.
            String empty = cell.text().isEmpty() ? " empty" : "";
            out.append("<td class=\"")
                    .append(cell.kind().name().toLowerCase(Locale.ROOT))
                    .append(empty)
                    .append("\" data-label=\"")
                    .append(Html.escaped(headings.get(column)))
                    .append("\">")
                    .append(content(cell))
                    .append("</td>");
        }
        if (plot.isPresent()) {
            Row row = line.row().orElseThrow();
            List<String> labels = comparison.sides().stream().map(Side::label).toList();
            out.append("<td class=\"plot\">")
                    .append(plot.get().svg(row, labels, spoken(row)))
                    .append("</td>");
        }
        out.append("</tr>\n");
    }

    /** Returns the content of a cell. A line may break before an interval but not inside it. */
    private static String content(Cell cell) {
        String text = Html.escaped(cell.text());
        int interval = cell.kind() == Table.Kind.NUMBER ? text.indexOf('[') : -1;
        return interval < 0 ? text : text.substring(0, interval) + "<span>" + text.substring(interval) + "</span>";
    }

    private String spoken(Row row) {
        StringBuilder text = new StringBuilder(row.key().toString());
        for (int side = 1; side < row.judgments().size(); side++) {
            String label = comparison.sides().get(side).label();
            row.judgments()
                    .get(side)
                    .ifPresent(judgment -> text.append("; ratio of ")
                            .append(label)
                            .append(" to A ")
                            .append(Tables.ratio(judgment)));
        }
        return text.toString();
    }
}
