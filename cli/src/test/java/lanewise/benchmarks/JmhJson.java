package lanewise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes results in the format of JMH. */
public final class JmhJson {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> metric = new LinkedHashMap<>();
    private final Map<String, String> secondary = new LinkedHashMap<>();

    private JmhJson() {}

    /** Returns a result in average time and microseconds, with one thread and one iteration per fork. */
    public static JmhJson result(String benchmark, double... forks) {
        JmhJson result = new JmhJson()
                .field("benchmark", quoted(benchmark))
                .field("mode", "\"avgt\"")
                .field("threads", "1")
                .field("forks", Integer.toString(forks.length))
                .field("measurementIterations", "1");
        double[][] raw = Arrays.stream(forks).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        double score = Arrays.stream(forks).average().orElse(Double.NaN);
        return result.metric("scoreUnit", "\"us/op\"").score(score).raw(raw);
    }

    /** Sets a field of the result to JSON; null removes it. */
    public JmhJson field(String name, String json) {
        return put(fields, name, json);
    }

    /** Sets a field of the primary metric to JSON; null removes it. */
    public JmhJson metric(String name, String json) {
        return put(metric, name, json);
    }

    private JmhJson put(Map<String, String> map, String name, String json) {
        if (json == null) {
            map.remove(name);
        } else {
            map.put(name, json);
        }
        return this;
    }

    public JmhJson mode(String mode, String unit) {
        return field("mode", quoted(mode)).metric("scoreUnit", quoted(unit));
    }

    public JmhJson score(double score) {
        return metric("score", Double.isFinite(score) ? Double.toString(score) : quoted(Double.toString(score)))
                .metric("scoreError", "\"NaN\"");
    }

    /** Sets the iterations of the forks. */
    public JmhJson raw(double[]... forks) {
        return metric("rawData", json(forks));
    }

    private static String json(double[]... forks) {
        return Arrays.stream(forks).map(Arrays::toString).collect(Collectors.joining(",", "[", "]"));
    }

    public JmhJson params(String... namesAndValues) {
        List<String> params = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.add(quoted(namesAndValues[i]) + ":" + quoted(namesAndValues[i + 1]));
        }
        return field("params", "{" + String.join(",", params) + "}");
    }

    /** Adds a secondary metric with one iteration per fork. */
    public JmhJson secondary(String name, String unit, double... forks) {
        double[][] raw = Arrays.stream(forks).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        secondary.put(
                name,
                "{\"score\":" + Arrays.stream(forks).average().orElse(0) + ",\"scoreUnit\":" + quoted(unit)
                        + ",\"rawData\":" + json(raw) + "}");
        return this;
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> quoted(f.getKey()) + ":" + f.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns a string of JSON. */
    public static String quoted(String text) {
        return text.chars()
                .mapToObj(
                        c -> c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    @Override
    public String toString() {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("primaryMetric", object(metric));
        all.put("secondaryMetrics", object(secondary));
        return object(all);
    }

    /** Writes a report with these results. */
    public static Path write(Path file, JmhJson... results) {
        try {
            String all = Arrays.stream(results).map(JmhJson::toString).collect(Collectors.joining(",\n"));
            return Files.writeString(file, "[\n" + all + "\n]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
