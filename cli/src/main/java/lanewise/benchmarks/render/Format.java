package lanewise.benchmarks.render;

import java.util.Locale;
import java.util.function.Function;
import lanewise.benchmarks.comparison.ReportComparison;

/** The output formats of a comparison. */
public enum Format {
    /** Columns for a terminal. */
    TEXT(TextRenderer::render),
    /** Markdown with the tables of GitHub. */
    MARKDOWN(MarkdownRenderer::render),
    /** Machine-readable JSON. */
    JSON(JsonRenderer::render),
    /** One HTML file without external resources. */
    HTML(HtmlRenderer::render);

    private final Function<ReportComparison, String> renderer;

    Format(Function<ReportComparison, String> renderer) {
        this.renderer = renderer;
    }

    /**
     * Renders a comparison.
     *
     * @param comparison the comparison
     * @return the output, which ends with a line break
     */
    public String render(ReportComparison comparison) {
        return renderer.apply(comparison);
    }

    /**
     * Returns the name of this format.
     *
     * @return a name such as {@code markdown}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
