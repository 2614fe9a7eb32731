package lanewise.bench.rounds;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A benchmark with a value for each of its parameters that has several: a row of the report.
 *
 * @param benchmark its full name, class and method
 * @param params values by name, in order
 * @param warmUps iterations of warm-up, unless the command line says otherwise
 */
record Row(String benchmark, Map<String, String> params, int warmUps) {

    private static final String PACKAGE = "lanewise.bench.";

    /** From then on the compiler is done with most of the benchmarks. */
    private static final int WARM_UPS = 5;

    Row {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /**
     * A row.
     *
     * @param type the benchmark's class
     * @param method its method
     * @param params name, value, name, value and so on
     */
    static Row of(Class<?> type, String method, String... params) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            values.put(params[i], params[i + 1]);
        }
        return new Row(type.getName() + "." + method, values, WARM_UPS);
    }

    /** The same row with another number of iterations of warm-up. */
    Row warmedUp(int times) {
        return new Row(benchmark, params, times);
    }

    /** Such as {@code training.VideoIteration.iteration kernels=vector threads=2}. */
    String label() {
        return shortName(benchmark) + values();
    }

    /** A benchmark's name without what all have in common. */
    static String shortName(String benchmark) {
        String name = benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark;
        return name.replace("Benchmark.", ".");
    }

    /** True if the pattern is found in the label, or in the full name with its parameters. */
    boolean matches(Pattern pattern) {
        return pattern.matcher(label()).find()
                || pattern.matcher(benchmark + values()).find();
    }

    private String values() {
        return params.entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
    }

    /**
     * What makes JMH run this row alone.
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
