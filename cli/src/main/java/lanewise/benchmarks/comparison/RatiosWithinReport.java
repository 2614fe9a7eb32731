package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.sides.Grouping;
import lanewise.benchmarks.sides.Side;

/**
 * Ratios inside each side, between the base variant of a benchmark and its other variants. They can be compared where
 * absolute scores cannot. They are not regressions: variants are different code.
 *
 * @param by name of the grouping that finds the variants
 * @param confidence confidence level of each interval
 * @param rows one line per benchmark and variant
 */
public record RatiosWithinReport(String by, double confidence, List<Line> rows) {

    /** Names of parameters that select an implementation of the same work. */
    private static final List<String> IMPLEMENTATIONS = List.of("kernels", "implementation");

    /** A variant whose name contains this is the base, unless another one is requested. */
    private static final String BASELINE = "baseline";

    /**
     * A variant.
     *
     * @param key the benchmark without the variant
     * @param value name of the variant
     * @param base name of the variant that it is compared with; equal to the value for the base itself
     * @param unit unit of the scores
     * @param scores scores by side, empty where it was not measured
     * @param judgments judgments by side, empty where there is no ratio
     */
    public record Line(
            ResultKey key,
            String value,
            String base,
            ScoreUnit unit,
            List<Optional<Score>> scores,
            List<Optional<Judgment>> judgments) {

        /**
         * Returns whether this is the variant that the others are compared with.
         *
         * @return true for the base
         */
        public boolean isBase() {
            return value.equals(base);
        }
    }

    /** Returns the number of ratios. */
    long ratios() {
        return rows.stream()
                .flatMap(line -> line.judgments().stream())
                .flatMap(Optional::stream)
                .count();
    }

    /** Returns the parameter that selects an implementation, if the sides have it with more than one value. */
    static Optional<String> implementations(List<Side> sides) {
        return IMPLEMENTATIONS.stream()
                .filter(param -> sides.stream()
                        .anyMatch(side -> side.rows().keySet().stream()
                                        .flatMap(key ->
                                                Stream.ofNullable(key.params().get(param)))
                                        .distinct()
                                        .count()
                                > 1))
                .findFirst();
    }

    /** Compares inside each side. Returns empty if no side has two variants of a benchmark. */
    static Optional<RatiosWithinReport> of(
            List<Side> sides, List<Estimator> estimators, Grouping grouping, Settings settings) {
        List<Map<ResultKey, Map<String, Score>>> scores = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            scores.add(scores(sides.get(i), estimators.get(i), grouping, settings));
        }
        Set<ResultKey> keys =
                scores.stream().flatMap(s -> s.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<ResultKey, String> bases = new LinkedHashMap<>();
        keys.forEach(key -> base(values(scores, key), settings).ifPresent(base -> bases.put(key, base)));
        long pairs = scores.stream()
                .flatMap(side -> side.entrySet().stream())
                .filter(e -> e.getValue().containsKey(bases.get(e.getKey())))
                .mapToLong(e -> e.getValue().size() - 1)
                .sum();
        VerdictRules rules = new VerdictRules(settings, pairs, RoutineDifference.of(pairs(scores, bases), false));
        List<Line> lines = new ArrayList<>();
        bases.forEach((key, base) -> {
            for (String value : values(scores, key)) {
                boolean shown = !value.equals(base) || sides.size() == 1;
                if (shown) {
                    lines.add(line(key, value, base, scores, rules));
                }
            }
        });
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new RatiosWithinReport(grouping.name(), rules.confidence(), List.copyOf(lines)));
    }

    private static List<RoutineDifference.Pair> pairs(
            List<Map<ResultKey, Map<String, Score>>> scores, Map<ResultKey, String> bases) {
        List<RoutineDifference.Pair> pairs = new ArrayList<>();
        for (Map<ResultKey, Map<String, Score>> side : scores) {
            side.forEach((key, variants) -> Optional.ofNullable(bases.get(key))
                    .map(variants::get)
                    .ifPresent(base -> variants.values().stream()
                            .filter(score -> score != base)
                            .forEach(score -> pairs.add(new RoutineDifference.Pair(base, score)))));
        }
        return pairs;
    }

    private static Map<ResultKey, Map<String, Score>> scores(
            Side side, Estimator estimator, Grouping grouping, Settings settings) {
        Map<ResultKey, Map<String, Score>> scores = new LinkedHashMap<>();
        for (BenchmarkResult result : side.rows().values()) {
            if (result.metric().isPresent() && !settings.isRuler(result.key())) {
                grouping.of(result.key())
                        .ifPresent(variant -> scores.computeIfAbsent(variant.rest(), k -> new LinkedHashMap<>())
                                .put(variant.value(), estimator.score(result)));
            }
        }
        return scores;
    }

    private static Set<String> values(List<Map<ResultKey, Map<String, Score>>> scores, ResultKey key) {
        Set<String> values = new LinkedHashSet<>();
        scores.forEach(side -> values.addAll(side.getOrDefault(key, Map.of()).keySet()));
        return values;
    }

    /** Returns the base of variants; empty if there are fewer than two or the requested one is missing. */
    private static Optional<String> base(Set<String> values, Settings settings) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        if (settings.base().isPresent()) {
            return settings.base().filter(values::contains);
        }
        return Stream.concat(
                        values.stream().filter(v -> v.toLowerCase(Locale.ROOT).contains(BASELINE)), values.stream())
                .findFirst();
    }

    private static Line line(
            ResultKey key,
            String value,
            String base,
            List<Map<ResultKey, Map<String, Score>>> scores,
            VerdictRules rules) {
        List<Optional<Score>> row = new ArrayList<>();
        List<Optional<Judgment>> judgments = new ArrayList<>();
        for (Map<ResultKey, Map<String, Score>> side : scores) {
            Map<String, Score> variants = side.getOrDefault(key, Map.of());
            Optional<Score> from = Optional.ofNullable(variants.get(base));
            Optional<Score> to = Optional.ofNullable(variants.get(value))
                    .map(score -> from.filter(f -> f.unit().comparableWith(score.unit()))
                            .map(f -> score.in(f.unit()))
                            .orElse(score));
            row.add(to);
            judgments.add(from.filter(f -> !value.equals(base))
                    .filter(f ->
                            to.isPresent() && f.unit().comparableWith(to.get().unit()))
                    .map(f -> rules.judge(f, to.get(), List.of())));
        }
        ScoreUnit unit =
                row.stream().flatMap(Optional::stream).findFirst().orElseThrow().unit();
        return new Line(key, value, base, unit, row, judgments);
    }
}
