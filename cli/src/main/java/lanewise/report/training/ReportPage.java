package lanewise.report.training;

import java.util.Map;
import lanewise.evaluation.Evaluation;
import lanewise.html.Html;
import lanewise.html.HtmlPage;
import lanewise.report.training.TrainingReport.Part;
import lanewise.text.Text;

/** The page of the report, section by section. */
final class ReportPage {

    private static final HtmlPage PAGE = HtmlPage.styled("train", ReportPage.class, "report.css");

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
        command();
        new CurvesSection(out, report).add();
        MistakesByCell mistakes = MistakesByCell.of(predictions);
        new ConfusionSection(out, predictions, mistakes, report.part()).add();
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
                    .cell("td", Text.loss(evaluation.loss()))
                    .cell("td", Text.percent(evaluation.accuracy()))
                    .raw("</tr>\n");
        }
        out.raw("</tbody></table></div>\n<p>Weights <code>")
                .raw(report.network().weightsHash())
                .raw("</code>. Training with the same data and hyperparameters produces the same bits.</p>\n");
    }

    private void command() {
        out.element("h2", "Command");
        out.raw("<pre class=\"command\"><code>")
                .raw(Html.escaped(report.command()))
                .raw("</code></pre>\n");
        out.note(report.commandNote());
    }

    private void facts(Map<String, String> facts) {
        out.raw("<dl>\n");
        facts.forEach((name, value) ->
                out.raw("<div>").cell("dt", name).cell("dd", value).raw("</div>\n"));
        out.raw("</dl>\n");
    }
}
