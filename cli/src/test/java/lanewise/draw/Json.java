package lanewise.draw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads replies of the draw server. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Returns the numbers of the first field of that name. */
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
}
