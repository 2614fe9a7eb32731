package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a result. */
final class ResultReader {

    private static final Set<String> REQUIRED = Set.of("benchmark", "mode", "primaryMetric");

    /** The maximum number of fields that a message lists. */
    private static final int MOST_SEEN = 3;

    /** The maximum number of metrics that are kept for a message. */
    private static final int MOST_METRICS = 1000;

    /** The port of IntelliJ IDEA's agent, which differs in every run. */
    private static final Pattern IDEA_PORT = Pattern.compile("(?<=idea_rt\\.jar)=\\d+");

    private final JsonParser parser;
    private final Json json;
    private final MetricReader primaryMetrics;
    private final MetricReader metrics;
    private final OptionalDouble percentile;
    private final String wanted;
    private final SortedSet<String> names;
    private final Map<Environment, Environment> environments;

    /** Required fields that are null. */
    private final Set<String> nulls = new HashSet<>();

    private List<String> seen;
    private String benchmark;
    private Mode mode;
    private SortedMap<String, String> params;
    private Map<String, String> numbers;
    private List<String> arguments;
    private Map<String, String> facts;
    private Metric primary;
    private Metric secondary;

    /** Environment of the previous result, usually also of this one. */
    private Environment environment;

    /**
     * Creates a reader.
     *
     * @param parser the parser
     * @param wanted name of the secondary metric to read, null for the primary one
     * @param names receives the names of all secondary metrics
     * @param environments environments of other results, to be shared
     */
    ResultReader(
            JsonParser parser, String wanted, SortedSet<String> names, Map<Environment, Environment> environments) {
        this.parser = parser;
        this.wanted = wanted;
        this.names = names;
        this.environments = environments;
        json = new Json(parser);
        percentile = Percentiles.of(wanted);
        primaryMetrics = new MetricReader(parser, percentile);
        metrics = new MetricReader(parser, OptionalDouble.empty());
    }

    /**
     * Reads the object at the current token of the parser.
     *
     * @param number number of the result in the report, from 1
     */
    void parse(int number) throws IOException {
        seen = new ArrayList<>();
        nulls.clear();
        benchmark = null;
        mode = null;
        params = new TreeMap<>();
        numbers = new LinkedHashMap<>();
        arguments = new ArrayList<>();
        facts = new LinkedHashMap<>();
        primary = null;
        secondary = null;
        json.object("result " + number, this::field);
    }

    /** Returns whether the object has nothing that a result must have. */
    boolean isForeign() {
        return benchmark == null && mode == null && primary == null;
    }

    /** Returns the first names in the object, for a message. */
    String found() {
        return seen.isEmpty() ? "an empty object" : "an object with '" + String.join("', '", seen) + "'";
    }

    /**
     * Returns the result that the object describes.
     *
     * @param number number of the result in the report, from 1
     */
    BenchmarkResult result(int number) throws IOException {
        requireField(benchmark, "benchmark", number);
        requireField(mode, "mode", number);
        requireField(primary, "primaryMetric", number);
        ResultKey key = new ResultKey(benchmark, mode, Math.max(1, whole("threads")), params);
        if (environment == null || !environment.facts().equals(facts)) {
            environment = environments.computeIfAbsent(new Environment(facts), e -> e);
        }
        return new BenchmarkResult(
                key,
                metric(),
                new BenchmarkResult.Plan(whole("forks"), whole("measurementIterations"), plan()),
                environment);
    }

    /** Returns a hash of the raw data of the primary metric, 0 if it has none. */
    long digest() {
        return primaryMetrics.digest();
    }

    private Optional<Metric> metric() {
        if (wanted == null) {
            return Optional.of(primary.directed(Direction.ofPrimary(mode)));
        }
        // The secondary metric of JMH has the percentile of each iteration, and not that of each fork.
        boolean sampled = percentile.isPresent() && mode == Mode.SAMPLE_TIME && !Double.isNaN(primary.score());
        if (sampled && (secondary == null || !primary.forks().isEmpty())) {
            return Optional.of(primary.directed(Direction.LOWER_IS_BETTER));
        }
        return Optional.ofNullable(secondary)
                .map(metric -> metric.directed(
                        percentile.isPresent()
                                ? Direction.LOWER_IS_BETTER
                                : Direction.ofSecondary(wanted, metric.unit())));
    }

    private void requireField(Object value, String name, int number) throws IOException {
        if (value == null) {
            if (nulls.contains(name)) {
                throw json.unexpected("result " + number + " is not a result of JMH: its '" + name + "' is null");
            }
            String others = seen.isEmpty() ? "nothing" : "'" + String.join("', '", seen) + "'";
            throw json.unexpected(
                    "result " + number + " is not a result of JMH: it has no '" + name + "', but " + others);
        }
    }

    private void field(String name) throws IOException {
        if (seen.size() < MOST_SEEN) {
            seen.add(name);
        }
        if (json.isNull()) {
            if (REQUIRED.contains(name)) {
                nulls.add(name);
            }
            return;
        }
        switch (name) {
            case "benchmark":
                benchmark = json.limited(name, json.string(name));
                break;
            case "mode":
                String id = json.string(name);
                mode = Mode.of(id)
                        .orElseThrow(
                                () -> json.unexpected("the mode '" + id + "' is unknown; there are " + Mode.ids()));
                break;
            case "threads":
            case "forks":
            case "warmupIterations":
            case "measurementIterations":
                numbers.put(name, Integer.toString(json.count(name)));
                break;
            case "warmupTime":
            case "measurementTime":
                numbers.put(name, json.string(name));
                break;
            case "jvmArgs":
                json.array(name, argument -> arguments.add(withoutPort(json.string(argument))));
                break;
            case "params":
                json.object(name, param -> params.put(json.limited("params", param), json.text(param)));
                break;
            case "environment":
                new EnvironmentReader(parser, facts).read();
                break;
            case "jmhVersion":
                fallback("jmh");
                break;
            case "jdkVersion":
                fallback("jdk.version");
                break;
            case "vmName":
                fallback("jdk.vm");
                break;
            case "vmVersion":
                fallback("jdk.vmVersion");
                break;
            case "jvm":
                fallback("jvm.path");
                break;
            case "primaryMetric":
                primary = primaryMetrics.read(name);
                break;
            case "secondaryMetrics":
                json.object(name, this::secondary);
                break;
            default:
                json.skip();
        }
    }

    /** Reads a fact that JMH writes itself, unless the environment contains it. */
    private void fallback(String fact) throws IOException {
        facts.putIfAbsent(fact, json.string(fact));
    }

    private void secondary(String name) throws IOException {
        String plain = plainName(name);
        if (names.size() < MOST_METRICS) {
            names.add(plain);
        }
        if (Percentiles.isNamed(plain, wanted)) {
            secondary = metrics.read(name);
        } else {
            json.skip();
        }
    }

    /** Returns a name without the leading dot of profiler metrics. */
    static String plainName(String metric) {
        return metric.replaceFirst("^(\u00c2?\u00b7)", "");
    }

    private static String withoutPort(String argument) {
        return IDEA_PORT.matcher(argument).replaceFirst("");
    }

    private int whole(String name) {
        return Integer.parseInt(numbers.getOrDefault(name, "0"));
    }

    private Map<String, String> plan() {
        Map<String, String> plan = new LinkedHashMap<>();
        plan.put("run.forks", numbers.getOrDefault("forks", ""));
        plan.put("run.warmup", times("warmup"));
        plan.put("run.measurement", times("measurement"));
        plan.put("run.jvmArgs", String.join(" ", arguments));
        plan.values().removeIf(String::isEmpty);
        return plan;
    }

    private String times(String stage) {
        String iterations = numbers.getOrDefault(stage + "Iterations", "");
        String time = numbers.getOrDefault(stage + "Time", "");
        return iterations + (iterations.isEmpty() || time.isEmpty() ? "" : " x ") + time;
    }
}
