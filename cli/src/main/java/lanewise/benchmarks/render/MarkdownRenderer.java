package lanewise.benchmarks.render;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;
import lanewise.benchmarks.render.Tables.Detail;
import lanewise.text.Printable;
import lanewise.text.Text;

/**
 * Renders a comparison as Markdown of GitHub. The first line is the summary, and details are collapsed. The text is
 * never longer than a comment on a pull request may be: first the details are left out, then rows without a change,
 * then the last rows.
 */
final class MarkdownRenderer {

    /** The maximum length of a comment on GitHub, in characters. */
    static final int LONGEST = 65_536;

    /** Characters with a meaning in Markdown, including the end of a cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#|~!@$]");

    private final ReportComparison comparison;
    private final View view;
    private final Tables tables;
    private final StringBuilder out = new StringBuilder();

    private MarkdownRenderer(ReportComparison comparison, View view) {
        this.comparison = comparison;
        this.view = view;
        tables = new Tables(comparison);
    }

    static String render(ReportComparison comparison, View view) {
        List<Row> rows = view.rows(comparison);
        String text = new MarkdownRenderer(comparison, view).text(rows, true);
        if (text.length() <= LONGEST) {
            return text;
        }
        text = new MarkdownRenderer(comparison, view).text(rows, false);
        if (text.length() > LONGEST) {
            rows = rows.stream().filter(View::isChanged).toList();
            text = new MarkdownRenderer(comparison, view).text(rows, false);
        }
        while (text.length() > LONGEST && !rows.isEmpty()) {
            rows = rows.subList(0, rows.size() / 2);
            text = new MarkdownRenderer(comparison, view).text(rows, false);
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private String text(List<Row> rows, boolean details) {
        List<String> verdicts = Summary.verdicts(comparison);
        out.append("# Benchmark comparison: ").append(escaped(verdicts.get(0))).append("\n\n");
        list(verdicts.subList(1, verdicts.size()));
        list(Summary.means(comparison));
        list(comparison.conclusions());
        list(comparison.rulerRemarks());
        out.append('\n');
        table(tables.sides());
        if (!rows.isEmpty()) {
            section("Benchmarks");
            out.append(tables.explanation()).append(".\n\n");
            table(tables.rows(rows, details ? Detail.FULL : Detail.SHORT, view.order() != View.Order.RATIO));
        }
        int hidden = comparison.rows().size() - rows.size();
        if (hidden > 0) {
            out.append(Text.count(hidden, "row")).append(" not shown.\n");
        }
        if (details || comparison.sides().size() == 1) {
            comparison.inside().ifPresent(inside -> {
                section(comparison.sides().size() == 1 ? "Variants" : "Ratios within each report");
                if (comparison.sides().size() == 1) {
                    out.append(tables.explanation()).append(".\n\n");
                }
                table(tables.inside(inside, details ? Detail.FULL : Detail.SHORT));
            });
        }
        if (details) {
            details();
        }
        return out.toString();
    }

    private void details() {
        if (!comparison.unmatched().isEmpty()) {
            fold("Not compared");
            table(tables.unmatched());
            endFold();
        }
        if (!comparison.rulers().isEmpty()) {
            fold("Speed of the machine");
            table(tables.rows(comparison.rulers(), Detail.FULL, true));
            endFold();
        }
        fold("Environments");
        table(tables.environments());
        endFold();
        fold("How this was computed");
        list(comparison.remarks());
        list(comparison.method());
        endFold();
    }

    private void section(String title) {
        out.append("\n## ").append(title).append("\n\n");
    }

    private void fold(String title) {
        out.append("\n<details><summary>").append(title).append("</summary>\n\n");
    }

    private void endFold() {
        out.append("\n</details>\n");
    }

    private void list(List<String> lines) {
        lines.forEach(line -> out.append("* ").append(escaped(line)).append('\n'));
    }

    private void table(Table table) {
        row(table.headings().stream().map(MarkdownRenderer::escaped).toList());
        row(Collections.nCopies(table.headings().size(), "---"));
        for (Group group : table.groups()) {
            if (!group.heading().isEmpty()) {
                List<String> cells = table.headings().stream().map(h -> "").collect(Collectors.toList());
                cells.set(0, "**" + escaped(group.heading()) + "**");
                row(cells);
            }
            for (Line line : group.lines()) {
                row(line.cells().stream().map(MarkdownRenderer::cell).toList());
            }
        }
        out.append('\n');
        list(table.numberedNotes());
    }

    private static String cell(Cell cell) {
        boolean strong = cell.kind() == Kind.WORSE
                || cell.kind() == Kind.BETTER
                || cell.kind() == Kind.CHANGED
                || cell.kind() == Kind.DIFFERENT;
        UnaryOperator<String> mark = text -> strong && !text.isEmpty() ? "**" + text + "**" : text;
        return mark.apply(escaped(cell.text()));
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static String escaped(String text) {
        return SPECIAL.matcher(Printable.of(text))
                .replaceAll("\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
