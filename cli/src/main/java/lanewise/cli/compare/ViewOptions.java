package lanewise.cli.compare;

import java.nio.file.Path;
import java.util.Optional;
import lanewise.benchmarks.render.Format;
import lanewise.benchmarks.render.View;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.OptionValues;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the rows of the output, their order, format and file. */
final class ViewOptions {

    @Option(names = "--changed", description = "Show only rows that changed, and the number of the others.")
    boolean changed;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            converter = Converters.Sorting.class,
            description = "Order of the rows: ratio (the worst first) or name. Default: the order of the base.")
    View.Order order = View.Order.REPORT;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "text, markdown, json, html or csv. Default: from the extension of --out, otherwise text.")
    Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "File to write the comparison to. Use - for standard output. Default: -.")
    Path out;

    @Mixin
    ForceOption force;

    /** Returns the file to write to; {@code -} for standard output. */
    Path outOrStandard() {
        return out == null ? Path.of("-") : out;
    }

    /** Returns the given format, or the one of the file extension. */
    Format format() {
        if (format != null) {
            return format;
        }
        String name = Optional.ofNullable(out).map(Path::toString).orElse("");
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Format.HTML;
        }
        if (name.endsWith(".md")) {
            return Format.MARKDOWN;
        }
        if (name.endsWith(".csv")) {
            return Format.CSV;
        }
        return name.endsWith(".json") ? Format.JSON : Format.TEXT;
    }
}
