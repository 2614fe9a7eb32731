package lanewise.report.training;

import lanewise.data.LabelSet;
import lanewise.evaluation.ClassReport;
import lanewise.evaluation.ClassReport.Score;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.report.training.MistakesByCell.Cell;
import lanewise.text.Text;

/** The section with the confusion matrix and the precision and recall of each class. */
final class ConfusionSection {

    /** The maximum number of classes; a larger matrix is not readable. */
    private static final int MOST_CLASSES = 40;

    /** Number of shades of a cell. */
    private static final int SHADES = 6;

    private final Markup out;
    private final ConfusionMatrix matrix;
    private final LabelSet classes;
    private final MistakesByCell mistakes;
    private final String part;

    ConfusionSection(Markup out, ReportedPredictions predictions, MistakesByCell mistakes, String part) {
        this.out = out;
        this.mistakes = mistakes;
        this.part = part;
        matrix = predictions.confusion();
        classes = predictions.examples().classes();
    }

    void add() {
        out.raw("<h2 id=\"confusion-matrix\">Confusion matrix</h2>\n");
        if (matrix.classes() <= MOST_CLASSES) {
            confusion();
            legend();
            mistakes.add(out, cell -> matrix.count(cell.label(), cell.predicted()));
            out.note("Rows: true labels of the " + part + " examples. Columns: predictions. The diagonal counts correct"
                    + " predictions. A strong color off the diagonal marks two classes that the network confuses."
                    + " Select an underlined number to see examples of this mistake.");
        }
        out.element("h2", "Precision and recall");
        scores();
        out.note("Precision: the fraction of the predictions of a class that are correct. Recall: the fraction of the "
                + "examples of a class that are predicted as this class. F1: their harmonic mean. The lowest "
                + "F1 is marked. A dash marks a score that is not defined: precision of a class that is never "
                + "predicted, recall and F1 of a class without examples. The mean omits it.");
    }

    private void confusion() {
        out.raw("<div class=\"scroll\"><table class=\"confusion\">\n<thead><tr><th></th><th class=\"axis\" "
                + "scope=\"colgroup\""
                + " colspan=\"" + classes.size() + "\">predicted</th></tr>\n<tr><th class=\"axis\">label</th>");
        for (int c = 0; c < classes.size(); c++) {
            out.raw("<th scope=\"col\">" + label(c) + "</th>");
        }
        out.raw("</tr></thead>\n<tbody>\n");
        for (int label = 0; label < classes.size(); label++) {
            out.raw("<tr><th scope=\"row\">" + label(label) + "</th>");
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                cell(new Cell(label, predicted));
            }
            out.raw("</tr>\n");
        }
        out.raw("</tbody></table></div>\n");
    }

    private void cell(Cell cell) {
        int count = matrix.count(cell.label(), cell.predicted());
        if (count == 0) {
            out.raw("<td></td>");
            return;
        }
        int row = matrix.labeled(cell.label());
        String number = Integer.toString(count);
        out.raw("<td class=\"" + (cell.label() == cell.predicted() ? "right" : "wrong") + shade(count, row)
                + "\" title=\"label " + label(cell.label()) + ", predicted " + label(cell.predicted()) + ": "
                + Markup.number("%,d", count) + " of " + Markup.number("%,d", row) + " ("
                + Markup.probability((double) count / row) + ")\">");
        out.raw(mistakes.has(cell) ? "<a href=\"#" + cell.id() + "\">" + number + "</a>" : number);
        out.raw("</td>");
    }

    /** The colors of the cells, by the lowest fraction of the row that has them. */
    private void legend() {
        out.raw("<p class=\"legend shades\">Fraction of the row from ");
        for (int shade = 1; shade <= SHADES; shade++) {
            double least = shade == 1 ? 0 : Math.pow(10, 3.0 * (shade - 1) / (SHADES - 1)) / 1000;
            out.raw("<span class=\"shade right" + shade + "\"></span><span class=\"shade wrong" + shade + "\"></span> ")
                    .raw(Markup.number(least > 0 && least < 0.1 ? "%.1f%%" : "%.0f%%", 100 * least))
                    .raw(shade == SHADES ? "" : ", ");
        }
        out.raw("; green: correct, red: wrong.</p>\n");
    }

    /**
     * Returns the shade of a cell with examples by the logarithm of its fraction of the row: 1 for a thousandth or
     * less, the darkest for the whole row.
     */
    private static int shade(int count, int row) {
        double thousandths = Math.max(0, Math.log10(1000.0 * count / row));
        return Math.min(SHADES, 1 + (int) (thousandths * (SHADES - 1) / 3));
    }

    private void scores() {
        ClassReport report = ClassReport.of(matrix);
        double worst = report.scores().stream()
                .filter(score -> score.support() > 0)
                .mapToDouble(Score::f1)
                .min()
                .orElse(Double.NaN);
        out.raw("<div class=\"scroll\"><table class=\"numbers\">\n<thead><tr><th>class</th><th>precision</th>"
                + "<th>recall</th><th>F1</th><th>examples</th></tr></thead>\n<tbody>\n");
        for (int c = 0; c < classes.size(); c++) {
            Score score = report.scores().get(c);
            row(label(c), score, score.support() > 0 && score.f1() == worst);
        }
        row("mean", report.macroAverage(), false);
        out.raw("</tbody></table></div>\n");
    }

    private void row(String name, Score score, boolean marked) {
        out.raw(marked ? "<tr class=\"marked\">" : "<tr>")
                .cell("th", name)
                .cell("td", Text.percent(score.precision()))
                .cell("td", Text.percent(score.recall()))
                .cell("td", Double.isNaN(score.f1()) ? "-" : Markup.number("%.4f", score.f1()))
                .cell("td", Markup.number("%,d", score.support()))
                .raw("</tr>\n");
    }

    private String label(int c) {
        return Integer.toString(classes.labelOf(c));
    }
}
