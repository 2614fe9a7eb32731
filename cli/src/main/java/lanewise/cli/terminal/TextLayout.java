package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arranges text in lines and columns. */
public final class TextLayout {

    private static final int GAP = 2;

    private TextLayout() {}

    /**
     * Joins pieces of text and wraps them into lines. Further lines are indented to the start of the first piece.
     *
     * @param start start of the first line
     * @param pieces the pieces
     * @param separator text between pieces; spaces at the end of a line are removed
     * @param width maximum length of a line, exceeded only by a single longer piece
     * @return the lines
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
     * Aligns cells to the left, in columns as wide as their widest cells.
     *
     * @param rows rows of the same number of cells
     * @return one line per row
     */
    public static List<String> table(List<List<String>> rows) {
        return aligned(rows, (cell, padding) -> cell + padding);
    }

    /**
     * Aligns cells to the right, in columns as wide as their widest cells.
     *
     * @param rows rows of the same number of cells
     * @return one line per row
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
