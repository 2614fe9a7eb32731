package lanewise.benchmarks.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.benchmarks.render.Table.Cell;
import lanewise.benchmarks.render.Table.Group;
import lanewise.benchmarks.render.Table.Kind;
import lanewise.benchmarks.render.Table.Line;
import lanewise.text.Printable;

/** Arranges paragraphs and tables in lines of limited width. */
final class TextPage {

    private static final String GAP = "  ";
    private static final String INDENT = "  ";

    /** The width of paragraphs if there is no limit. */
    private static final int READABLE = 100;

    /**
     * The maximum width of a column in characters, so that a path or a list of flags does not push the next columns
     * out of view.
     */
    private static final int WIDEST = 60;

    /** The minimum width of a column that is narrowed to fit the page. */
    private static final int NARROWEST = 10;

    private final StringBuilder out = new StringBuilder();
    private final int width;

    /**
     * Creates an empty page.
     *
     * @param width maximum number of columns, 0 for no limit
     */
    TextPage(int width) {
        this.width = width;
    }

    String text() {
        return out.toString();
    }

    void line(String text) {
        out.append(text).append('\n');
    }

    void section(String title) {
        line("");
        paragraph(title);
        line("");
    }

    /** Adds a paragraph with line breaks between words. */
    void paragraph(String text) {
        int most = width == 0 ? READABLE : Math.min(width, READABLE);
        List<String> lines = folded(Printable.of(text), most, most - INDENT.length());
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? "" : INDENT) + lines.get(i));
        }
    }

    /** Returns whether no line of a table is wider than the page. */
    boolean fits(Table table) {
        if (width == 0) {
            return true;
        }
        int total = indent(table).length();
        int[] widths = widths(table);
        for (int column : widths) {
            total += column;
        }
        return total + GAP.length() * (widths.length - 1) <= width;
    }

    void table(Table table) {
        String indent = indent(table);
        int[] widths = narrowed(widths(table), indent.length());
        cells(indent, table.headings().stream().map(Cell::text).toList(), widths);
        for (Group group : table.groups()) {
            if (!group.heading().isEmpty()) {
                paragraph(group.heading());
            }
            for (Line line : group.lines()) {
                cells(indent, line.cells(), widths);
            }
        }
        table.numberedNotes().forEach(this::paragraph);
    }

    private static String indent(Table table) {
        return table.groups().stream().anyMatch(group -> !group.heading().isEmpty()) ? INDENT : "";
    }

    private static int[] widths(Table table) {
        List<List<Cell>> all = new ArrayList<>();
        all.add(table.headings().stream().map(Cell::text).toList());
        table.groups().forEach(group -> group.lines().forEach(line -> all.add(line.cells())));
        return IntStream.range(0, table.headings().size())
                .map(column -> all.stream()
                        .mapToInt(
                                cells -> Printable.of(cells.get(column).text()).length())
                        .map(length -> Math.min(length, WIDEST))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** Returns widths that fit the page, by taking from the widest column as long as that leaves it readable. */
    private int[] narrowed(int[] widths, int indent) {
        int[] narrow = widths.clone();
        int total = indent
                + GAP.length() * (narrow.length - 1)
                + IntStream.of(narrow).sum();
        while (width > 0 && total > width) {
            int widest = 0;
            for (int column = 1; column < narrow.length; column++) {
                widest = narrow[column] > narrow[widest] ? column : widest;
            }
            if (narrow[widest] <= NARROWEST) {
                break;
            }
            narrow[widest]--;
            total--;
        }
        return narrow;
    }

    private void cells(String indent, List<Cell> cells, int... widths) {
        List<List<String>> folded = IntStream.range(0, widths.length)
                .mapToObj(column -> folded(
                        Printable.of(cells.get(column).text()),
                        Math.max(1, widths[column]),
                        Math.max(1, widths[column])))
                .toList();
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
            line(line.toString().stripTrailing());
        }
    }

    /** Splits text into pieces of limited width, between words where possible. */
    private static List<String> folded(String text, int first, int others) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int most = first;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            most = others;
        }
        lines.add(rest);
        return lines;
    }
}
