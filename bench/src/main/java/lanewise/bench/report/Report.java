package lanewise.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lanewise.bench.environment.FactsJson;

/**
 * Adds the environment to JMH's JSON: every result gets the key {@value #KEY} with an object. Tools that read JMH's
 * JSON ignore unknown keys.
 */
public final class Report {

    /** The added key. */
    public static final String KEY = "environment";

    private static final JsonFactory JSON = new JsonFactory();

    private Report() {}

    /** Supplies the environment of figures from one JVM. */
    @FunctionalInterface
    public interface EnvironmentOf {

        /**
         * Returns the environment to add to a result.
         *
         * @param jvm path of the measuring JVM
         * @param jvmArgs its arguments
         * @return facts by name
         */
        Map<String, Object> jvm(String jvm, List<String> jvmArgs);
    }

    /**
     * Copies a report and adds the environment to every result that has none.
     *
     * @param jmh JMH's JSON, an array of results
     * @param out receives the report in UTF-8
     * @param environment supplies the environment
     * @throws IOException if the JSON is not such an array, or reading or writing fails
     */
    public static void addEnvironment(Reader jmh, OutputStream out, EnvironmentOf environment) throws IOException {
        try (JsonParser in = JSON.createParser(jmh);
                JsonGenerator json = JSON.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not a JMH report: it does not start with an array");
            }
            json.writeStartArray();
            while (in.nextToken() == JsonToken.START_OBJECT) {
                copyResult(in, json, environment);
            }
            if (in.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("not a JMH report: the array contains a value that is not an object");
            }
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void copyResult(JsonParser in, JsonGenerator json, EnvironmentOf environment) throws IOException {
        String jvm = "java";
        List<String> jvmArgs = List.of();
        boolean there = false;
        json.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            json.writeFieldName(name);
            in.nextToken();
            if (name.equals("jvm") && in.currentToken() == JsonToken.VALUE_STRING) {
                jvm = in.getText();
                json.writeString(jvm);
            } else if (name.equals("jvmArgs") && in.currentToken() == JsonToken.START_ARRAY) {
                jvmArgs = copyStrings(in, json);
            } else {
                there |= name.equals(KEY);
                json.copyCurrentStructureExact(in);
            }
        }
        if (!there) {
            json.writeFieldName(KEY);
            FactsJson.write(json, environment.jvm(jvm, jvmArgs));
        }
        json.writeEndObject();
    }

    private static List<String> copyStrings(JsonParser in, JsonGenerator json) throws IOException {
        List<String> strings = new ArrayList<>();
        json.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            strings.add(in.getText());
            json.writeString(in.getText());
        }
        json.writeEndArray();
        return strings;
    }
}
