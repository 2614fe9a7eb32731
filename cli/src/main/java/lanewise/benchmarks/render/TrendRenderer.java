package lanewise.benchmarks.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.trend.Trend;
import lanewise.html.Html;
import lanewise.html.HtmlPage;
import lanewise.text.Text;

/** Renders a trend: one small line per benchmark, and the changes. */
public final class TrendRenderer {

    private static final HtmlPage PAGE = HtmlPage.styled("compare", TrendRenderer.class, "comparison.css");

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String ASCII = "_.-~=+*#";

    private static final int WIDTH = 240;
    private static final int HEIGHT = 40;
    private static final int MARGIN = 5;

    private TrendRenderer() {}

    /**
     * Renders a trend as text.
     *
     * @param trend the trend
     * @param view width of the text, and whether block characters can be shown
     * @return the output, which ends with a line break
     */
    public static String text(Trend trend, View view) {
        TextPage page = new TextPage(view.width());
        page.paragraph(summary(trend));
        for (Trend.Series series : trend.series()) {
            page.line("");
            page.paragraph(name(series.key()));
            page.paragraph("  " + line(series, view.unicode() ? BLOCKS : ASCII) + "  " + current(series));
            series.changes().forEach(change -> page.paragraph("  " + change(trend, change)));
        }
        page.section("How this was computed");
        method(trend).forEach(page::paragraph);
        return page.text();
    }

    /**
     * Renders a trend as one HTML page without scripts.
     *
     * @param trend the trend
     * @return the page
     */
    public static String html(Trend trend) {
        StringBuilder out = new StringBuilder(PAGE.start("Benchmark trend"));
        out.append(Html.element("h1", "Benchmark trend"));
        out.append(Html.element("p", summary(trend)));
        out.append("<div class=\"scroll\"><table class=\"rows\">\n<thead><tr><th scope=\"col\">benchmark</th>")
                .append("<th scope=\"col\">since the last change</th><th scope=\"col\">changes</th>")
                .append("<th scope=\"col\">score by run</th></tr></thead>\n<tbody>\n");
        for (Trend.Series series : trend.series()) {
            out.append("<tr>");
            cell(out, "text", "benchmark", name(series.key()));
            cell(out, "number", "since the last change", current(series));
            String changes = String.join(
                    "; ", series.changes().stream().map(c -> change(trend, c)).toList());
            cell(out, changes.isEmpty() ? "text empty" : "text", "changes", changes);
            out.append("<td class=\"plot\">").append(svg(series)).append("</td></tr>\n");
        }
        out.append("</tbody></table></div>\n");
        out.append(Html.element("h2", "How this was computed"));
        out.append("<ul>\n");
        method(trend).forEach(line -> out.append(Html.element("li", line)));
        return out.append("</ul>\n").append(HtmlPage.END).toString();
    }

    private static String summary(Trend trend) {
        long changed =
                trend.series().stream().filter(s -> !s.changes().isEmpty()).count();
        return Text.count(trend.runs().size(), "run") + ", "
                + Text.count(trend.series().size(), "benchmark") + ", " + changed + " with a change";
    }

    private static String name(ResultKey key) {
        return key + " (" + key.mode().title() + ")";
    }

    private static String current(Trend.Series series) {
        double last =
                series.scores().stream().flatMapToDouble(OptionalDouble::stream).reduce(Double.NaN, (a, b) -> b);
        String score = series.current()
                .map(level -> Figures.score(level.mean(), Optional.of(level.interval())))
                .orElseGet(() -> Figures.score(last));
        return score + " " + series.unit().text();
    }

    private static String change(Trend trend, Trend.Change change) {
        String what = change.better().map(better -> better ? "better" : "worse").orElse("changed");
        return String.format(
                        Locale.ROOT,
                        "run %d (%s): ",
                        change.run() + 1,
                        trend.runs().get(change.run())) + what
                + ", ratio "
                + Figures.ratio(change.ratio(), Optional.of(change.interval()));
    }

    private static List<String> method(Trend trend) {
        return List.of(
                "Changes: the logarithms of the means of the runs are divided into segments of two runs or more by"
                        + " optimal partitioning (Jackson et al. 2005; penalty after Yao 1988). A change is reported if"
                        + " Welch's interval of the ratio of two neighboring segments does not contain 1, and if the"
                        + " ratio differs from 1 by more than "
                        + Figures.percent(trend.threshold()) + "; above 1 is better.",
                "Score [interval]: the geometric mean of the runs since the last change, and its confidence interval.");
    }

    /** Returns a line of one character per run; a space where there is no score. */
    private static String line(Trend.Series series, String levels) {
        double[] range = range(series);
        StringBuilder line = new StringBuilder();
        for (OptionalDouble score : series.scores()) {
            double share = score.isEmpty() || range[1] == range[0]
                    ? 0.5
                    : (score.getAsDouble() - range[0]) / (range[1] - range[0]);
            line.append(score.isEmpty() ? ' ' : levels.charAt((int) Math.round(share * (levels.length() - 1))));
        }
        return line.toString();
    }

    private static double[] range(Trend.Series series) {
        double[] scores = series.scores().stream()
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        return new double[] {scores[0], scores[scores.length - 1]};
    }

    private static String svg(Trend.Series series) {
        double[] range = range(series);
        int runs = series.scores().size();
        StringBuilder svg = new StringBuilder("<svg viewBox='0 0 " + WIDTH + " " + HEIGHT + "' role='img' aria-label='")
                .append(Html.escaped("Scores of " + name(series.key())))
                .append("'>");
        for (Trend.Change change : series.changes()) {
            double x = x(change.run() - 0.5, runs);
            svg.append("<line class='interval ")
                    .append(change.better().map(b -> b ? "better" : "worse").orElse("quiet"))
                    .append("' x1='" + fixed(x) + "' y1='0' x2='" + fixed(x) + "' y2='" + HEIGHT + "'/>");
        }
        for (int run = 0; run < runs; run++) {
            OptionalDouble score = series.scores().get(run);
            if (score.isPresent()) {
                double share = range[1] == range[0] ? 0.5 : (score.getAsDouble() - range[0]) / (range[1] - range[0]);
                double y = HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
                svg.append("<circle class='quiet' cx='" + fixed(x(run, runs)) + "' cy='" + fixed(y) + "' r='2.5'/>");
            }
        }
        return svg.append("</svg>").toString();
    }

    private static double x(double run, int runs) {
        return MARGIN + (WIDTH - 2 * MARGIN) * run / Math.max(1, runs - 1);
    }

    private static String fixed(double x) {
        return Figures.fixed(x, 1);
    }

    private static void cell(StringBuilder out, String kind, String heading, String text) {
        out.append("<td class=\"")
                .append(kind)
                .append("\" data-label=\"")
                .append(heading)
                .append("\">")
                .append(Html.escaped(text))
                .append("</td>");
    }
}
