package lanewise.benchmarks;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes two results results of the same benchmark.
 *
 * @param benchmark name with package and class
 * @param mode what was measured
 * @param threads at once, 0 if the report does not say
 * @param params by name
 */
public record ResultKey(String benchmark, Mode mode, int threads, SortedMap<String, String> params) {

    /** Makes the parameters unchangeable. */
    public ResultKey {
        params = Collections.unmodifiableSortedMap(params);
    }

    /** Class and method. */
    public String shortName() {
        int method = benchmark.lastIndexOf('.');
        int type = method < 0 ? -1 : benchmark.lastIndexOf('.', method - 1);
        return benchmark.substring(type + 1);
    }

    /** Such as {@code kernels=vector size=784}, empty if there are none. */
    public String parameters() {
        return params.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The same without a parameter. */
    public ResultKey without(String param) {
        SortedMap<String, String> others = new TreeMap<>(params);
        others.remove(param);
        return new ResultKey(benchmark, mode, threads, others);
    }

    /** A ruler tells how fast the machine was: in a package {@code ruler}, or the peaks of FMA and memory. */
    public boolean isRuler() {
        String name = shortName();
        return benchmark.contains(".ruler.")
                || name.startsWith("PeakFmaBenchmark.")
                || name.startsWith("MemoryReadBenchmark.");
    }

    /** Name and parameters. */
    @Override
    public String toString() {
        return params.isEmpty() ? shortName() : shortName() + " " + parameters();
    }
}
