package lanewise.cli.compare;

import java.util.Arrays;
import lanewise.benchmarks.render.Format;
import lanewise.cli.options.OptionValues;
import picocli.CommandLine.ITypeConverter;

/** Converts the name of a format. */
final class FormatConverter implements ITypeConverter<Format> {

    @Override
    public Format convert(String text) {
        return Arrays.stream(Format.values())
                .filter(format -> format.id().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> OptionValues.no(text, "text, markdown, json, html or csv"));
    }
}
