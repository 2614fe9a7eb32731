package lanewise.benchmarks.render;

import java.util.Locale;
import java.util.function.BiFunction;
import lanewise.benchmarks.comparison.ReportComparison;

/** The output formats of a comparison. */
public enum Format {
    /** Columns for a terminal. */
    TEXT(TextRenderer::render),
    /** Markdown with the tables of GitHub, short enough for a comment. */
    MARKDOWN(MarkdownRenderer::render),
    /** Machine-readable JSON. */
    JSON(JsonRenderer::render),
    /** One HTML file without external resources. */
    HTML(HtmlRenderer::render),
    /** Comma-separated values, one line per ratio. */
    CSV(CsvRenderer::render);

    private final BiFunction<ReportComparison, View, String> renderer;

    Format(BiFunction<ReportComparison, View, String> renderer) {
        this.renderer = renderer;
    }

    /**
     * Renders a comparison.
     *
     * @param comparison the comparison
     * @param view what is shown of it
     * @return the output, which ends with a line break
     */
    public String render(ReportComparison comparison, View view) {
        return renderer.apply(comparison, view);
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
