package lanewise.benchmarks;

import java.util.Map;
import java.util.Optional;

/**
 * One result of a report.
 *
 * @param key which benchmark
 * @param metric the one that was asked for, empty if the result has none of that name
 * @param plan how it was measured
 * @param environment where; the same object for all results of one environment
 */
public record BenchmarkResult(ResultKey key, Optional<Metric> metric, Plan plan, Environment environment) {

    /** The same by the best sample of every fork; a result that has no raw data has no metric then. */
    public BenchmarkResult fastest() {
        return new BenchmarkResult(
                key, metric.filter(m -> !m.forks().isEmpty()).map(Metric::fastest), plan, environment);
    }

    /**
     * How a result was measured.
     *
     * @param forks JVMs, 0 if the report does not say
     * @param iterations measured in each, 0 if the report does not say
     * @param facts for people, such as {@code run.warmup} and {@code 3 x 1 s}
     */
    public record Plan(int forks, int iterations, Map<String, String> facts) {}
}
