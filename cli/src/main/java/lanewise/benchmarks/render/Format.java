package lanewise.benchmarks.render;

import java.util.Locale;
import java.util.function.Function;
import lanewise.benchmarks.comparison.ReportComparison;

/** The formats a comparison can be written in. */
public enum Format {
    /** Columns for a terminal. */
    TEXT(TextRenderer::render),
    /** GitHub's tables. */
    MARKDOWN(MarkdownRenderer::render),
    /** For programs. */
    JSON(JsonRenderer::render),
    /** One file for a browser, without anything from elsewhere. */
    HTML(HtmlRenderer::render);

    private final Function<ReportComparison, String> renderer;

    Format(Function<ReportComparison, String> renderer) {
        this.renderer = renderer;
    }

    /** The whole output, with an end of line at its end. */
    public String render(ReportComparison comparison) {
        return renderer.apply(comparison);
    }

    /** As on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
