package lanewise.report.training;

import lanewise.data.LabelSet;
import lanewise.evaluation.ClassReport;
import lanewise.evaluation.ClassReport.Score;
import lanewise.evaluation.ConfusionMatrix;

/** The section with the confusion matrix and the precision and recall of each class. */
final class ConfusionSection {

    /** The maximum number of classes; a larger matrix is not readable. */
    private static final int MOST_CLASSES = 40;

    /** Number of shades of a cell; 0 means none. */
    private static final int SHADES = 6;

    private final Markup out;
    private final ConfusionMatrix matrix;
    private final LabelSet classes;
    private final String part;

    ConfusionSection(Markup out, ReportedPredictions predictions, String part) {
        this.out = out;
        this.part = part;
        matrix = predictions.confusion();
        classes = predictions.examples().classes();
    }

    void add() {
        out.element("h2", "Confusion matrix");
        if (matrix.classes() <= MOST_CLASSES) {
            confusion();
            out.note("Rows: true labels of the " + part + " examples. Columns: predictions. The diagonal counts correct"
                    + " predictions. A strong color off the diagonal marks two classes that the network confuses. The color"
                    + " shows the fraction of the row, on a logarithmic scale.");
        }
        out.element("h2", "Precision and recall");
        scores();
        out.note(
                "Precision: the fraction of the predictions of a class that are correct. Recall: the fraction of the"
                        + " examples of a class that are predicted as this class. F1: their harmonic mean. The lowest F1 is marked.");
    }

    private void confusion() {
        out.raw("<div class=\"scroll\"><table class=\"confusion\">\n<thead><tr><th></th>");
        for (int c = 0; c < classes.size(); c++) {
            out.cell("th", label(c));
        }
        out.raw("</tr></thead>\n<tbody>\n");
        for (int label = 0; label < classes.size(); label++) {
            out.raw("<tr>").cell("th", label(label));
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                int count = matrix.count(label, predicted);
                String kind = (label == predicted ? "right" : "wrong") + shade(count, matrix.labeled(label));
                out.cell("td", kind, count == 0 ? "" : Integer.toString(count));
            }
            out.raw("</tr>\n");
        }
        out.raw("</tbody></table></div>\n");
    }

    /**
     * Returns the shade of a cell by the logarithm of its fraction of the row: 1 for a thousandth or less, the
     * darkest for the whole row.
     */
    private static int shade(int count, int row) {
        if (count == 0) {
            return 0;
        }
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
                .cell("td", Markup.percent(score.precision()))
                .cell("td", Markup.percent(score.recall()))
                .cell("td", Markup.number("%.4f", score.f1()))
                .cell("td", Markup.number("%,d", score.support()))
                .raw("</tr>\n");
    }

    private String label(int c) {
        return Integer.toString(classes.labelOf(c));
    }
}
