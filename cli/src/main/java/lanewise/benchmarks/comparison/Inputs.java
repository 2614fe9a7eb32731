package lanewise.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.Percentiles;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ReportReader;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.comparison.ReportComparison.Unmatched;
import lanewise.benchmarks.sides.Grouping;
import lanewise.benchmarks.sides.Side;
import lanewise.benchmarks.sides.SideBuilder;
import lanewise.errors.LanewiseException;

/** Checks what is to be compared, and finds the reason if there is nothing to compare. */
final class Inputs {

    private Inputs() {}

    static void requireDistinct(List<Path> files) {
        Map<Path, Path> seen = new HashMap<>();
        for (Path file : files) {
            Path other = seen.putIfAbsent(real(file), file);
            if (other != null) {
                throw new LanewiseException(
                        file.toString(),
                        "is given twice" + (other.equals(file) ? "" : ", also as " + other),
                        "name each report once");
            }
        }
    }

    private static Path real(Path file) {
        try {
            return file.equals(ReportReader.STANDARD_INPUT) ? file : file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    static void requireMetric(List<Report> reports, Settings settings) {
        boolean found = reports.stream()
                .flatMap(r -> r.results().stream())
                .anyMatch(r -> r.metric().isPresent());
        if (!found) {
            Set<String> names = reports.stream()
                    .flatMap(report -> report.metrics().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            String metric = settings.metric().orElse("");
            if (Percentiles.of(metric).isPresent()) {
                throw new LanewiseException(
                        settings.names().metric(),
                        "no result has the percentile '" + metric + "'",
                        "percentiles need sampled times; measure with -bm sample");
            }
            if (Percentiles.isLike(metric)) {
                throw new LanewiseException(
                        settings.names().metric(),
                        "'" + metric + "' is not a percentile",
                        "give p and a number from 0 to 1, such as p0.99");
            }
            throw new LanewiseException(
                    settings.names().metric(),
                    "no result has '" + settings.metric().orElse("") + "'",
                    names.isEmpty()
                            ? "the reports have no secondary metrics"
                            : "available: " + SideBuilder.listed(names));
        }
    }

    /** Returns the grouping of a single report: methods of a class, or else the first parameter with two values. */
    static Grouping defaultGrouping(Report report, Settings settings) {
        Set<String> params = Grouping.parameters(List.of(report));
        Set<String> numeric = params.stream()
                .filter(param -> report.results().stream()
                        .flatMap(result ->
                                Stream.ofNullable(result.key().params().get(param)))
                        .allMatch(value -> value.matches("[-+.,\\dEe_]+")))
                .collect(Collectors.toSet());
        // Words select an implementation more often than numbers, which are sizes.
        return Stream.of(
                        Stream.of("kernels", "implementation", Grouping.METHOD),
                        params.stream().filter(param -> !numeric.contains(param)),
                        numeric.stream().sorted())
                .flatMap(names -> names)
                .filter(name -> name.equals(Grouping.METHOD) || params.contains(name))
                .map(name -> Grouping.of(name, List.of(report), settings.names().by()))
                .filter(grouping -> hasVariants(report, grouping, settings))
                .findFirst()
                .orElseThrow(() -> oneVariantEach(report));
    }

    static LanewiseException oneVariantEach(Report report) {
        return new LanewiseException(
                report.file().toString(),
                "contains nothing to compare: each benchmark has one variant",
                "name a second report");
    }

    /** Returns the error for a grouping without effect: no report has two variants of a benchmark. */
    static LanewiseException noRatios(List<Report> reports, Grouping by, Settings settings) {
        boolean unknown = reports.stream()
                .flatMap(report -> report.results().stream())
                .allMatch(result -> by.of(result.key()).isEmpty());
        return unknown
                ? SideBuilder.withoutVariants(settings.names().by(), by, reports)
                : new LanewiseException(
                        settings.names().by(),
                        "no report has "
                                + settings.base()
                                        .map(base -> "a benchmark with " + by.label(base) + " and another variant")
                                        .orElse("two variants of a benchmark"),
                        "leave out the option to compare the reports only with each other");
    }

    private static boolean hasVariants(Report report, Grouping grouping, Settings settings) {
        Map<ResultKey, Set<String>> variants = new LinkedHashMap<>();
        report.results().stream()
                .filter(result -> !settings.isRuler(result.key()))
                .forEach(result -> grouping.of(result.key())
                        .ifPresent(variant -> variants.computeIfAbsent(variant.rest(), k -> new HashSet<>())
                                .add(variant.value())));
        return variants.values().stream().anyMatch(values -> values.size() > 1);
    }

    static LanewiseException nothingInCommon(List<Side> sides, List<Unmatched> unmatched, Settings settings) {
        String first = sides.get(0).title();
        String problem = sides.size() == 2
                ? first + " and " + sides.get(1).title() + " have no benchmark in common: "
                : first + " has no benchmark in common with the others: ";
        Optional<Unmatched> incomparable =
                unmatched.stream().filter(u -> u.reason().startsWith("not")).findFirst();
        if (incomparable.isPresent()) {
            Unmatched u = incomparable.get();
            return new LanewiseException("", problem + u.key() + " is " + u.reason(), "");
        }
        Optional<String> moved = moved(sides);
        String examples = sides.stream()
                .filter(side -> !side.rows().isEmpty())
                .map(side -> {
                    ResultKey key = side.rows().keySet().iterator().next();
                    return side.title() + " has " + (moved.isPresent() ? key.benchmark() : key);
                })
                .collect(Collectors.joining(", "));
        return new LanewiseException(
                "",
                problem + examples,
                moved.map(names -> "if the package was renamed, add "
                                + settings.names().rename() + " " + names)
                        .orElse(haveCommonNames(sides) ? "the parameters of the benchmarks differ" : ""));
    }

    /** Returns the packages of a benchmark that two sides have under the same class and method; empty if none is. */
    private static Optional<String> moved(List<Side> sides) {
        Map<String, String> packages = new HashMap<>();
        sides.get(0).rows().keySet().forEach(key -> packages.put(key.shortName(), prefix(key)));
        return sides.stream()
                .skip(1)
                .flatMap(side -> side.rows().keySet().stream())
                .filter(key -> packages.containsKey(key.shortName()))
                .filter(key ->
                        !prefix(key).isEmpty() && !packages.get(key.shortName()).isEmpty())
                .filter(key -> !prefix(key).equals(packages.get(key.shortName())))
                .map(key -> packages.get(key.shortName()) + "=" + prefix(key))
                .findFirst();
    }

    private static boolean haveCommonNames(List<Side> sides) {
        Set<String> names =
                sides.get(0).rows().keySet().stream().map(ResultKey::benchmark).collect(Collectors.toSet());
        return sides.stream()
                .skip(1)
                .flatMap(side -> side.rows().keySet().stream())
                .anyMatch(key -> names.contains(key.benchmark()));
    }

    private static String prefix(ResultKey key) {
        return key.benchmark()
                .substring(0, key.benchmark().length() - key.shortName().length());
    }
}
