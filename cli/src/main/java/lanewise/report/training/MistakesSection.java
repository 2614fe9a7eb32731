package lanewise.report.training;

import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.evaluation.Prediction;
import lanewise.evaluation.Prediction.Ranked;

/** The section with the misclassified examples and their images. */
final class MistakesSection {

    private static final int RANKS = 3;

    private final Markup out;
    private final ReportedPredictions predictions;
    private final Examples examples;
    private final LabelSet classes;
    private final String part;

    MistakesSection(Markup out, ReportedPredictions predictions, String part) {
        this.out = out;
        this.predictions = predictions;
        this.part = part;
        examples = predictions.examples();
        classes = examples.classes();
    }

    void add() {
        out.element("h2", "Worst mistakes");
        if (predictions.worst().isEmpty()) {
            out.element("p", "All " + part + " examples are classified correctly.");
            return;
        }
        out.raw("<div class=\"mistakes\">\n");
        predictions.worst().forEach(this::mistake);
        out.raw("</div>\n");
        out.note("These are the misclassified " + part
                + " examples whose labels have the lowest probabilities. Some are hard to read"
                + " for people too, and a few labels are wrong.");
    }

    private void mistake(Prediction prediction) {
        int j = prediction.example();
        int label = examples.labels()[j];
        String caption = "label " + classes.labelOf(label) + ", predicted " + classes.labelOf(prediction.predicted());
        out.raw("<figure class=\"mistake\">");
        out.raw(PixelImage.element(examples, j));
        out.raw("<figcaption>").cell("strong", caption).raw("<br>");
        prediction.ranking().stream().limit(RANKS).forEach(this::ranked);
        if (prediction.ranking().stream().limit(RANKS).noneMatch(ranked -> ranked.classNumber() == label)) {
            prediction.ranking().stream()
                    .filter(ranked -> ranked.classNumber() == label)
                    .forEach(this::ranked);
        }
        out.cell("span", "number", "example " + Markup.number("%,d", j)).raw("</figcaption></figure>\n");
    }

    private void ranked(Ranked ranked) {
        out.cell(
                "span",
                "rank",
                classes.labelOf(ranked.classNumber()) + "  " + Markup.probability(ranked.probability()));
    }
}
