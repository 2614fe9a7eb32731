package lanewise.benchmarks.sides;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Report;

/**
 * Completes names of benchmarks without a package. JMH's text omits what all names of a report have in common, so that
 * its names differ from those in JSON and CSV.
 */
public final class ShortNames {

    private static final String AMBIGUOUS = "";

    private ShortNames() {}

    /**
     * Returns reports in which a name without a package is replaced by the only name of another report with the same
     * class and method.
     *
     * @param reports the reports
     * @return the reports in the same order
     */
    public static List<Report> completed(List<Report> reports) {
        Map<String, String> complete = new HashMap<>();
        Set<String> names = new HashSet<>();
        reports.forEach(report ->
                report.results().forEach(result -> names.add(result.key().benchmark())));
        for (String name : names) {
            int method = name.lastIndexOf('.');
            int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
            if (type > 0) {
                complete.merge(name.substring(type + 1), name, (a, b) -> AMBIGUOUS);
            }
        }
        return reports.stream().map(report -> completed(report, complete)).toList();
    }

    private static Report completed(Report report, Map<String, String> complete) {
        return new Report(
                report.file(),
                report.results().stream()
                        .map(result -> completed(result, complete))
                        .toList(),
                report.metrics(),
                report.remarks());
    }

    private static BenchmarkResult completed(BenchmarkResult result, Map<String, String> complete) {
        String name = complete.getOrDefault(result.key().benchmark(), AMBIGUOUS);
        return name.equals(AMBIGUOUS)
                ? result
                : new BenchmarkResult(result.key().named(name), result.metric(), result.plan(), result.environment());
    }
}
