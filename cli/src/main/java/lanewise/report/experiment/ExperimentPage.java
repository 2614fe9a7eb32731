package lanewise.report.experiment;

import java.util.List;
import java.util.Locale;
import lanewise.html.Html;
import lanewise.html.HtmlPage;
import lanewise.text.Text;

/**
 * The page of an experiment: a table, in whose last column each row has its interval on a common axis.
 *
 * @param names names of the hyperparameters that are varied
 * @param rows the rows
 * @param seeds number of trainings of each row
 * @param notes sentences about the data and the training
 */
public record ExperimentPage(List<String> names, List<ExperimentRow> rows, int seeds, List<String> notes) {

    private static final HtmlPage PAGE = HtmlPage.styled("experiment", ExperimentPage.class, "experiment.css");

    private static final int WIDTH = 300;
    private static final int MARGIN = 8;
    private static final int HEIGHT = 20;

    /**
     * Returns the page.
     *
     * @return one HTML document
     */
    public String html() {
        String title = "Experiment: " + String.join(", ", names);
        StringBuilder page = new StringBuilder(PAGE.start(title));
        page.append(Html.element("h1", title));
        notes.forEach(note -> page.append(Html.element("p", note)));
        page.append("<div class=\"scroll\"><table>\n<thead><tr>");
        names.forEach(name -> cell(page, "th", name));
        for (String name : List.of("dev accuracy", "std dev", "dev loss", "time", "diverged")) {
            number(page, "th", name);
        }
        page.append("<th>").append(axis()).append("</th></tr></thead>\n<tbody>\n");
        rows.forEach(row -> add(page, row));
        page.append("</tbody></table></div>\n");
        page.append(Html.element(
                "p",
                "A dot is the mean dev accuracy of " + ExperimentRow.upTo(rows) + Text.count(seeds, "training")
                        + " with different seeds. The line is one standard deviation long in each direction."));
        return page.append(HtmlPage.END).toString();
    }

    private void add(StringBuilder page, ExperimentRow row) {
        page.append("<tr>");
        row.values().forEach(value -> cell(page, "td", value));
        number(page, "td", Text.percent(row.results().mean()));
        number(page, "td", Text.percent(row.results().deviation()));
        number(page, "td", Text.loss(row.results().meanLoss()));
        number(page, "td", Double.isNaN(row.seconds()) ? "-" : Text.seconds(row.seconds()));
        number(page, "td", row.diverged() == 0 ? "" : row.diverged() + " of " + row.trainings());
        page.append("<td>").append(row.hasResult() ? interval(row) : "").append("</td></tr>\n");
    }

    private static void cell(StringBuilder page, String tag, String text) {
        page.append('<')
                .append(tag)
                .append('>')
                .append(Html.escaped(text))
                .append("</")
                .append(tag)
                .append('>');
    }

    private static void number(StringBuilder page, String tag, String text) {
        page.append('<').append(tag).append(" class=\"number\">").append(Html.escaped(text));
        page.append("</").append(tag).append('>');
    }

    private double low() {
        return rows.stream()
                .filter(ExperimentRow::hasResult)
                .mapToDouble(ExperimentRow::low)
                .min()
                .orElse(0);
    }

    private double high() {
        return rows.stream()
                .filter(ExperimentRow::hasResult)
                .mapToDouble(ExperimentRow::high)
                .max()
                .orElse(1);
    }

    private double x(double accuracy) {
        double low = low();
        double high = high();
        return MARGIN + (high > low ? (WIDTH - 2 * MARGIN) * (accuracy - low) / (high - low) : 0);
    }

    private String axis() {
        return svg("dev accuracy from " + Text.percent(low()) + " to " + Text.percent(high()))
                + "<text x=\"0\" y=\"14\">" + Text.percent(low()) + "</text><text class=\"end\" x=\"" + WIDTH
                + "\" y=\"14\">" + Text.percent(high()) + "</text></svg>";
    }

    private String interval(ExperimentRow row) {
        String title = Text.percent(row.results().mean()) + ", standard deviation "
                + Text.percent(row.results().deviation());
        String y = String.valueOf(HEIGHT / 2);
        return svg(title) + "<title>" + Html.escaped(title) + "</title>"
                + String.format(
                        Locale.ROOT,
                        "<line class=\"interval\" x1=\"%.1f\" y1=\"%s\" x2=\"%.1f\" y2=\"%s\"/>",
                        x(row.low()),
                        y,
                        x(row.high()),
                        y)
                + String.format(
                        Locale.ROOT,
                        "<circle class=\"mean\" cx=\"%.1f\" cy=\"%s\" r=\"4\"/></svg>",
                        x(row.results().mean()),
                        y);
    }

    private static String svg(String label) {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + Html.escaped(label)
                + "\">";
    }
}
