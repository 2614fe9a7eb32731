package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Mode;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.ReportComparison.Unmatched;
import lanewise.benchmarks.sides.Side;

/** Determines which benchmarks can be compared with those of the base, and why others cannot. */
final class Matching {

    private final List<Side> sides;
    private final String metric;
    private final boolean fastest;
    private final List<ResultKey> matched = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();

    /** A benchmark without its mode and threads. */
    private record Work(String benchmark, SortedMap<String, String> params) {
        static Work of(ResultKey key) {
            return new Work(key.benchmark(), key.params());
        }
    }

    Matching(List<Side> sides, Settings settings) {
        this.sides = sides;
        fastest = settings.fastest();
        metric = settings.fastest() ? "raw data" : settings.metric().orElse("primary metric");
        Set<ResultKey> keys = new LinkedHashSet<>();
        sides.forEach(side -> keys.addAll(side.rows().keySet()));
        Map<Work, Set<ResultKey>> alike = new HashMap<>();
        keys.forEach(key ->
                alike.computeIfAbsent(Work.of(key), w -> new LinkedHashSet<>()).add(key));
        Set<Work> reported = new HashSet<>();
        for (ResultKey key : keys) {
            if (inBaseAndAnother(key)) {
                decide(key);
            } else if (alike.get(Work.of(key)).stream()
                            .allMatch(k -> sidesWith(k).size() == 1)
                    && alike.get(Work.of(key)).stream()
                                    .map(this::sidesWith)
                                    .distinct()
                                    .count()
                            > 1) {
                if (reported.add(Work.of(key))) {
                    unmatched.add(new Unmatched(key, "not comparable: " + ways(alike.get(Work.of(key)))));
                }
            } else {
                unmatched.add(new Unmatched(key, "only in " + String.join(", ", sidesWith(key))));
            }
        }
    }

    List<ResultKey> matched() {
        return matched;
    }

    List<Unmatched> unmatched() {
        return unmatched;
    }

    /**
     * Returns the benchmarks of the base that another side does not have, each followed by the labels of those sides.
     */
    List<String> missing(Settings settings) {
        List<String> missing = new ArrayList<>();
        for (ResultKey key : sides.get(0).rows().keySet()) {
            String others = sides.stream()
                    .filter(side -> !side.rows().containsKey(key))
                    .map(Side::label)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty() && !settings.isRuler(key)) {
                missing.add(key + " in " + others);
            }
        }
        return missing;
    }

    private boolean inBaseAndAnother(ResultKey key) {
        return sides.get(0).rows().containsKey(key)
                && sides.stream().skip(1).anyMatch(side -> side.rows().containsKey(key));
    }

    private List<String> sidesWith(ResultKey key) {
        return sides.stream()
                .filter(side -> side.rows().containsKey(key))
                .map(Side::label)
                .toList();
    }

    /** Describes modes or threads, such as {@code thrpt in A, avgt in B}. */
    private String ways(Set<ResultKey> keys) {
        boolean modes = keys.stream().map(ResultKey::mode).distinct().count() > 1;
        return keys.stream()
                .map(key -> (modes ? key.mode().title() : "threads " + key.threads()) + " in "
                        + String.join(", ", sidesWith(key)))
                .collect(Collectors.joining(", "));
    }

    /** Returns why the fastest iterations of forks cannot be compared with those of the base; empty if they can. */
    Optional<String> unlike(Side side, ResultKey key) {
        if (!fastest) {
            return Optional.empty();
        }
        if (key.mode() == Mode.SAMPLE_TIME) {
            return Optional.of("sampled times have no fastest iteration");
        }
        String here = iterations(side.rows().get(key));
        String base = iterations(sides.get(0).rows().get(key));
        return here.equals(base)
                ? Optional.empty()
                : Optional.of("fastest iteration of " + base + " in A, but of " + here + " in " + side.label());
    }

    private static String iterations(BenchmarkResult result) {
        return result.plan()
                .facts()
                .getOrDefault("run.measurement", result.plan().iterations() + " iterations");
    }

    private void decide(ResultKey key) {
        Optional<ScoreUnit> base = unit(sides.get(0), key);
        List<String> reasons = new ArrayList<>();
        int comparable = 0;
        for (Side side : sides) {
            Optional<ScoreUnit> unit = unit(side, key);
            if (side.rows().containsKey(key) && unit.isEmpty()) {
                reasons.add("no " + metric + " in " + side.label());
            } else if (unit.isPresent() && base.isPresent() && !unit.get().comparableWith(base.get())) {
                reasons.add(name(base.get()) + " in A, " + name(unit.get()) + " in " + side.label());
            } else if (unit.isPresent()) {
                Optional<String> unlike = base.isPresent() ? unlike(side, key) : Optional.empty();
                unlike.ifPresent(reasons::add);
                comparable += unlike.isEmpty() ? 1 : 0;
            }
        }
        if (base.isPresent() && comparable > 1) {
            matched.add(key);
        }
        if (!reasons.isEmpty()) {
            unmatched.add(new Unmatched(key, "not comparable: " + String.join("; ", reasons)));
        }
    }

    private static String name(ScoreUnit unit) {
        return unit.text().isBlank() ? "no unit" : unit.text();
    }

    private static Optional<ScoreUnit> unit(Side side, ResultKey key) {
        return Optional.ofNullable(side.rows().get(key))
                .flatMap(BenchmarkResult::metric)
                .map(Metric::unit);
    }
}
