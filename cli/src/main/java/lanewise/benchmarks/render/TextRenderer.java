package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;
import lanewise.text.Printable;

/** Renders a comparison in columns. */
final class TextRenderer {

    private static final String GAP = "  ";
    private static final String INDENT = "  ";
    private static final int WIDTH = 100;

    /**
     * The maximum width of a column in characters, so that a path or a list of flags does not push the next columns
     * out of view.
     */
    private static final int WIDEST = 60;

    private final StringBuilder out = new StringBuilder();

    private TextRenderer() {}

    static String render(ReportComparison comparison) {
        TextRenderer text = new TextRenderer();
        Tables tables = new Tables(comparison);
        text.table(tables.sides());
        text.section("Environments, lines that differ marked *");
        text.table(tables.environments());
        text.out.append('\n');
        comparison.conclusions().forEach(text::paragraph);
        if (!comparison.rulers().isEmpty()) {
            text.section("How fast the machine was");
            text.table(tables.rows(comparison.rulers()));
            comparison.rulerRemarks().forEach(text::paragraph);
        }
        if (!comparison.rows().isEmpty()) {
            text.section("Benchmarks; a ratio above 1 is better");
            text.table(tables.rows(comparison.rows()));
        }
        comparison.inside().ifPresent(inside -> {
            text.section("Ratios inside each report; above 1 is better");
            text.table(tables.inside(inside));
        });
        if (!comparison.unmatched().isEmpty()) {
            text.section("Not compared");
            text.table(tables.unmatched());
        }
        if (!comparison.remarks().isEmpty()) {
            text.section("Remarks");
            comparison.remarks().forEach(text::paragraph);
        }
        text.section("In short");
        Summary.verdicts(comparison).forEach(text::paragraph);
        Summary.means(comparison).forEach(mean -> text.paragraph("Geometric mean, " + mean));
        text.section("How this was calculated");
        comparison.method().forEach(text::paragraph);
        return text.out.toString();
    }

    private void section(String title) {
        out.append('\n').append(title).append('\n').append('\n');
    }

    /** Adds a paragraph with line breaks between words. */
    private void paragraph(String text) {
        int column = 0;
        for (String word : Printable.of(text).split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(INDENT);
                column = INDENT.length();
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        out.append('\n');
    }

    private void table(Table table) {
        boolean indented =
                table.groups().stream().anyMatch(group -> !group.heading().isEmpty());
        String indent = indented ? INDENT : "";
        List<List<Cell>> all = new ArrayList<>();
        all.add(table.headings().stream().map(Cell::text).toList());
        table.groups().forEach(group -> group.lines().forEach(line -> all.add(line.cells())));
        int[] widths = IntStream.range(0, table.headings().size())
                .map(column -> all.stream()
                        .mapToInt(
                                cells -> Printable.of(cells.get(column).text()).length())
                        .map(width -> Math.min(width, WIDEST))
                        .max()
                        .orElse(0))
                .toArray();
        line(indent, all.get(0), widths);
        for (Group group : table.groups()) {
            if (!group.heading().isEmpty()) {
                out.append(Printable.of(group.heading())).append('\n');
            }
            for (Line line : group.lines()) {
                line(indent, line.cells(), widths);
            }
        }
        table.numberedNotes().forEach(this::paragraph);
    }

    private void line(String indent, List<Cell> cells, int... widths) {
        List<List<String>> folded =
                cells.stream().map(cell -> folded(Printable.of(cell.text()))).toList();
        int height = folded.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = folded.get(column);
                String text = i < lines.size() ? lines.get(i) : "";
                String pad = " ".repeat(widths[column] - text.length());
                boolean right = cells.get(column).kind() == Kind.NUMBER && !text.contains("[");
                line.append(right ? pad + text : text + pad).append(GAP);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Splits text into pieces of limited width, between words where possible. */
    private static List<String> folded(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > WIDEST) {
            int space = rest.lastIndexOf(' ', WIDEST);
            int end = space > 0 ? space : WIDEST;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
