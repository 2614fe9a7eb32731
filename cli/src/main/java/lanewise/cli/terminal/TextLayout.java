package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arranges text in lines and columns. */
public final class TextLayout {

    private static final int GAP = 2;
    private static final String PARAGRAPH_INDENT = "    ";

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
     * Breaks a long line between words. Further lines are indented.
     *
     * @param text the line
     * @param width maximum length of a line, exceeded only by a single longer word
     * @return the lines
     */
    public static List<String> paragraph(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            int start = 0;
            while (start < rest.length() && rest.charAt(start) == ' ') {
                start++;
            }
            if (end <= start) {
                end = rest.indexOf(' ', start);
            }
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = PARAGRAPH_INDENT + rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    /**
     * Aligns cells to the left, in columns as wide as their widest cells.
     *
     * @param rows rows of the same number of cells
     * @return one line per row
     */
    public static List<String> table(List<List<String>> rows) {
        return columns(rows, Integer.MAX_VALUE);
    }

    /**
     * Aligns cells to the right, in columns as wide as their widest cells.
     *
     * @param rows rows of the same number of cells
     * @return one line per row
     */
    public static List<String> rightAligned(List<List<String>> rows) {
        return columns(rows, 0);
    }

    /**
     * Aligns the cells of the first columns to the left, and those of the others to the right.
     *
     * @param rows rows of the same number of cells
     * @param left number of columns that are aligned to the left
     * @return one line per row
     */
    public static List<String> columns(List<List<String>> rows, int left) {
        return aligned(rows, (column, cell, padding) -> column < left ? cell + padding : padding + cell);
    }

    /** Pads a cell. */
    private interface Pad {
        String apply(int column, String cell, String padding);
    }

    private static List<String> aligned(List<List<String>> rows, Pad pad) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> row : rows) {
            Arrays.setAll(
                    widths, column -> Math.max(widths[column], row.get(column).length()));
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(" ".repeat(column == 0 ? 0 : GAP))
                        .append(pad.apply(column, cell, " ".repeat(widths[column] - cell.length())));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
