package lanewise.benchmarks.sides;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Environment;
import lanewise.benchmarks.ResultKey;

/**
 * Groups results by how they were measured: the environment, the JVM arguments, and the warm-up and measurement
 * iterations. Only forks that were measured alike may be pooled.
 */
public final class MeasuringConditions {

    /** The number of forks does not change what a fork measures. */
    private static final String FORKS = "run.forks";

    /** The maximum number of facts in the title of a group. */
    private static final int MOST_FACTS = 2;

    private MeasuringConditions() {}

    /**
     * Groups results by their environment, without facts that change from minute to minute.
     *
     * @param results the results; those of one environment share the object
     * @return the groups in order
     */
    public static List<List<BenchmarkResult>> environments(List<BenchmarkResult> results) {
        Map<Environment, List<BenchmarkResult>> groups = new LinkedHashMap<>();
        Map<Environment, List<BenchmarkResult>> found = new IdentityHashMap<>();
        for (BenchmarkResult result : results) {
            found.computeIfAbsent(
                            result.environment(),
                            e -> groups.computeIfAbsent(e.lasting(), lasting -> new ArrayList<>()))
                    .add(result);
        }
        return List.copyOf(groups.values());
    }

    /**
     * Groups results by environment, and by how they were measured as far as that differs between results of the same
     * benchmark.
     */
    static List<List<BenchmarkResult>> groups(List<BenchmarkResult> results) {
        Set<String> differing = differing(results);
        List<List<BenchmarkResult>> groups = new ArrayList<>();
        for (List<BenchmarkResult> part : environments(results)) {
            Map<Map<String, String>, List<BenchmarkResult>> byPlan = new LinkedHashMap<>();
            for (BenchmarkResult result : part) {
                Map<String, String> plan = plan(result);
                plan.keySet().retainAll(differing);
                byPlan.computeIfAbsent(plan, p -> new ArrayList<>()).add(result);
            }
            groups.addAll(byPlan.values());
        }
        return groups;
    }

    /** Returns the names of facts that differ between results of the same benchmark. */
    private static Set<String> differing(List<BenchmarkResult> results) {
        Set<String> differing = new LinkedHashSet<>();
        Map<ResultKey, BenchmarkResult> first = new LinkedHashMap<>();
        for (BenchmarkResult result : results) {
            BenchmarkResult other = first.putIfAbsent(result.key(), result);
            if (other != null) {
                Map<String, String> one = plan(other);
                Map<String, String> two = plan(result);
                Set<String> names = new LinkedHashSet<>(one.keySet());
                names.addAll(two.keySet());
                names.removeIf(name -> Objects.equals(one.get(name), two.get(name)));
                differing.addAll(names);
            }
        }
        return differing;
    }

    private static Map<String, String> plan(BenchmarkResult result) {
        Map<String, String> plan = new LinkedHashMap<>(result.plan().facts());
        plan.remove(FORKS);
        return plan;
    }

    /** Returns what distinguishes each group from the others, such as {@code , run.jvmArgs=-Xmx1g}. */
    static List<String> titles(List<List<BenchmarkResult>> groups) {
        List<Map<String, String>> facts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (List<BenchmarkResult> group : groups) {
            Map<String, String> all =
                    new LinkedHashMap<>(group.get(0).environment().lasting().facts());
            all.putAll(plan(group.get(0)));
            facts.add(all);
            names.addAll(all.keySet());
        }
        names.removeIf(name -> facts.stream()
                .allMatch(f -> Objects.equals(f.get(name), facts.get(0).get(name))));
        return facts.stream()
                .map(f -> {
                    StringBuilder title = new StringBuilder();
                    names.stream()
                            .limit(MOST_FACTS)
                            .forEach(name ->
                                    title.append(", ").append(name).append('=').append(f.getOrDefault(name, "-")));
                    return title.toString();
                })
                .toList();
    }
}
