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
 * @param threads number of threads, 1 if the report does not contain it
 * @param params values of the parameters by name
 */
public record ResultKey(String benchmark, Mode mode, int threads, SortedMap<String, String> params) {

    /**
     * Creates a key.
     *
     * @param benchmark name with package, class and method
     * @param mode the mode
     * @param threads number of threads, 1 if the report does not contain it
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
     * Returns this key with another name.
     *
     * @param name name with package, class and method
     * @return the key
     */
    public ResultKey named(String name) {
        return new ResultKey(name, mode, threads, params);
    }

    /**
     * Returns the name of the method.
     *
     * @return a name such as {@code multiply}
     */
    public String method() {
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** Returns the short name and the parameters. */
    @Override
    public String toString() {
        return params.isEmpty() ? shortName() : shortName() + " " + parameters();
    }
}
