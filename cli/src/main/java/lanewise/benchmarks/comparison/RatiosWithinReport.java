package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.ResultKey;

/**
 * Ratios inside each side, between the first value of a parameter and the others. They can be compared where absolute
 * scores cannot.
 *
 * @param param name of the parameter
 * @param base value that the others are compared with
 * @param confidence confidence level of each interval
 * @param rows one line per benchmark and other value
 */
public record RatiosWithinReport(String param, String base, double confidence, List<Line> rows) {

    /**
     * A ratio on each side.
     *
     * @param key the benchmark without the parameter
     * @param value value of the parameter
     * @param judgments judgments by side, empty where it was not measured
     */
    public record Line(ResultKey key, String value, List<Optional<Judgment>> judgments) {}

    /** Names of parameters that select an implementation of the same work. */
    private static final List<String> IMPLEMENTATIONS = List.of("kernels", "implementation");

    /** Returns the parameter that selects an implementation, if the sides have it with more than one value. */
    static Optional<String> implementations(List<Side> sides) {
        return IMPLEMENTATIONS.stream()
                .filter(param ->
                        sides.stream().anyMatch(side -> values(side, param).count() > 1))
                .findFirst();
    }

    private static Stream<String> values(Side side, String param) {
        return side.rows().keySet().stream()
                .map(key -> key.params().get(param))
                .filter(value -> value != null)
                .distinct();
    }

    /** Compares inside each side. Returns empty if no side has rows that differ only in the parameter. */
    static Optional<RatiosWithinReport> of(
            List<Side> sides, List<Estimator> estimators, String param, Settings settings) {
        List<String> values =
                sides.stream().flatMap(side -> values(side, param)).distinct().toList();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String base = settings.base().orElse(values.get(0));
        List<Map<ResultKey, Map<String, Score>>> scores = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            scores.add(scores(sides.get(i), estimators.get(i), param));
        }
        Set<ResultKey> keys =
                scores.stream().flatMap(s -> s.keySet().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        long pairs = scores.stream()
                .flatMap(s -> s.values().stream())
                .filter(byValue -> byValue.containsKey(base))
                .mapToLong(byValue -> byValue.size() - 1)
                .sum();
        VerdictRules judge = new VerdictRules(settings, pairs);
        List<Line> lines = new ArrayList<>();
        for (ResultKey key : keys) {
            for (String value : values) {
                List<Optional<Judgment>> judgments = scores.stream()
                        .map(s -> judgment(judge, s.getOrDefault(key, Map.of()), base, value))
                        .toList();
                if (!value.equals(base) && judgments.stream().anyMatch(Optional::isPresent)) {
                    lines.add(new Line(key, value, judgments));
                }
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new RatiosWithinReport(param, base, judge.confidence(), List.copyOf(lines)));
    }

    private static Map<ResultKey, Map<String, Score>> scores(Side side, Estimator estimator, String param) {
        Map<ResultKey, Map<String, Score>> scores = new LinkedHashMap<>();
        for (BenchmarkResult result : side.rows().values()) {
            String value = result.key().params().get(param);
            if (value != null && result.metric().isPresent()) {
                scores.computeIfAbsent(result.key().without(param), k -> new LinkedHashMap<>())
                        .put(value, estimator.score(result));
            }
        }
        return scores;
    }

    private static Optional<Judgment> judgment(
            VerdictRules judge, Map<String, Score> byValue, String base, String value) {
        Score one = byValue.get(base);
        Score two = byValue.get(value);
        return one == null || two == null || !one.unit().comparableWith(two.unit())
                ? Optional.empty()
                : Optional.of(judge.judge(one, two.in(one.unit()), List.of()));
    }
}
