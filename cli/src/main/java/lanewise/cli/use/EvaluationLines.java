package lanewise.cli.use;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.cli.terminal.TextLayout;
import lanewise.data.LabelSet;
import lanewise.evaluation.ClassReport;
import lanewise.evaluation.ClassReport.Score;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.text.Text;

/** Formats the evaluation of a network in lines. */
final class EvaluationLines {

    /** The maximum number of classes; a wider table would not fit a terminal. */
    private static final int MOST_CLASSES = 30;

    private EvaluationLines() {}

    /** Returns the lines. */
    static List<String> of(Evaluation evaluation, ConfusionMatrix matrix, LabelSet classes) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("accuracy " + Text.percent(evaluation.accuracy()) + " (" + Text.count(evaluation.correct()) + " of "
                + Text.count(evaluation.count()) + "), loss " + Text.loss(evaluation.loss()));
        lines.add("");
        lines.addAll(TextLayout.rightAligned(scores(ClassReport.of(matrix), classes)));
        if (matrix.classes() <= MOST_CLASSES) {
            lines.add("");
            lines.add("Confusion matrix (rows: true label, columns: prediction):");
            lines.addAll(TextLayout.rightAligned(counts(matrix, classes)));
        }
        return lines;
    }

    private static List<List<String>> scores(ClassReport report, LabelSet classes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", "precision", "recall", "F1", "examples"));
        for (int c = 0; c < classes.size(); c++) {
            rows.add(row(Integer.toString(classes.labelOf(c)), report.scores().get(c)));
        }
        rows.add(row("mean", report.macroAverage()));
        return rows;
    }

    private static List<String> row(String name, Score score) {
        return List.of(
                name,
                Text.percent(score.precision()),
                Text.percent(score.recall()),
                Double.isNaN(score.f1()) ? "-" : String.format(Locale.ROOT, "%.4f", score.f1()),
                Text.count(score.support()));
    }

    private static List<List<String>> counts(ConfusionMatrix matrix, LabelSet classes) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (int c = 0; c < classes.size(); c++) {
            head.add(Integer.toString(classes.labelOf(c)));
        }
        rows.add(head);
        for (int label = 0; label < classes.size(); label++) {
            List<String> row = new ArrayList<>(List.of(head.get(label + 1)));
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                int count = matrix.count(label, predicted);
                row.add(count == 0 ? "." : Integer.toString(count));
            }
            rows.add(row);
        }
        return rows;
    }
}
