package lanewise.report.training;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import lanewise.evaluation.Evaluation;
import lanewise.html.HtmlPage;
import lanewise.report.training.LineChart.Curve;
import lanewise.report.training.LineChart.Point;
import lanewise.report.training.TrainingReport.Part;
import lanewise.training.Milestone;

/** The page of the report, section by section. */
final class ReportPage {

    private static final HtmlPage PAGE = HtmlPage.styled(ReportPage.class, "report.css");

    private final TrainingReport report;
    private final ReportedPredictions predictions;
    private final Markup out = new Markup();

    ReportPage(TrainingReport report, ReportedPredictions predictions) {
        this.report = report;
        this.predictions = predictions;
    }

    String html() {
        out.raw(PAGE.start("Training report: " + report.network().shape()));
        out.element("h1", "Training report: " + report.network().shape());
        out.element("p", report.data());
        summary();
        curves();
        new ConfusionSection(out, predictions, report.part()).add();
        new WeightsSection(out, report.network(), report.examples()).add();
        new MistakesSection(out, predictions, report.part()).add();
        out.element("h2", "Hyperparameters");
        facts(report.hyperparameters());
        out.element("h2", "Time and environment");
        facts(report.timing());
        facts(report.environment());
        return out.raw(HtmlPage.END).toString();
    }

    private void summary() {
        out.raw("<div class=\"scroll\"><table class=\"numbers\">\n<thead><tr><th></th><th>examples</th><th>loss</th>"
                + "<th>accuracy</th></tr></thead>\n<tbody>\n");
        for (Part part : report.parts()) {
            Evaluation evaluation = part.evaluation();
            out.raw("<tr>")
                    .cell("th", part.name())
                    .cell("td", Markup.number("%,d", evaluation.count()))
                    .cell("td", Markup.number("%.4f", evaluation.loss()))
                    .cell("td", Markup.percent(evaluation.accuracy()))
                    .raw("</tr>\n");
        }
        out.raw("</tbody></table></div>\n<p>Weights <code>")
                .raw(report.network().weightsHash())
                .raw("</code>. Training with the same data and hyperparameters produces the same bits.</p>\n");
    }

    private void curves() {
        out.element("h2", "Learning curves");
        if (report.curves().milestones().isEmpty()) {
            out.element("p", "There are no curves, because the training was already complete.");
            return;
        }
        boolean dev = report.curves().milestones().stream()
                .anyMatch(milestone -> milestone.dev().count() > 0);
        out.raw("<p class=\"legend\"><span class=\"key training\">training</span>")
                .raw(dev ? " <span class=\"key dev\">dev</span>" : "")
                .raw("</p>\n<div class=\"charts\">\n");
        chart(
                "Loss",
                Evaluation::loss,
                dev,
                Double.POSITIVE_INFINITY,
                Markup::shortest,
                "Cross-entropy: the mean of -ln(probability of the label). 0 is the best. "
                        + (dev
                                ? "If the dev loss rises while the training loss still falls, the network overfits."
                                : "It should fall quickly at first, and then more and more slowly."));
        chart(
                "Accuracy",
                Evaluation::accuracy,
                dev,
                1,
                y -> Markup.shortest(100 * y) + "%",
                "The fraction of examples whose most probable class is the label. "
                        + (dev
                                ? "The dev curve estimates the accuracy on new examples. It uses no training examples."
                                : "The network is trained on these examples; expect a somewhat lower accuracy on new ones."));
        out.raw("</div>\n");
        if (report.epochs()) {
            out.note("The training curves show the mean over the batches of each epoch, with dropout and augmentation "
                    + "if enabled. Therefore training can have a lower accuracy than dev.");
        }
    }

    private void chart(
            String name,
            ToDoubleFunction<Evaluation> number,
            boolean dev,
            double ceiling,
            DoubleFunction<String> labels,
            String how) {
        Curve training = curve("training", milestone -> number.applyAsDouble(milestone.train()));
        List<Curve> curves = dev
                ? List.of(training, curve("dev", milestone -> number.applyAsDouble(milestone.dev())))
                : List.of(training);
        String horizontal = report.epochs() ? "epoch" : "iteration";
        out.raw("<figure>\n").element("h3", name);
        out.raw(new LineChart(name + " by " + horizontal, horizontal, curves, 0, ceiling, labels).svg());
        out.element("figcaption", how).raw("</figure>\n");
    }

    private Curve curve(String name, ToDoubleFunction<Milestone> number) {
        return new Curve(
                name,
                name,
                report.curves().milestones().stream()
                        .map(milestone -> new Point(
                                report.epochs() ? milestone.epochs() : milestone.update(),
                                number.applyAsDouble(milestone)))
                        .toList());
    }

    private void facts(Map<String, String> facts) {
        out.raw("<dl>\n");
        facts.forEach((name, value) ->
                out.raw("<div>").cell("dt", name).cell("dd", value).raw("</div>\n"));
        out.raw("</dl>\n");
    }
}
