package lanewise.bench.rounds;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A row of the report: a benchmark with a value for each of its parameters that has several.
 *
 * @param benchmark full name of class and method
 * @param params values by name, in order
 * @param warmUps number of warm-up iterations, unless the command line sets it
 */
record Row(String benchmark, Map<String, String> params, int warmUps) {

    /** The parameters whose value is the name of kernels. */
    private static final Set<String> IMPLEMENTATIONS = Set.of("kernels", "implementation");

    private static final String VECTOR = "vector";
    private static final String PACKAGE = "lanewise.bench.";

    /** Number of iterations after which the compiler has finished with most benchmarks. */
    private static final int WARM_UPS = 5;

    Row {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /**
     * Returns a row.
     *
     * @param type class of the benchmark
     * @param method name of its method
     * @param params name, value, name, value and so on
     */
    static Row of(Class<?> type, String method, String... params) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            values.put(params[i], params[i + 1]);
        }
        return new Row(type.getName() + "." + method, values, WARM_UPS);
    }

    /** Returns this row with another number of warm-up iterations. */
    Row warmedUp(int times) {
        return new Row(benchmark, params, times);
    }

    /** Returns a label such as {@code training.VideoIteration.iteration kernels=vector threads=2}. */
    String label() {
        return shortName(benchmark) + values();
    }

    /** Returns the name of a benchmark without the common prefix. */
    static String shortName(String benchmark) {
        String name = benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark;
        return name.replace("Benchmark.", ".");
    }

    /** Returns arguments with which JMH measures this row: a part of its name, and {@code -p} for each parameter. */
    String arguments() {
        String name = benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark;
        return name
                + params.entrySet().stream()
                        .map(param -> " -p " + param.getKey() + "=" + param.getValue())
                        .collect(Collectors.joining());
    }

    /**
     * Returns whether the label, the arguments, or the full name with its parameters contains a match of the pattern.
     */
    boolean matches(Pattern pattern) {
        return pattern.matcher(label()).find()
                || pattern.matcher(arguments()).find()
                || pattern.matcher(benchmark + values()).find();
    }

    /** Returns this row with other kernels; empty if it is not a row of the vector kernels. */
    Optional<Row> withKernels(String name) {
        Map<String, String> others = new LinkedHashMap<>(params);
        others.replaceAll((param, value) -> IMPLEMENTATIONS.contains(param) && value.equals(VECTOR) ? name : value);
        return others.equals(params) ? Optional.empty() : Optional.of(new Row(benchmark, others, warmUps));
    }

    private String values() {
        return params.entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
    }

    /**
     * Returns options that make JMH run only this row.
     *
     * @param others all other options
     */
    Options options(Options others) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(others)
                .include("^" + Pattern.quote(benchmark) + "$")
                .warmupIterations(others.getWarmupIterations().orElse(warmUps));
        params.forEach(options::param);
        return options.build();
    }
}
