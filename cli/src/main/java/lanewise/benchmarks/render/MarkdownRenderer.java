package lanewise.benchmarks.render;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;
import lanewise.text.Printable;

/** Renders a comparison as Markdown of GitHub. */
final class MarkdownRenderer {

    /** Characters with a meaning in Markdown, including the end of a cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#|~!@$]");

    private final StringBuilder out = new StringBuilder();

    private MarkdownRenderer() {}

    static String render(ReportComparison comparison) {
        MarkdownRenderer markdown = new MarkdownRenderer();
        Tables tables = new Tables(comparison);
        markdown.out.append("# Benchmark comparison\n\n");
        markdown.list(Summary.verdicts(comparison));
        markdown.list(Summary.means(comparison).stream()
                .map(mean -> "Geometric mean, " + mean)
                .toList());
        markdown.out.append('\n');
        markdown.table(tables.sides());
        markdown.section("Environments");
        markdown.table(tables.environments());
        markdown.list(comparison.conclusions());
        if (!comparison.rows().isEmpty()) {
            markdown.section("Benchmarks");
            markdown.out.append("A ratio above 1 is better.\n\n");
            markdown.table(tables.rows(comparison.rows()));
        }
        if (!comparison.rulers().isEmpty()) {
            markdown.section("How fast the machine was");
            markdown.table(tables.rows(comparison.rulers()));
            markdown.list(comparison.rulerRemarks());
        }
        comparison.inside().ifPresent(inside -> {
            markdown.section("Ratios inside each report");
            markdown.table(tables.inside(inside));
        });
        if (!comparison.unmatched().isEmpty()) {
            markdown.section("Not compared");
            markdown.table(tables.unmatched());
        }
        markdown.list(comparison.remarks());
        markdown.section("How this was calculated");
        markdown.list(comparison.method());
        return markdown.out.toString();
    }

    private void section(String title) {
        out.append("\n## ").append(title).append("\n\n");
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
        boolean strong = cell.kind() == Kind.WORSE || cell.kind() == Kind.BETTER || cell.kind() == Kind.DIFFERENT;
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
