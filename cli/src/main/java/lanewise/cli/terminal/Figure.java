package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import lanewise.text.Printable;

/**
 * A drawing with its caption.
 *
 * @param art lines of {@code columns} visible characters each
 * @param columns visible width of the drawing; its lines are longer if they contain escape codes
 * @param caption lines of plain text
 */
public record Figure(List<String> art, int columns, List<String> caption) {

    private static final int GAP = 3;

    /** Replaces characters of the caption that are not printable. */
    public Figure {
        caption = caption.stream().map(Printable::of).toList();
    }

    /**
     * Arranges figures side by side, in as many bands as the width requires.
     *
     * @param figures the figures
     * @param width maximum length of a line, exceeded only by a single wider figure
     * @return the lines
     */
    public static List<String> sideBySide(List<Figure> figures, int width) {
        int cell = figures.stream().mapToInt(Figure::width).max().orElse(0);
        int perBand = columns(cell, width);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < figures.size(); from += perBand) {
            List<Figure> band = figures.subList(from, Math.min(from + perBand, figures.size()));
            if (from > 0) {
                lines.add("");
            }
            int height = band.stream().mapToInt(f -> f.art.size()).max().orElse(0);
            for (int line = 0; line < height; line++) {
                lines.add(row(band, line, cell, true));
            }
            int captions = band.stream().mapToInt(f -> f.caption.size()).max().orElse(0);
            for (int line = 0; line < captions; line++) {
                lines.add(row(band, line, cell, false));
            }
        }
        return lines;
    }

    /**
     * Returns the number of figures side by side.
     *
     * @param cell width of a figure
     * @param width maximum length of a line
     * @return the number, 1 or more
     */
    public static int columns(int cell, int width) {
        return Math.max(1, (width + GAP) / (cell + GAP));
    }

    private int width() {
        return Math.max(columns, caption.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String row(List<Figure> band, int line, int cell, boolean art) {
        StringBuilder row = new StringBuilder();
        int owed = 0;
        for (Figure figure : band) {
            List<String> from = art ? figure.art : figure.caption;
            String text = line < from.size() ? from.get(line) : "";
            int columns = art && line < from.size() ? figure.columns : text.length();
            row.append(" ".repeat(owed)).append(text);
            owed = cell - columns + GAP;
        }
        return row.toString().stripTrailing();
    }
}
