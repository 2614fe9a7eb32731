package lanewise.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.sides.Grouping;
import lanewise.benchmarks.sides.RunSides;
import lanewise.benchmarks.sides.ShortNames;
import lanewise.benchmarks.sides.Side;
import lanewise.benchmarks.sides.SideBuilder;
import lanewise.errors.LanewiseException;

/** Compares reports with the first one, two sides of several runs, or the variants in one report. */
public final class ReportComparer {

    /** The maximum number of variants that become columns. */
    private static final int MOST_COLUMNS = 4;

    private final Settings settings;
    private final List<Report> reports;
    private final Optional<Grouping> grouping;
    private final boolean variantsAreSides;
    private final List<Side> sides;
    private final List<Estimator> estimators;
    private final Map<ResultKey, List<Optional<Score>>> scores = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private ReportComparer(List<Report> reports, List<Side> given, Settings settings) {
        this.reports = reports;
        this.settings = settings;
        Inputs.requireMetric(reports, settings);
        Optional<Grouping> named = settings.by()
                .map(by -> Grouping.of(by, reports, settings.names().by()));
        List<Side> found = given;
        boolean columns = false;
        if (reports.size() == 1 && given.size() == 1) {
            if (named.isEmpty()) {
                named = Optional.of(Inputs.defaultGrouping(reports.get(0), settings));
                remarks.add(
                        "One report: variants are compared by " + named.get().name() + "; choose others with "
                                + settings.names().by());
            }
            Map<String, List<BenchmarkResult>> variants =
                    SideBuilder.variants(reports.get(0), named.get(), settings.base());
            columns = !named.get().name().equals(Grouping.METHOD) && variants.size() <= MOST_COLUMNS;
            found = columns ? SideBuilder.ofVariants(reports.get(0), named.get(), settings.base()) : given;
        }
        grouping = named;
        variantsAreSides = columns;
        sides = found.stream().map(this::prepared).toList();
        estimators = Estimator.ofSides(sides, settings);
    }

    /** Returns a side with the requested samples and direction. */
    private Side prepared(Side side) {
        return side.with(result -> {
            BenchmarkResult directed = new BenchmarkResult(
                    result.key(),
                    result.metric()
                            .map(metric -> metric.directed(settings.direction().orElse(metric.direction()))),
                    result.plan(),
                    result.environment());
            return settings.fastest() ? directed.fastest() : directed;
        });
    }

    /**
     * Checks that no report is given twice. Standard input can be read only once, so call this before reading.
     *
     * @param files the files of the reports
     * @throws LanewiseException if two paths name the same file
     */
    public static void requireDistinct(List<Path> files) {
        Inputs.requireDistinct(files);
    }

    /**
     * Compares reports with the first one, or the variants in a single one.
     *
     * @param reports one or more, all read with the metric of the settings
     * @param settings the settings
     * @return the comparison
     * @throws LanewiseException if there is nothing to compare
     */
    public static ReportComparison compare(List<Report> reports, Settings settings) {
        requireDistinct(reports.stream().map(Report::file).toList());
        List<Report> named = ShortNames.completed(reports);
        return new ReportComparer(named, SideBuilder.ofReports(named), settings).compare();
    }

    /**
     * Compares two sides of several runs. A run counts once, so that machines and hours count as what they are. A side
     * with a single run is compared by the prediction interval of one future run.
     *
     * @param base runs of the base, all read with the metric of the settings
     * @param others runs to compare with it
     * @param settings the settings
     * @return the comparison
     * @throws LanewiseException if there is nothing to compare
     */
    public static ReportComparison compareRuns(List<Report> base, List<Report> others, Settings settings) {
        List<Report> all = new ArrayList<>(base);
        all.addAll(others);
        requireDistinct(all.stream().map(Report::file).toList());
        List<Side> sides = RunSides.of(base, others, settings::isRuler, settings.dividesByRulers());
        return new ReportComparer(all, sides, settings).compare();
    }

    private ReportComparison compare() {
        Matching matching = new Matching(sides, settings);
        if (sides.size() > 1 && matching.matched().isEmpty()) {
            throw Inputs.nothingInCommon(sides, matching.unmatched(), settings);
        }
        matching.matched().forEach(key -> scores.put(key, scores(key, matching)));
        List<ResultKey> rulerKeys =
                matching.matched().stream().filter(settings::isRuler).toList();
        List<ResultKey> rowKeys = matching.matched().stream()
                .filter(key -> !settings.isRuler(key))
                .toList();
        RulerChanges none = new RulerChanges(sides, List.of(), settings.threshold());
        List<Row> rulerRows = rows(rulerKeys, rules(rulerKeys), none);
        // Rulers measure the speed of the machine, which explains no other metric and may be divided out already.
        boolean applies = settings.metric().isEmpty() && !settings.dividesByRulers();
        RulerChanges rulers = applies ? new RulerChanges(sides, rulerRows, settings.threshold()) : none;
        VerdictRules rules = rules(rowKeys);
        EnvironmentTable environments = EnvironmentTable.of(columns());
        List<String> conclusions = new ArrayList<>(Conclusions.of(environments));
        Optional<RatiosWithinReport> inside = inside(environments, conclusions);
        if (sides.size() == 1 && inside.isEmpty()) {
            throw Inputs.oneVariantEach(reports.get(0));
        }
        remarks();
        List<Row> rows = rows(rowKeys, rules, rulers);
        Set<Score.Lack> lacks = lacks(Stream.concat(
                rows.stream().flatMap(row -> row.judgments().stream()),
                inside.stream().flatMap(ratios -> ratios.rows().stream()).flatMap(line -> line.judgments().stream())));
        return new ReportComparison(
                settings,
                sides,
                environments,
                conclusions,
                rulerRows,
                rulers.remarks(),
                rows,
                rules.confidence(),
                means(rowKeys),
                inside,
                sides.size() == 1 ? List.of() : List.copyOf(matching.unmatched()),
                matching.missing(settings),
                List.copyOf(remarks),
                MethodDescription.lines(
                        settings,
                        sides.size() == 1 ? inside.orElseThrow().confidence() : rules.confidence(),
                        sides.size() == 1 ? inside.orElseThrow().ratios() : pairs(rowKeys),
                        sources(inside),
                        lacks,
                        sides,
                        estimators.stream().map(Estimator::prior).toList()));
    }

    private VerdictRules rules(List<ResultKey> keys) {
        List<RoutineDifference.Pair> ratios = new ArrayList<>();
        keys.stream()
                .map(scores::get)
                .forEach(row -> row.stream()
                        .skip(1)
                        .flatMap(Optional::stream)
                        .forEach(score ->
                                ratios.add(new RoutineDifference.Pair(row.get(0).orElseThrow(), score))));
        return new VerdictRules(settings, pairs(keys), RoutineDifference.of(ratios, !variantsAreSides));
    }

    private Map<String, List<BenchmarkResult>> columns() {
        Map<String, List<BenchmarkResult>> columns = new LinkedHashMap<>();
        if (variantsAreSides) {
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

    private List<Row> rows(List<ResultKey> keys, VerdictRules rules, RulerChanges rulers) {
        List<List<Double>> moves = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            moves.add(rulers.moves(side));
        }
        return keys.stream().map(key -> row(key, rules, moves)).toList();
    }

    private Row row(ResultKey key, VerdictRules rules, List<List<Double>> moves) {
        List<Optional<Score>> row = scores.get(key);
        Score base = row.get(0).orElseThrow();
        List<Optional<Judgment>> judgments = new ArrayList<>(List.of(Optional.empty()));
        for (int side = 1; side < row.size(); side++) {
            List<Double> machine = moves.get(side);
            judgments.add(row.get(side).map(score -> rules.judge(base, score, machine)));
        }
        return new Row(key, base.unit(), row, List.copyOf(judgments));
    }

    /** Returns the number of ratios that may get a verdict. */
    private long pairs(List<ResultKey> keys) {
        return keys.stream()
                .map(scores::get)
                .mapToLong(row -> row.stream()
                        .skip(1)
                        .flatMap(Optional::stream)
                        .filter(score -> score.isEnoughFor(row.get(0).orElseThrow()))
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
        if (variantsAreSides) {
            return Optional.empty();
        }
        Optional<Grouping> used = grouping;
        if (used.isEmpty() && Conclusions.areOfMoreThanCode(environments)) {
            String by = settings.names().by();
            used = RatiosWithinReport.implementations(sides).map(param -> Grouping.of(param, reports, by));
            if (used.isEmpty()) {
                conclusions.add("Set " + by + " to a parameter to show ratios within each report too.");
            }
        }
        Optional<RatiosWithinReport> inside = used.flatMap(g -> RatiosWithinReport.of(sides, estimators, g, settings));
        if (settings.by().isPresent() && inside.isEmpty() && sides.size() > 1) {
            throw Inputs.noRatios(reports, grouping.orElseThrow(), settings);
        }
        return inside;
    }

    private Set<IntervalSource> sources(Optional<RatiosWithinReport> inside) {
        Set<IntervalSource> sources = EnumSet.noneOf(IntervalSource.class);
        scores.values().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .map(Score::basis)
                .forEach(sources::add);
        inside.stream()
                .flatMap(ratios -> ratios.rows().stream())
                .flatMap(line -> line.scores().stream())
                .flatMap(Optional::stream)
                .map(Score::basis)
                .forEach(sources::add);
        return sources;
    }

    private static Set<Score.Lack> lacks(Stream<Optional<Judgment>> judgments) {
        return judgments
                .flatMap(Optional::stream)
                .flatMap(judgment -> judgment.lack().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Score.Lack.class)));
    }

    private void remarks() {
        if (variantsAreSides) {
            Grouping by = grouping.orElseThrow();
            long without = reports.get(0).results().stream()
                    .filter(r -> by.of(r.key()).isEmpty())
                    .count();
            if (without > 0) {
                remarks.add("Rows without " + (by.name().startsWith("/") ? "a match of " : "the parameter ") + by.name()
                        + ": " + without + ", not compared");
            }
        }
        reports.forEach(report -> report.remarks().forEach(remark -> remarks.add(report.file() + ": " + remark)));
        sides.forEach(side -> remarks.addAll(side.remarks()));
    }
}
