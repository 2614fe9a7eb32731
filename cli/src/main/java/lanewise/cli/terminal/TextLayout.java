package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arranges words and cells in lines. */
public final class TextLayout {

    private static final int GAP = 2;

    private TextLayout() {}

    /**
     * Pieces one after another, broken into lines where they would grow too long; further lines are as far to the right as
     * the first piece.
     *
     * @param start of the first line
     * @param separator between pieces; one that ends in a space loses it at the end of a line
     * @param width of a line, unless a single piece takes more
     */
    public static List<String> wrapped(String start, List<String> pieces, String separator, int width) {
        List<String> lines = new ArrayList<>();
        String line = start;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i) + (i == pieces.size() - 1 ? "" : separator);
            if (line.length() > start.length() && (line + piece.stripTrailing()).length() > width) {
                lines.add(line.stripTrailing());
                line = " ".repeat(start.length());
            }
            line += piece;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /**
     * Aligns cells at the left of their columns, each as wide as its widest cell.
     *
     * @param rows rows of as many cells each
     * @return a line per row
     */
    public static List<String> table(List<List<String>> rows) {
        return aligned(rows, (cell, padding) -> cell + padding);
    }

    /**
     * Aligns cells at the right of their columns, each as wide as its widest cell.
     *
     * @param rows rows of as many cells each
     * @return a line per row
     */
    public static List<String> rightAligned(List<List<String>> rows) {
        return aligned(rows, (cell, padding) -> padding + cell);
    }

    private static List<String> aligned(List<List<String>> rows, BinaryOperator<String> pad) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                String cell = row.get(column);
                line.append(" ".repeat(column == 0 ? 0 : GAP))
                        .append(pad.apply(cell, " ".repeat(width - cell.length())));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
