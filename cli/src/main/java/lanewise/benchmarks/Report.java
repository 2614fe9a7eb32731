package lanewise.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * A report.
 *
 * @param file the file
 * @param results one or more results, in the order of the file
 * @param metrics names of all secondary metrics
 * @param remarks what was left out when the file was read
 */
public record Report(Path file, List<BenchmarkResult> results, SortedSet<String> metrics, List<String> remarks) {

    /**
     * Creates a report of which nothing was left out.
     *
     * @param file the file
     * @param results one or more results
     * @param metrics names of all secondary metrics
     */
    public Report(Path file, List<BenchmarkResult> results, SortedSet<String> metrics) {
        this(file, results, metrics, List.of());
    }

    /**
     * Returns this report with some of its results.
     *
     * @param kept returns whether to keep a benchmark
     * @return the report, perhaps without results
     */
    public Report only(Predicate<ResultKey> kept) {
        return new Report(
                file, results.stream().filter(result -> kept.test(result.key())).toList(), metrics, remarks);
    }

    /**
     * Returns this report with another beginning of the names of benchmarks.
     *
     * @param from the beginning to replace
     * @param to the replacement
     * @return the report
     */
    public Report renamed(String from, String to) {
        return new Report(
                file,
                results.stream()
                        .map(result -> result.key().benchmark().startsWith(from)
                                ? new BenchmarkResult(
                                        result.key()
                                                .named(to
                                                        + result.key()
                                                                .benchmark()
                                                                .substring(from.length())),
                                        result.metric(),
                                        result.plan(),
                                        result.environment())
                                : result)
                        .toList(),
                metrics,
                remarks);
    }

    /**
     * Returns when the report was written.
     *
     * @return the fact {@code date} of the first result that has one; empty if none has
     */
    public Optional<String> date() {
        return results.stream()
                .flatMap(result -> result.environment().fact("date").stream())
                .findFirst();
    }
}
