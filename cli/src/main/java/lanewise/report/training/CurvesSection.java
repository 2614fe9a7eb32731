package lanewise.report.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import lanewise.evaluation.Evaluation;
import lanewise.text.Text;
import lanewise.training.Milestone;

/** The section with the curves of loss, accuracy and learning rate, and their values as a table. */
final class CurvesSection {

    private static final DoubleFunction<String> LOSS = Markup::shortest;
    private static final DoubleFunction<String> ACCURACY = share -> Markup.shortest(100 * share) + "%";

    private final Markup out;
    private final List<Milestone> milestones;
    private final boolean epochs;
    private final boolean dev;
    private final String horizontal;
    private final double[] xs;
    private final Curve rate;

    CurvesSection(Markup out, TrainingReport report) {
        this.out = out;
        milestones = report.curves().milestones();
        epochs = report.epochs();
        dev = milestones.stream().anyMatch(milestone -> milestone.dev().count() > 0);
        horizontal = epochs ? "epoch" : "iteration";
        xs = values(milestone -> epochs ? milestone.epochs() : milestone.update());
        rate = new Curve("learning rate", values(Milestone::learningRate), Markup::compact);
    }

    private double[] values(ToDoubleFunction<Milestone> number) {
        return milestones.stream().mapToDouble(number).toArray();
    }

    void add() {
        out.element("h2", "Learning curves");
        if (milestones.isEmpty()) {
            out.element("p", "There are no curves, because the training was already complete.");
            return;
        }
        out.raw("<div class=\"charts\">\n");
        chart(
                "Loss",
                "loss (nats)",
                curves(Evaluation::loss, LOSS),
                Double.POSITIVE_INFINITY,
                "Cross-entropy: the mean of -ln(probability of the label). 0 is the best. "
                        + (dev
                                ? "If the dev loss rises while the training loss still falls, the network overfits."
                                : "It should fall quickly at first, and then more and more slowly."));
        chart(
                "Accuracy",
                "accuracy",
                curves(Evaluation::accuracy, ACCURACY),
                1,
                "The fraction of examples whose most probable class is the label. "
                        + (dev
                                ? "The dev curve estimates the accuracy on new examples. It uses no training examples."
                                : "The network is trained on these examples; expect a somewhat lower accuracy on new "
                                        + "ones."));
        out.raw("</div>\n");
        table();
        if (epochs) {
            out.note("The training curves show the mean over the batches of each epoch, with dropout and augmentation "
                    + "if enabled. Therefore training can have a lower accuracy than dev.");
        }
    }

    private List<Curve> curves(ToDoubleFunction<Evaluation> number, DoubleFunction<String> text) {
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("training", values(milestone -> number.applyAsDouble(milestone.train())), text));
        if (dev) {
            curves.add(new Curve("dev", values(milestone -> number.applyAsDouble(milestone.dev())), text));
        }
        return curves;
    }

    private void chart(String name, String vertical, List<Curve> curves, double ceiling, String how) {
        out.raw("<figure>\n").element("h3", name).raw("<p class=\"legend\">");
        for (Curve curve : curves) {
            key(curve);
        }
        key(rate);
        out.raw("</p>\n");
        String title = name + " and learning rate by " + horizontal;
        out.raw(new LineChart(horizontal, xs, curves, ceiling, rate).svg(title, vertical));
        out.element("figcaption", how).raw("</figure>\n");
    }

    private void key(Curve curve) {
        out.cell("span", "key " + curve.kind(), curve.name()).raw(" ");
    }

    /** The values as a table, for readers without a pointer. */
    private void table() {
        out.raw("<details><summary>Values of the curves</summary>\n<div class=\"scroll\"><table class=\"numbers\">\n"
                + "<thead><tr>");
        out.cell("th", horizontal).cell("th", "loss, training");
        if (dev) {
            out.cell("th", "loss, dev");
        }
        out.cell("th", "accuracy, training");
        if (dev) {
            out.cell("th", "accuracy, dev");
        }
        out.cell("th", "learning rate").cell("th", "seconds").raw("</tr></thead>\n<tbody>\n");
        for (int i : LineChart.evenly(milestones.size(), LineChart.MOST_BANDS)) {
            row(milestones.get(i), xs[i]);
        }
        out.raw("</tbody></table></div></details>\n");
    }

    private void row(Milestone milestone, double x) {
        out.raw("<tr>")
                .cell("th", Markup.count(x))
                .cell("td", Text.loss(milestone.train().loss()));
        if (dev) {
            out.cell("td", Text.loss(milestone.dev().loss()));
        }
        out.cell("td", Text.percent(milestone.train().accuracy()));
        if (dev) {
            out.cell("td", Text.percent(milestone.dev().accuracy()));
        }
        out.cell("td", Markup.compact(milestone.learningRate()))
                .cell("td", Markup.number("%.1f", milestone.seconds()))
                .raw("</tr>\n");
    }
}
