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
 * JMH's own JSON with one key more in every result: {@value #KEY}, an object. Tools that read JMH's JSON pass over keys
 * they do not know.
 */
public final class Report {

    /** The key that is added. */
    public static final String KEY = "environment";

    private static final JsonFactory JSON = new JsonFactory();

    private Report() {}

    /** The environment of figures from one JVM. */
    @FunctionalInterface
    public interface EnvironmentOf {

        /**
         * What to add to a result.
         *
         * @param jvm the path of the JVM that measured
         * @param jvmArgs its arguments
         */
        Map<String, Object> jvm(String jvm, List<String> jvmArgs);
    }

    /**
     * Copies a report and adds the environment to every result; one that has an environment keeps it.
     *
     * @param jmh JMH's JSON, an array of results
     * @param out where the report goes, in UTF-8
     * @throws IOException if the JSON is no such array, or reading or writing fails
     */
    public static void addEnvironment(Reader jmh, OutputStream out, EnvironmentOf environment) throws IOException {
        try (JsonParser in = JSON.createParser(jmh);
                JsonGenerator json = JSON.createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("no report of JMH: it does not begin with an array");
            }
            json.writeStartArray();
            while (in.nextToken() == JsonToken.START_OBJECT) {
                copyResult(in, json, environment);
            }
            if (in.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("no report of JMH: the array holds something that is no object");
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
