package lanewise.benchmarks;

import java.util.Map;
import java.util.Optional;

/**
 * A result in a report.
 *
 * @param key identifies the benchmark
 * @param metric the requested metric; empty if the result has none of that name
 * @param plan how it was measured
 * @param environment where it was measured; the same object for all results of one environment
 */
public record BenchmarkResult(ResultKey key, Optional<Metric> metric, Plan plan, Environment environment) {

    /**
     * Returns this result with the fastest sample of every fork. A result without raw data loses its metric.
     *
     * @return the result
     */
    public BenchmarkResult fastest() {
        return new BenchmarkResult(
                key, metric.filter(m -> !m.forks().isEmpty()).map(Metric::fastest), plan, environment);
    }

    /**
     * How a result was measured.
     *
     * @param forks number of forks, 0 if unknown
     * @param iterations measurement iterations per fork, 0 if unknown
     * @param facts descriptions by name, such as {@code run.warmup} and {@code 3 x 1 s}
     */
    public record Plan(int forks, int iterations, Map<String, String> facts) {}
}
