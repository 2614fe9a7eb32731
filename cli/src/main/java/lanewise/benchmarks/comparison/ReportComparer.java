package lanewise.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.ReportComparison.Unmatched;
import lanewise.errors.LanewiseException;

/** Compares reports with the first one, or the rows of one report that differ in a parameter. */
public final class ReportComparer {

    private final Settings settings;
    private final List<Report> reports;
    private final List<Side> sides;
    private final List<Estimator> estimators;
    private final Map<ResultKey, List<Optional<Score>>> scores = new HashMap<>();

    private ReportComparer(List<Report> reports, Settings settings) {
        this.reports = reports;
        this.settings = settings;
        requireDistinct(reports);
        requireMetric();
        boolean insideOne = reports.size() == 1 && settings.by().isPresent();
        List<Side> found = insideOne
                ? SideBuilder.byParameter(
                        reports.get(0), settings.by().get(), settings.base().orElse(null))
                : SideBuilder.ofReports(reports);
        sides = settings.fastest() ? found.stream().map(Side::fastest).toList() : found;
        if (sides.size() == 1) {
            Set<String> params = SideBuilder.parameters(reports.get(0));
            throw new LanewiseException(
                    reports.get(0).file().toString(),
                    "one report alone has nothing to be compared with",
                    "name another"
                            + (params.isEmpty()
                                    ? ""
                                    : ", or a parameter with "
                                            + settings.names().by() + ": " + SideBuilder.listed(params)));
        }
        estimators = sides.stream()
                .map(side -> new Estimator(
                        side.rows().values().stream()
                                .filter(r -> !r.key().isRuler())
                                .toList(),
                        settings.confidence()))
                .toList();
    }

    /**
     * Compares reports.
     *
     * @param reports one or more, all read with the metric of the settings
     * @param settings the settings
     * @return the comparison
     * @throws LanewiseException if there is nothing to compare
     */
    public static ReportComparison compare(List<Report> reports, Settings settings) {
        return new ReportComparer(reports, settings).compare();
    }

    private static void requireDistinct(List<Report> reports) {
        Map<Path, Path> seen = new HashMap<>();
        for (Report report : reports) {
            Path other = seen.putIfAbsent(real(report.file()), report.file());
            if (other != null) {
                throw new LanewiseException(
                        report.file().toString(),
                        "is given twice" + (other.equals(report.file()) ? "" : ", also as " + other),
                        "a report is equal to itself");
            }
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private void requireMetric() {
        boolean found = reports.stream()
                .flatMap(r -> r.results().stream())
                .anyMatch(r -> r.metric().isPresent());
        if (!found) {
            Set<String> names = reports.stream()
                    .flatMap(report -> report.metrics().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            throw new LanewiseException(
                    settings.names().metric(),
                    "no result has '" + settings.metric().orElse("") + "'",
                    "there " + (names.isEmpty() ? "are no secondary metrics" : "are " + SideBuilder.listed(names)));
        }
    }

    private ReportComparison compare() {
        Matching matching = new Matching(sides, settings);
        if (matching.matched().isEmpty()) {
            throw nothingInCommon(matching.unmatched());
        }
        matching.matched().forEach(key -> scores.put(key, scores(key, matching)));
        List<ResultKey> rulerKeys =
                matching.matched().stream().filter(ResultKey::isRuler).toList();
        List<ResultKey> rowKeys =
                matching.matched().stream().filter(key -> !key.isRuler()).toList();
        RulerChanges none = new RulerChanges(sides, List.of(), settings.threshold());
        List<Row> rulerRows = rows(rulerKeys, new VerdictRules(settings, pairs(rulerKeys)), none);
        // Rulers measure the speed of the machine, which explains no other metric.
        RulerChanges rulers =
                settings.metric().isPresent() ? none : new RulerChanges(sides, rulerRows, settings.threshold());
        VerdictRules judge = new VerdictRules(settings, pairs(rowKeys));
        EnvironmentTable environments = EnvironmentTable.of(columns());
        List<String> conclusions = new ArrayList<>(Conclusions.of(environments));
        return new ReportComparison(
                settings,
                sides,
                environments,
                conclusions,
                rulerRows,
                rulers.remarks(),
                rows(rowKeys, judge, rulers),
                judge.confidence(),
                means(rowKeys),
                inside(environments, conclusions),
                List.copyOf(matching.unmatched()),
                remarks(),
                MethodDescription.lines(
                        settings,
                        judge.confidence(),
                        pairs(rowKeys),
                        bases(),
                        sides,
                        estimators.stream().map(Estimator::prior).toList()));
    }

    private LanewiseException nothingInCommon(List<Unmatched> unmatched) {
        String example = unmatched.stream()
                .filter(u -> u.reason().startsWith("not"))
                .findFirst()
                .map(u -> u.key() + " is " + u.reason())
                .orElseGet(() -> sides.stream()
                        .filter(side -> !side.rows().isEmpty())
                        .map(side -> side.title() + " has "
                                + side.rows().keySet().iterator().next())
                        .collect(Collectors.joining(", ")));
        return new LanewiseException(
                "", "no benchmark is in " + sides.get(0).title() + " and in another: " + example, "");
    }

    private Map<String, List<BenchmarkResult>> columns() {
        Map<String, List<BenchmarkResult>> columns = new LinkedHashMap<>();
        if (reports.size() == 1 && settings.by().isPresent()) {
            columns.put("all", reports.get(0).results());
        } else {
            sides.forEach(
                    side -> columns.put(side.label(), List.copyOf(side.rows().values())));
        }
        return columns;
    }

    /** Returns the scores by side, in the unit of the base. */
    private List<Optional<Score>> scores(ResultKey key, Matching matching) {
        ScoreUnit unit = metric(0, key).orElseThrow().unit();
        List<Optional<Score>> row = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            int at = side;
            row.add(metric(side, key)
                    .filter(metric -> metric.unit().comparableWith(unit))
                    .filter(metric -> matching.unlike(sides.get(at), key).isEmpty())
                    .map(metric -> estimators
                            .get(at)
                            .score(sides.get(at).rows().get(key))
                            .in(unit)));
        }
        return row;
    }

    private Optional<Metric> metric(int side, ResultKey key) {
        return Optional.ofNullable(sides.get(side).rows().get(key)).flatMap(BenchmarkResult::metric);
    }

    private List<Row> rows(List<ResultKey> keys, VerdictRules judge, RulerChanges rulers) {
        List<List<Double>> moves = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            moves.add(rulers.moves(side));
        }
        return keys.stream().map(key -> row(key, judge, moves)).toList();
    }

    private Row row(ResultKey key, VerdictRules judge, List<List<Double>> moves) {
        List<Optional<Score>> row = scores.get(key);
        Score base = row.get(0).orElseThrow();
        List<Optional<Judgment>> judgments = new ArrayList<>(List.of(Optional.empty()));
        for (int side = 1; side < row.size(); side++) {
            List<Double> machine = moves.get(side);
            judgments.add(row.get(side).map(score -> judge.judge(base, score, machine)));
        }
        return new Row(key, base.unit(), row, List.copyOf(judgments));
    }

    /** Returns the number of ratios that may get a verdict. */
    private long pairs(List<ResultKey> keys) {
        return keys.stream()
                .map(scores::get)
                .filter(row -> row.get(0).orElseThrow().isEnough())
                .mapToLong(row -> row.stream()
                        .skip(1)
                        .flatMap(Optional::stream)
                        .filter(Score::isEnough)
                        .count())
                .sum();
    }

    private List<Optional<GeometricMean>> means(List<ResultKey> keys) {
        List<Optional<GeometricMean>> means = new ArrayList<>(List.of(Optional.empty()));
        for (int side = 1; side < sides.size(); side++) {
            List<GeometricMean.Pair> pairs = new ArrayList<>();
            for (ResultKey key : keys) {
                Score base = scores.get(key).get(0).orElseThrow();
                Optional<Score> score = scores.get(key).get(side);
                if (score.isPresent()) {
                    pairs.add(new GeometricMean.Pair(
                            base,
                            score.get(),
                            metric(0, key).orElseThrow(),
                            metric(side, key).orElseThrow()));
                }
            }
            means.add(GeometricMean.of(pairs, settings.confidence()));
        }
        return means;
    }

    private Optional<RatiosWithinReport> inside(EnvironmentTable environments, List<String> conclusions) {
        if (reports.size() == 1 && settings.by().isPresent()) {
            return Optional.empty();
        }
        Optional<String> param = settings.by();
        if (param.isEmpty() && Conclusions.areOfMoreThanCode(environments)) {
            param = RatiosWithinReport.implementations(sides);
            if (param.isEmpty()) {
                conclusions.add(
                        "With " + settings.names().by() + " and a parameter, ratios inside each report are shown too.");
            }
        }
        return param.flatMap(name -> RatiosWithinReport.of(sides, estimators, name, settings));
    }

    private Set<IntervalSource> bases() {
        Set<IntervalSource> bases = EnumSet.noneOf(IntervalSource.class);
        scores.values()
                .forEach(row ->
                        row.stream().flatMap(Optional::stream).map(Score::basis).forEach(bases::add));
        return bases;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (reports.size() == 1 && settings.by().isPresent()) {
            String param = settings.by().get();
            long without = reports.get(0).results().stream()
                    .filter(r -> !r.key().params().containsKey(param))
                    .count();
            if (without > 0) {
                remarks.add("Rows without the parameter " + param + ": " + without + ", not compared");
            }
        }
        sides.forEach(side -> remarks.addAll(side.remarks()));
        return remarks;
    }
}
