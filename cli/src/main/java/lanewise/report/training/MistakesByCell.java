package lanewise.report.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import lanewise.data.Examples;
import lanewise.report.training.ReportedPredictions.Mistake;

/**
 * The misclassified examples of each cell of the confusion matrix, and the part of them that the page shows.
 *
 * @param examples the labeled examples
 * @param shown the shown examples of each cell, those whose labels have the lowest probability first; in the order of
 *     the rows of the matrix. Cells without examples, and those for which the page has no room, are missing
 */
record MistakesByCell(Examples examples, Map<Cell, List<Mistake>> shown) {

    /** The maximum number of examples of a cell. */
    private static final int MOST_PER_CELL = 6;

    /** The maximum number of examples of all cells together. */
    private static final int MOST = 300;

    /** The maximum number of pixels of all examples together. */
    private static final int MOST_PIXELS = 400_000;

    /**
     * A cell of the confusion matrix.
     *
     * @param label class number of the row
     * @param predicted class number of the column
     */
    record Cell(int label, int predicted) {

        /** Returns the id of the element with the examples of this cell. */
        String id() {
            return "label-" + label + "-predicted-" + predicted;
        }
    }

    /**
     * Returns the mistakes of some predictions. If the page has no room for all cells, the cells with the most are
     * kept.
     */
    static MistakesByCell of(ReportedPredictions predictions) {
        Map<Cell, List<Mistake>> cells =
                new TreeMap<>(Comparator.comparingInt(Cell::label).thenComparingInt(Cell::predicted));
        for (Mistake mistake : predictions.wrong()) {
            cells.computeIfAbsent(new Cell(mistake.label(), mistake.predicted()), cell -> new ArrayList<>())
                    .add(mistake);
        }
        Examples examples = predictions.examples();
        int room = Math.min(MOST, MOST_PIXELS / Math.max(1, examples.pixelsPerExample()));
        int perCell = MOST_PER_CELL;
        while (perCell > 1 && total(cells, perCell) > room) {
            perCell--;
        }
        int each = perCell;
        Map<Cell, List<Mistake>> shown = new LinkedHashMap<>();
        Set<Cell> kept = cells.keySet().stream()
                .sorted(Comparator.comparingInt(cell -> -cells.get(cell).size()))
                .limit(total(cells, each) > room ? room : cells.size())
                .collect(Collectors.toSet());
        cells.forEach((cell, mistakes) -> {
            if (kept.contains(cell)) {
                shown.put(cell, mistakes.subList(0, Math.min(each, mistakes.size())));
            }
        });
        return new MistakesByCell(examples, shown);
    }

    private static int total(Map<Cell, List<Mistake>> cells, int perCell) {
        return cells.values().stream()
                .mapToInt(mistakes -> Math.min(perCell, mistakes.size()))
                .sum();
    }

    /** Returns whether the page shows examples of a cell. */
    boolean has(Cell cell) {
        return shown.containsKey(cell);
    }

    /**
     * Adds the examples of every cell. The style shows only those of the cell whose link was followed.
     *
     * @param counts returns the number of examples of a cell
     */
    void add(Markup out, ToIntFunction<Cell> counts) {
        shown.forEach((cell, mistakes) -> {
            out.raw("<section class=\"cell\" id=\"" + cell.id() + "\">\n");
            int count = counts.applyAsInt(cell);
            out.element("h3", title(cell, count, mistakes.size()));
            out.raw("<div class=\"examples\">\n");
            mistakes.forEach(mistake -> add(out, mistake));
            out.raw("</div>\n<p><a href=\"#confusion-matrix\">Close</a></p>\n</section>\n");
        });
    }

    private String title(Cell cell, int count, int shown) {
        String title = "Label " + examples.classes().labelOf(cell.label()) + ", predicted "
                + examples.classes().labelOf(cell.predicted()) + ": "
                + Markup.number("%,d", count) + (count == 1 ? " example" : " examples");
        return count > shown ? title + ", of which " + shown + " are shown" : title;
    }

    private void add(Markup out, Mistake mistake) {
        out.raw("<figure class=\"mistake\">").raw(PixelImage.element(examples, mistake.example()));
        out.raw("<figcaption>");
        out.cell("span", "rank", label(mistake.predicted(), mistake.ofPredicted()));
        out.cell("span", "rank", label(mistake.label(), mistake.ofLabel()));
        out.cell("span", "number", "example " + Markup.number("%,d", mistake.example()));
        out.raw("</figcaption></figure>\n");
    }

    private String label(int c, float probability) {
        return examples.classes().labelOf(c) + "  " + Markup.probability(probability);
    }
}
