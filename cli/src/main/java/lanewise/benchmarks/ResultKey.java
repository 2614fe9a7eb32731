package lanewise.benchmarks;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Identifies a benchmark. Results with equal keys can be compared.
 *
 * @param benchmark name with package, class and method
 * @param mode the mode
 * @param threads number of threads, 0 if unknown
 * @param params values of the parameters by name
 */
public record ResultKey(String benchmark, Mode mode, int threads, SortedMap<String, String> params) {

    /**
     * Creates a key.
     *
     * @param benchmark name with package, class and method
     * @param mode the mode
     * @param threads number of threads, 0 if unknown
     * @param params values of the parameters by name; copied
     */
    public ResultKey {
        params = Collections.unmodifiableSortedMap(params);
    }

    /**
     * Returns the class and the method.
     *
     * @return a name such as {@code Product.multiply}
     */
    public String shortName() {
        int method = benchmark.lastIndexOf('.');
        int type = method < 0 ? -1 : benchmark.lastIndexOf('.', method - 1);
        return benchmark.substring(type + 1);
    }

    /**
     * Returns the parameters as text.
     *
     * @return text such as {@code kernels=vector size=784}; empty if there are none
     */
    public String parameters() {
        return params.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns this key without a parameter.
     *
     * @param param name of the parameter
     * @return the key
     */
    public ResultKey without(String param) {
        SortedMap<String, String> others = new TreeMap<>(params);
        others.remove(param);
        return new ResultKey(benchmark, mode, threads, others);
    }

    /**
     * Returns whether this benchmark is a ruler, which measures the speed of the machine: one in a package {@code
     * ruler}, or a peak of FMA or memory.
     *
     * @return true for a ruler
     */
    public boolean isRuler() {
        String name = shortName();
        return benchmark.contains(".ruler.")
                || name.startsWith("PeakFmaBenchmark.")
                || name.startsWith("MemoryReadBenchmark.");
    }

    /** Returns the short name and the parameters. */
    @Override
    public String toString() {
        return params.isEmpty() ? shortName() : shortName() + " " + parameters();
    }
}
