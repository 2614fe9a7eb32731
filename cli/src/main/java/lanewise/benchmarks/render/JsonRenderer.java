package lanewise.benchmarks.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.comparison.GeometricMean;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.RatiosWithinReport;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.Row;
import lanewise.benchmarks.comparison.Score;
import lanewise.benchmarks.sides.Side;
import lanewise.benchmarks.statistics.Interval;

/** Renders a comparison as JSON. Unknown numbers and numbers that are not finite are null. */
final class JsonRenderer {

    /** Writes strings in ASCII, so that they cannot contain control sequences for a terminal. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Ends lines with a line feed on every system. */
    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final ReportComparison comparison;
    private final JsonGenerator json;

    private JsonRenderer(ReportComparison comparison, JsonGenerator json) {
        this.comparison = comparison;
        this.json = json;
    }

    static String render(ReportComparison comparison, View view) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(LAYOUT.createInstance());
            new JsonRenderer(comparison, json).write(view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private void write(View view) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("sides");
        for (Side side : comparison.sides()) {
            json.writeStartObject();
            json.writeStringField("label", side.label());
            json.writeStringField("title", side.title());
            json.writeNumberField("benchmarks", side.rows().size());
            json.writeStringField("unit", side.unit().title());
            json.writeNumberField("runs", side.runs());
            json.writeEndObject();
        }
        json.writeEndArray();
        settings();
        environments();
        strings("conclusions", comparison.conclusions());
        rows("rulers", comparison.rulers());
        strings("rulerRemarks", comparison.rulerRemarks());
        rows("rows", view.rows(comparison));
        means();
        if (comparison.inside().isPresent()) {
            inside(comparison.inside().get());
        }
        json.writeArrayFieldStart("unmatched");
        for (ReportComparison.Unmatched unmatched : comparison.unmatched()) {
            json.writeStartObject();
            key(unmatched.key());
            json.writeStringField("reason", unmatched.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        strings("missing", comparison.missing());
        strings("remarks", comparison.remarks());
        strings("method", comparison.method());
        json.writeEndObject();
    }

    private void settings() throws IOException {
        json.writeObjectFieldStart("settings");
        number("threshold", comparison.settings().threshold());
        number("confidence", comparison.settings().confidence());
        number("confidenceOfEachRatio", comparison.confidence());
        json.writeBooleanField("fastest", comparison.settings().fastest());
        if (comparison.settings().metric().isPresent()) {
            json.writeStringField("metric", comparison.settings().metric().get());
        }
        json.writeEndObject();
    }

    private void environments() throws IOException {
        json.writeObjectFieldStart("environments");
        strings("columns", comparison.environments().columns());
        json.writeArrayFieldStart("lines");
        for (var line : comparison.environments().lines()) {
            json.writeStartObject();
            json.writeStringField("name", line.name());
            strings("values", line.values());
            json.writeBooleanField("differs", line.differs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rows(String name, List<Row> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (Row row : rows) {
            json.writeStartObject();
            key(row.key());
            json.writeStringField("unit", row.unit().text());
            json.writeObjectFieldStart("scores");
            for (int side = 0; side < row.scores().size(); side++) {
                score(side, row.scores().get(side));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("ratios");
            for (int side = 1; side < row.judgments().size(); side++) {
                judgment(side, row.judgments().get(side));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void key(ResultKey key) throws IOException {
        json.writeStringField("benchmark", key.benchmark());
        json.writeStringField("mode", key.mode().id());
        json.writeNumberField("threads", key.threads());
        json.writeObjectFieldStart("params");
        for (Map.Entry<String, String> param : key.params().entrySet()) {
            json.writeStringField(param.getKey(), param.getValue());
        }
        json.writeEndObject();
    }

    private String label(int side) {
        return comparison.sides().get(side).label();
    }

    private void score(int side, Optional<Score> score) throws IOException {
        if (score.isPresent()) {
            json.writeObjectFieldStart(label(side));
            number("score", score.get().value());
            interval(score.get().interval());
            json.writeStringField(
                    "direction",
                    score.get().direction().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeStringField("basis", score.get().basis().id());
            json.writeNumberField("forks", score.get().forks());
            json.writeEndObject();
        }
    }

    private void judgment(int side, Optional<Judgment> judgment) throws IOException {
        if (judgment.isPresent()) {
            json.writeObjectFieldStart(label(side));
            number("ratio", judgment.get().ratio().orElse(Double.NaN));
            interval(judgment.get().interval());
            json.writeStringField("verdict", judgment.get().verdict().id());
            json.writeStringField("remark", judgment.get().remark());
            if (comparison.settings().regression().isPresent()) {
                json.writeBooleanField("regression", judgment.get().regression());
                json.writeBooleanField("regressionExcluded", judgment.get().cleared());
            }
            json.writeEndObject();
        }
    }

    private void means() throws IOException {
        json.writeObjectFieldStart("geometricMeans");
        for (int side = 1; side < comparison.means().size(); side++) {
            Optional<GeometricMean> mean = comparison.means().get(side);
            if (mean.isPresent()) {
                json.writeObjectFieldStart(label(side));
                number("ratio", mean.get().ratio());
                interval(mean.get().interval());
                json.writeNumberField("rows", mean.get().rows());
                json.writeBooleanField("forkByFork", mean.get().forkByFork());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void inside(RatiosWithinReport inside) throws IOException {
        json.writeObjectFieldStart("inside");
        json.writeStringField("by", inside.by());
        json.writeArrayFieldStart("rows");
        for (RatiosWithinReport.Line line : inside.rows()) {
            json.writeStartObject();
            key(line.key());
            json.writeStringField("value", line.value());
            json.writeStringField("base", line.base());
            json.writeStringField("unit", line.unit().text());
            json.writeObjectFieldStart("scores");
            for (int side = 0; side < line.scores().size(); side++) {
                score(side, line.scores().get(side));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("ratios");
            for (int side = 0; side < line.judgments().size(); side++) {
                judgment(side, line.judgments().get(side));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void strings(String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    private void interval(Optional<Interval> interval) throws IOException {
        if (interval.isPresent()) {
            json.writeArrayFieldStart("interval");
            number(interval.get().low());
            number(interval.get().high());
            json.writeEndArray();
        } else {
            json.writeNullField("interval");
        }
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    private void number(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
