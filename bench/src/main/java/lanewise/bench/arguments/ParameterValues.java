package lanewise.bench.arguments;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lanewise.kernels.Activation;
import lanewise.text.Printable;
import lanewise.text.WholeNumber;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * Checks the values of parameters before JMH starts a JVM for each of them. A parameter has the same meaning in every
 * benchmark.
 */
public final class ParameterValues {

    private static final String OPENBLAS = "openblas";
    private static final String SIZE = "[1-9]\\d{0,5}";

    private static final Syntax COUNT = number(Integer.MAX_VALUE);

    /** The number of built-in training images that the video uses. */
    private static final Syntax EXAMPLES = number(42_000);

    /** The parameters of all benchmarks, except those that name kernels. */
    private static final Map<String, Syntax> SYNTAX = Map.ofEntries(
            Map.entry(
                    "activation",
                    oneOf(Arrays.stream(Activation.values())
                            .map(Activation::name)
                            .toArray(String[]::new))),
            Map.entry("distortion", oneOf("affine", "elastic", "both")),
            Map.entry("examples", EXAMPLES),
            Map.entry("hidden", COUNT),
            Map.entry("iterations", COUNT),
            Map.entry("left", oneOf("plain", "transposed")),
            Map.entry("order", oneOf("ink", "random")),
            Map.entry("shape", new Syntax(sizes(3), "m x k x n, such as 128x784x10")),
            Map.entry("size", new Syntax(sizes(2), "rows x columns, such as 10x41000")),
            Map.entry("threads", COUNT),
            Map.entry("units", COUNT));

    private ParameterValues() {}

    private record Syntax(Predicate<String> accepts, String allowed) {}

    private static Syntax number(int most) {
        return new Syntax(
                value -> {
                    try {
                        WholeNumber.parse(value, 1, most);
                        return true;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                },
                most == Integer.MAX_VALUE ? WholeNumber.atLeast(1) : "a whole number from 1 to " + most);
    }

    private static Syntax oneOf(String... values) {
        return new Syntax(List.of(values)::contains, "one of " + String.join(", ", values));
    }

    private static Predicate<String> sizes(int count) {
        return value -> value.matches(SIZE + ("x" + SIZE).repeat(count - 1));
    }

    /**
     * Checks the values with which benchmarks would be measured.
     *
     * @param benchmarks the benchmarks that the options select
     * @param arguments the arguments of JMH
     * @throws UsageException if a value is invalid, or no benchmark has a parameter that the arguments contain
     */
    public static void check(Collection<BenchmarkListEntry> benchmarks, JmhArguments arguments) throws UsageException {
        Set<String> unknown = new TreeSet<>(arguments.parameters());
        Set<String> checked = new HashSet<>();
        for (BenchmarkListEntry benchmark : benchmarks) {
            for (String parameter : benchmark.getParams().orElse(Map.of()).keySet()) {
                unknown.remove(parameter);
                for (String value : Benchmarks.values(benchmark, parameter, arguments.options())) {
                    if (checked.add(parameter + "=" + value)) {
                        check(parameter, value);
                    }
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new UsageException("-p: no selected benchmark has the parameter '"
                    + Printable.of(unknown.iterator().next()) + "'; -lp lists the benchmarks with their parameters");
        }
    }

    private static void check(String parameter, String value) throws UsageException {
        String place = "-p " + parameter + ": ";
        if (Benchmarks.KERNELS.contains(parameter)) {
            if (!value.equals(OPENBLAS) || !parameter.equals("implementation")) {
                KernelsNames.check(place, value);
            }
            return;
        }
        Syntax syntax = SYNTAX.get(parameter);
        if (!syntax.accepts().test(value)) {
            throw new UsageException(place + "'" + Printable.of(value) + "' is not allowed; write " + syntax.allowed());
        }
    }
}
