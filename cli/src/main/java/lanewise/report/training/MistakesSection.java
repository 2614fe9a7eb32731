package lanewise.report.training;

import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.evaluation.Prediction;
import lanewise.evaluation.Prediction.Ranked;

/** The section with the misclassified examples and their images. */
final class MistakesSection {

    private static final int RANKS = 3;

    /** The minimum percentage that is printed as a number. */
    private static final double LEAST = 0.01;

    /** The maximum number of pixels of an image, which limits the size of the page. */
    private static final int MOST_PIXELS = 20_000;

    private final Markup out;
    private final ReportedPredictions answered;
    private final Examples examples;
    private final LabelSet classes;
    private final String part;

    MistakesSection(Markup out, ReportedPredictions answered, String part) {
        this.out = out;
        this.answered = answered;
        this.part = part;
        examples = answered.examples();
        classes = examples.classes();
    }

    void add() {
        out.element("h2", "The worst mistakes");
        if (answered.mistakes().isEmpty()) {
            out.element("p", "Every one of the " + part + " examples was recognized.");
            return;
        }
        out.raw("<div class=\"mistakes\">\n");
        answered.mistakes().forEach(this::mistake);
        out.raw("</div>\n");
        out.note("Of the " + part + " examples those whose label the network held for least probable. Some are hard to "
                + "read for people too, and now and then the label itself is wrong.");
    }

    private void mistake(Prediction prediction) {
        int j = prediction.example();
        int label = examples.labels()[j];
        String said = "label " + classes.labelOf(label) + ", taken for " + classes.labelOf(prediction.predicted());
        out.raw("<figure class=\"mistake\">");
        int pixels = examples.pixelsPerExample();
        if (pixels <= MOST_PIXELS) {
            out.raw("<img alt=\"example " + j + "\" src=\""
                    + PixelImage.gray(examples.pixels(), j * pixels, examples.height(), examples.width()) + "\">");
        }
        out.raw("<figcaption>").cell("strong", said).raw("<br>");
        prediction.ranking().stream().limit(RANKS).forEach(this::ranked);
        if (prediction.ranking().stream().limit(RANKS).noneMatch(ranked -> ranked.classNumber() == label)) {
            prediction.ranking().stream()
                    .filter(ranked -> ranked.classNumber() == label)
                    .forEach(this::ranked);
        }
        out.cell("span", "number", "example " + Markup.number("%,d", j)).raw("</figcaption></figure>\n");
    }

    private void ranked(Ranked ranked) {
        double percent = 100 * ranked.probability();
        String share =
                percent < LEAST ? "below " + LEAST + "%" : Markup.number(percent < 1 ? "%.2f%%" : "%.1f%%", percent);
        out.cell("span", "rank", classes.labelOf(ranked.classNumber()) + "  " + share);
    }
}
