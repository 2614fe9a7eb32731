package lanewise.draw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what the page and the browser say. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The numbers of the field of that name. */
    static float[] floats(String json, String name) throws IOException {
        try (JsonParser parser = at(json, name)) {
            List<Float> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(Float.parseFloat(parser.getText()));
            }
            float[] floats = new float[values.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = values.get(i);
            }
            return floats;
        }
    }

    /** The first field of that name, wherever it is, as text; null if there is none. */
    static String text(String json, String name) throws IOException {
        try (JsonParser parser = at(json, name)) {
            return parser.currentToken() == null ? null : parser.getText();
        }
    }

    private static JsonParser at(String json, String name) throws IOException {
        JsonParser parser = FACTORY.createParser(json);
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.FIELD_NAME
                    && parser.currentName().equals(name)) {
                parser.nextToken();
                break;
            }
        }
        return parser;
    }

    /** A string as JSON has it. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
