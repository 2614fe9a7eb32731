package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.errors.LanewiseException;

/** Builds the sides of a comparison. */
final class SideBuilder {

    private static final int MOST = 26;

    private SideBuilder() {}

    /** Returns one side per report, or one per environment if a report has a row in several environments. */
    static List<Side> ofReports(List<Report> reports) {
        List<Side> sides = new ArrayList<>();
        for (Report report : reports) {
            List<List<BenchmarkResult>> parts = parts(report.results());
            int number = 0;
            for (List<BenchmarkResult> part : parts) {
                number++;
                String title = report.file() + (parts.size() == 1 ? "" : ", environment " + number);
                sides.add(side(label(sides.size()), title, part));
            }
        }
        return sides;
    }

    /** Returns one side per value of a parameter, the base first and the others in the order of the report. */
    static List<Side> byParameter(Report report, String param, String base) {
        Map<String, List<BenchmarkResult>> byValue = new LinkedHashMap<>();
        if (base != null) {
            byValue.put(base, new ArrayList<>());
        }
        for (BenchmarkResult result : report.results()) {
            String value = result.key().params().get(param);
            if (value != null) {
                byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(result);
            }
        }
        if (base != null && byValue.get(base).isEmpty()) {
            byValue.remove(base);
            throw new LanewiseException(
                    report.file().toString(),
                    "no row has " + param + "=" + base,
                    "there are " + listed(byValue.keySet()));
        }
        if (byValue.isEmpty()) {
            Set<String> names = parameters(report);
            throw new LanewiseException(
                    report.file().toString(),
                    "no row has a parameter '" + param + "'",
                    (names.isEmpty() ? "none has any" : "there are " + listed(names)));
        }
        if (byValue.size() == 1) {
            throw new LanewiseException(
                    report.file().toString(),
                    "all rows have the same " + param + "="
                            + byValue.keySet().iterator().next(),
                    "there is nothing to compare");
        }
        List<Side> sides = new ArrayList<>();
        byValue.forEach((value, results) -> sides.add(side(
                label(sides.size()),
                param + "=" + value,
                results.stream()
                        .map(r -> new BenchmarkResult(r.key().without(param), r.metric(), r.plan(), r.environment()))
                        .toList())));
        return sides;
    }

    static Set<String> parameters(Report report) {
        return report.results().stream()
                .flatMap(result -> result.key().params().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String listed(Set<String> names) {
        return names.stream().limit(20).collect(Collectors.joining(", ")) + (names.size() > 20 ? ", ..." : "");
    }

    private static String label(int index) {
        return index < MOST ? String.valueOf((char) ('A' + index)) : "R" + (index + 1);
    }

    /** Returns one part, or one per environment if a benchmark was measured in several. */
    private static List<List<BenchmarkResult>> parts(List<BenchmarkResult> results) {
        List<List<BenchmarkResult>> parts = EnvironmentTable.byEnvironment(results);
        Set<ResultKey> seen = new HashSet<>();
        for (List<BenchmarkResult> part : parts) {
            Set<ResultKey> keys = part.stream().map(BenchmarkResult::key).collect(Collectors.toSet());
            if (keys.stream().anyMatch(seen::contains)) {
                return parts;
            }
            seen.addAll(keys);
        }
        return List.of(results);
    }

    private static Side side(String label, String title, List<BenchmarkResult> results) {
        Map<ResultKey, BenchmarkResult> rows = new LinkedHashMap<>();
        Set<String> remarks = new LinkedHashSet<>();
        for (BenchmarkResult result : results) {
            BenchmarkResult other = rows.putIfAbsent(result.key(), result);
            if (other != null) {
                boolean pooled = canPool(other, result);
                if (pooled) {
                    rows.put(result.key(), pooled(other, result));
                }
                remarks.add(label + " has " + result.key() + " more than once: "
                        + (pooled ? "the forks are taken together" : "the first is taken"));
            }
        }
        return new Side(label, title, rows, List.copyOf(remarks));
    }

    private static boolean canPool(BenchmarkResult one, BenchmarkResult two) {
        return one.metric().isPresent()
                && two.metric().isPresent()
                && !one.metric().get().forks().isEmpty()
                && !two.metric().get().forks().isEmpty()
                && one.metric().get().unit().comparableWith(two.metric().get().unit());
    }

    private static BenchmarkResult pooled(BenchmarkResult one, BenchmarkResult two) {
        return new BenchmarkResult(
                one.key(),
                one.metric().map(metric -> metric.with(two.metric().orElseThrow())),
                one.plan(),
                one.environment());
    }
}
