package lanewise.benchmarks.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Line;
import lanewise.benchmarks.render.Tables.Detail;
import lanewise.benchmarks.sides.Side;
import lanewise.html.Html;
import lanewise.html.HtmlPage;
import lanewise.text.Text;

/**
 * Renders a comparison as one HTML page without scripts.
 *
 * <p>Its content security policy allows only its own style. If a name in a report were not escaped, its markup
 * could not load or run anything.
 */
final class HtmlRenderer {

    private static final HtmlPage PAGE = HtmlPage.styled("compare", HtmlRenderer.class, "comparison.css");

    /** The number of rows above which rows without a change are collapsed. */
    private static final int MANY = 30;

    /** The maximum number of sides that have columns of their own; more sides have lines. */
    private static final int MOST_COLUMNS = 2;

    /** The number of remarks above which they are collapsed. */
    private static final int MOST_REMARKS = 10;

    private final ReportComparison comparison;
    private final View view;
    private final Tables tables;
    private final IntervalPlot axis;
    private final StringBuilder out = new StringBuilder();

    private HtmlRenderer(ReportComparison comparison, View view) {
        this.comparison = comparison;
        this.view = view;
        tables = new Tables(comparison);
        Stream<Judgment> shown = Stream.of(
                        comparison.rows().stream().map(Row::judgments),
                        comparison.rulers().stream().map(Row::judgments),
                        comparison.inside().stream()
                                .flatMap(inside -> inside.rows().stream())
                                .map(line -> line.judgments()))
                .flatMap(s -> s)
                .flatMap(List::stream)
                .flatMap(Optional::stream);
        axis = new IntervalPlot(shown.toList(), comparison.settings().threshold());
    }

    static String render(ReportComparison comparison, View view) {
        return new HtmlRenderer(comparison, view).page();
    }

    private String page() {
        String title =
                "Benchmarks: " + comparison.sides().stream().map(Side::title).collect(Collectors.joining(", "));
        out.append(PAGE.start(title));
        element("h1", "Benchmark comparison");
        list("short", Summary.verdicts(comparison));
        list("short", Summary.means(comparison));
        list("", comparison.conclusions());
        list("", comparison.rulerRemarks());
        // With a summary in each line, the table is wide and becomes cards on a narrow screen.
        table(tables.sides(), Summary.isInTable(comparison) ? "rows many" : "sides", false);
        benchmarks();
        comparison.inside().ifPresent(inside -> {
            element("h2", comparison.sides().size() == 1 ? "Variants" : "Ratios within each report");
            explain();
            table(
                    tables.inside(inside, Detail.FULL),
                    "rows inside",
                    comparison.sides().size() == 1);
        });
        if (!comparison.rulers().isEmpty()) {
            element("h2", "Speed of the machine");
            rows(comparison.rulers(), true);
        }
        if (!comparison.unmatched().isEmpty()) {
            element("h2", "Not compared");
            table(tables.unmatched(), "wide", false);
        }
        if (!comparison.remarks().isEmpty()) {
            element("h2", "Remarks");
            folded(comparison.remarks());
        }
        environments();
        element("h2", "How this was computed");
        list("", comparison.method());
        return out.append(HtmlPage.END).toString();
    }

    /** Adds the rows. If there are many, those with a change come first and the others are collapsed. */
    private void benchmarks() {
        List<Row> rows = view.rows(comparison);
        if (!rows.isEmpty()) {
            element("h2", "Benchmarks");
            explain();
            if (rows.size() <= MANY) {
                rows(rows, view.order() != View.Order.RATIO);
            } else {
                List<Row> changed = new View(0, true, View.Order.RATIO, true).rows(comparison.withRows(rows));
                List<Row> others =
                        rows.stream().filter(row -> !View.isChanged(row)).toList();
                element(
                        "p",
                        changed.isEmpty()
                                ? "No row changed."
                                : Text.count(changed.size()) + " changed, the worst ratio first:");
                if (!changed.isEmpty()) {
                    rows(changed, false);
                }
                out.append("<details>\n");
                element("summary", Text.count(others.size()) + " without a change");
                rows(others, view.order() == View.Order.REPORT);
                out.append("</details>\n");
            }
        }
        view.hidden(comparison).ifPresent(text -> element("p", text + "."));
    }

    private void explain() {
        element(
                "p",
                tables.explanation() + ". The shaded band is the threshold of "
                        + Figures.percent(comparison.settings().threshold())
                        + ". All plots share one logarithmic axis; an arrowhead marks a value beyond it.");
    }

    /** Adds the environments. Facts that differ are visible, all others collapsed. */
    private void environments() {
        element("h2", "Environments");
        Table differing = tables.differingEnvironments();
        if (!differing.groups().get(0).lines().isEmpty()) {
            table(differing, "wide", false);
        }
        out.append("<details>\n");
        element("summary", "All facts about the environments");
        table(tables.environments(), "wide", false);
        out.append("</details>\n");
    }

    private void element(String name, String text) {
        out.append(Html.element(name, text));
    }

    private void list(String kind, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append("<ul class=\"").append(kind).append("\">\n");
            lines.forEach(line -> element("li", line));
            out.append("</ul>\n");
        }
    }

    /** Adds lines, collapsed if there are many. */
    private void folded(List<String> lines) {
        if (lines.size() <= MOST_REMARKS) {
            list("", lines);
            return;
        }
        out.append("<details>\n");
        element("summary", Text.count(lines.size()) + " remarks");
        list("", lines);
        out.append("</details>\n");
    }

    /** Adds rows, each as a line of a table on a wide screen and as a card on a narrow one. */
    private void rows(List<Row> rows, boolean grouped) {
        boolean columns = comparison.sides().size() <= MOST_COLUMNS;
        table(
                columns ? tables.rows(rows, Detail.FULL, grouped) : tables.stacked(rows, Detail.FULL),
                columns ? "rows" : "rows many",
                true);
    }

    private void table(Table table, String kind, boolean plotted) {
        out.append("<div class=\"scroll\"><table class=\"").append(kind).append("\">\n<thead><tr>");
        table.headings()
                .forEach(heading -> out.append("<th scope=\"col\">")
                        .append(Html.escaped(heading))
                        .append("</th>"));
        if (plotted) {
            out.append("<th scope=\"col\">interval of the ratio</th>");
        }
        out.append("</tr></thead>\n");
        int columns = table.headings().size() + (plotted ? 1 : 0);
        for (Group group : table.groups()) {
            out.append("<tbody>\n");
            if (!group.heading().isEmpty()) {
                out.append("<tr class=\"group\"><th scope=\"colgroup\" colspan=\"")
                        .append(columns)
                        .append("\">")
                        .append(Html.escaped(group.heading()))
                        .append("</th></tr>\n");
            }
            for (Line line : group.lines()) {
                row(table.headings(), group.heading(), line, plotted);
            }
            out.append("</tbody>\n");
        }
        out.append("</table></div>\n");
        list("notes", table.numberedNotes());
    }

    private void row(List<String> headings, String group, Line line, boolean plotted) {
        out.append("<tr>");
        for (int column = 0; column < headings.size(); column++) {
            Cell cell = line.cells().get(column);
            // A card omits empty cells.
            String empty = cell.text().isEmpty() || cell.text().equals(Tables.NOTHING) ? " empty" : "";
            out.append("<td class=\"")
                    .append(cell.kind().name().toLowerCase(Locale.ROOT))
                    .append(empty)
                    .append("\" data-label=\"")
                    .append(Html.escaped(headings.get(column)))
                    .append("\">")
                    .append(content(cell))
                    .append("</td>");
        }
        if (plotted) {
            List<Optional<Judgment>> ratios =
                    line.judgments().stream().filter(Optional::isPresent).toList();
            out.append("<td class=\"plot\">")
                    .append(ratios.isEmpty() ? "" : axis.svg(ratios, spoken(group, line, ratios)))
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

    private static String spoken(String group, Line line, List<Optional<Judgment>> ratios) {
        String ratio =
                ratios.stream().flatMap(Optional::stream).map(Tables::ratio).collect(Collectors.joining(", "));
        return (group + " " + line.cells().get(0).text()).strip() + "; ratio " + ratio;
    }
}
