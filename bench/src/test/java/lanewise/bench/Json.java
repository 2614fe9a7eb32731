package lanewise.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a report as a tool that reads JMH's JSON would: an array of objects. */
public final class Json {

    private Json() {}

    /** Returns the results in a report. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> results(Path file) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            json.nextToken();
            List<Map<String, Object>> results = new ArrayList<>();
            ((List<?>) value(json)).forEach(result -> results.add((Map<String, Object>) result));
            return results;
        }
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    map.put(name, value(json));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                json.getNumberValue() instanceof Integer n ? (Object) n.longValue() : json.getNumberValue();
            default -> json.getText();
        };
    }
}
