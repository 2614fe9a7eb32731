package lanewise.benchmarks.sides;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.errors.LanewiseException;

/** Builds the sides of a comparison. */
public final class SideBuilder {

    private static final int MOST = 26;

    private SideBuilder() {}

    /**
     * Returns one side per report. A report that has a row several times, measured in different ways, becomes one side
     * per way.
     *
     * @param reports the reports
     * @return the sides in the order of the reports
     */
    public static List<Side> ofReports(List<Report> reports) {
        List<Side> sides = new ArrayList<>();
        for (Report report : reports) {
            List<List<BenchmarkResult>> parts = parts(report.results());
            List<String> titles = parts.size() == 1 ? List.of("") : MeasuringConditions.titles(parts);
            for (int i = 0; i < parts.size(); i++) {
                sides.add(side(label(sides.size()), report.file() + titles.get(i), parts.get(i)));
            }
        }
        return sides;
    }

    /**
     * Returns one side per variant, the base first and the others in the order of the report.
     *
     * @param report the report
     * @param grouping finds the variants
     * @param base the variant that the others are compared with; empty for the first in the report
     * @return two sides or more
     * @throws LanewiseException if there are fewer variants, or the base is missing
     */
    public static List<Side> ofVariants(Report report, Grouping grouping, Optional<String> base) {
        Map<String, List<BenchmarkResult>> byValue = variants(report, grouping, base);
        List<Side> sides = new ArrayList<>();
        byValue.forEach((value, results) -> sides.add(side(label(sides.size()), grouping.label(value), results)));
        return sides;
    }

    /**
     * Returns the results of each variant, the base first and the others in the order of the report.
     *
     * @param report the report
     * @param grouping finds the variants
     * @param base the variant that the others are compared with; empty for the first in the report
     * @return two variants or more
     * @throws LanewiseException if there are fewer variants, or the base is missing
     */
    public static Map<String, List<BenchmarkResult>> variants(Report report, Grouping grouping, Optional<String> base) {
        Map<String, List<BenchmarkResult>> byValue = new LinkedHashMap<>();
        base.ifPresent(value -> byValue.put(value, new ArrayList<>()));
        for (BenchmarkResult result : report.results()) {
            grouping.of(result.key())
                    .ifPresent(variant -> byValue.computeIfAbsent(variant.value(), v -> new ArrayList<>())
                            .add(new BenchmarkResult(
                                    variant.rest(), result.metric(), result.plan(), result.environment())));
        }
        String file = report.file().toString();
        if (base.isPresent() && byValue.get(base.get()).isEmpty()) {
            byValue.remove(base.get());
            throw new LanewiseException(
                    file, "no row has " + grouping.label(base.get()), "available: " + listed(byValue.keySet()));
        }
        if (byValue.isEmpty()) {
            throw withoutVariants(file, grouping, List.of(report));
        }
        if (byValue.size() == 1) {
            String only = byValue.keySet().iterator().next();
            throw new LanewiseException(
                    file, "all rows have the same " + grouping.described(only), "there is nothing to compare");
        }
        return byValue;
    }

    /**
     * Returns the error for a grouping that no row belongs to.
     *
     * @param place start of the message
     * @param grouping the grouping
     * @param reports the reports
     * @return the error, which lists the parameters of the reports
     */
    public static LanewiseException withoutVariants(String place, Grouping grouping, List<Report> reports) {
        Set<String> names = Grouping.parameters(reports);
        return new LanewiseException(
                place,
                grouping.name().startsWith("/")
                        ? "no row matches " + grouping.name()
                        : "no row has a parameter '" + grouping.name() + "'",
                names.isEmpty() ? "no benchmark has parameters" : "available: " + listed(names));
    }

    /**
     * Returns names in a line.
     *
     * @param names the names
     * @return at most 20 of them, separated by commas
     */
    public static String listed(Set<String> names) {
        return names.stream().limit(20).collect(Collectors.joining(", ")) + (names.size() > 20 ? ", ..." : "");
    }

    /** Returns the label of a side: a letter, or R and a number after Z. */
    static String label(int index) {
        return index < MOST ? String.valueOf((char) ('A' + index)) : "R" + (index + 1);
    }

    /** Returns one part, or one per way of measuring if a benchmark was measured in several ways. */
    static List<List<BenchmarkResult>> parts(List<BenchmarkResult> results) {
        List<List<BenchmarkResult>> parts = MeasuringConditions.groups(results);
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

    /** Returns a side of results; those of the same benchmark are pooled. */
    static Side side(String label, String title, List<BenchmarkResult> results) {
        Map<ResultKey, BenchmarkResult> rows = new LinkedHashMap<>();
        Set<String> remarks = new LinkedHashSet<>();
        for (BenchmarkResult result : results) {
            result.metric()
                    .filter(metric -> !metric.agreesWithRawData())
                    .ifPresent(metric -> remarks.add(String.format(
                            "%s: the score of %s, %s, is not the mean of its raw data; ratios use the raw data",
                            label, result.key(), metric.score())));
            BenchmarkResult other = rows.putIfAbsent(result.key(), result);
            if (other != null) {
                boolean pooled = canPool(other, result);
                if (pooled) {
                    rows.put(result.key(), pooled(other, result));
                }
                remarks.add(label + " has " + result.key() + " more than once: "
                        + (pooled ? "the forks are pooled" : "the first is used"));
            }
        }
        return new Side(label, title, rows, List.copyOf(remarks), Side.Unit.FORK, 1);
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
