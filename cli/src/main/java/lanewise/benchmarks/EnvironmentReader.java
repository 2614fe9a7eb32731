package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads an environment of any structure. Names of nested objects are joined with dots, arrays become lists with
 * commas.
 */
final class EnvironmentReader {

    private static final int MOST_FACTS = 1000;

    private final JsonParser parser;
    private final Json json;
    private final Map<String, String> facts;

    /**
     * Creates a reader.
     *
     * @param parser the parser
     * @param facts receives the facts and replaces those of the same name
     */
    EnvironmentReader(JsonParser parser, Map<String, String> facts) {
        this.parser = parser;
        this.facts = facts;
        json = new Json(parser);
    }

    void read() throws IOException {
        json.object("environment", this::value);
    }

    private void value(String name) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            json.object(name, inner -> value(name + "." + inner));
        } else if (token == JsonToken.START_ARRAY) {
            List<String> elements = new ArrayList<>();
            json.array(name, element -> {
                elements.add(parser.currentToken().isScalarValue() ? parser.getText() : json.found());
                json.skip();
            });
            put(name, String.join(", ", elements));
        } else if (!json.isNull()) {
            put(name, parser.getText());
        }
    }

    private void put(String name, String value) throws IOException {
        facts.put(name, value);
        if (facts.size() > MOST_FACTS) {
            throw json.unexpected("'environment' has more than " + MOST_FACTS + " entries");
        }
    }
}
