package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.sides.MeasuringConditions;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The environments side by side.
 *
 * @param columns names of the columns
 * @param lines one line per fact
 */
public record EnvironmentTable(List<String> columns, List<Line> lines) {

    private static final String VARIES = "varies";

    /** A report of some kilobytes can have a thousand environments with a fact each, and the table a million cells. */
    private static final long MOST_CELLS = 200_000;

    /**
     * A fact.
     *
     * @param name dotted name
     * @param values values by column, empty where unknown
     * @param differs whether known values differ
     */
    public record Line(String name, List<String> values, boolean differs) {}

    /** Returns the table of results by column. */
    static EnvironmentTable of(Map<String, List<BenchmarkResult>> columns) {
        List<String> titles = new ArrayList<>();
        List<Map<String, String>> facts = new ArrayList<>();
        columns.forEach((title, results) -> {
            List<List<BenchmarkResult>> groups = MeasuringConditions.environments(results);
            int number = 0;
            for (List<BenchmarkResult> group : groups) {
                number++;
                titles.add(groups.size() == 1 ? title : title + " (" + number + ")");
                facts.add(facts(group, groups.size() > 1));
            }
        });
        Set<String> names = new LinkedHashSet<>();
        facts.forEach(column -> names.addAll(column.keySet()));
        if ((long) names.size() * facts.size() > MOST_CELLS) {
            throw new LanewiseException(
                    "",
                    "the results were measured in " + Text.count(facts.size(), "environment") + " with "
                            + Text.count(names.size(), "fact") + ", more than a page can show",
                    "compare fewer reports, or fewer benchmarks with --only");
        }
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            List<String> values =
                    facts.stream().map(column -> column.getOrDefault(name, "")).toList();
            lines.add(new Line(name, values, values.stream().distinct().count() > 1));
        }
        return new EnvironmentTable(titles, lines);
    }

    private static Map<String, String> facts(List<BenchmarkResult> group, boolean counted) {
        Map<String, String> facts =
                new LinkedHashMap<>(group.get(0).environment().facts());
        for (BenchmarkResult result : group) {
            result.plan()
                    .facts()
                    .forEach((name, value) -> facts.merge(name, value, (a, b) -> a.equals(b) ? a : VARIES));
        }
        if (counted) {
            facts.put("run.results", Integer.toString(group.size()));
        }
        return facts;
    }

    /** Returns the names of facts whose values differ, out of those with one of these prefixes. */
    List<String> contradicting(String... prefixes) {
        return lines.stream()
                .filter(line -> line.values().stream()
                                .filter(v -> !v.isEmpty())
                                .distinct()
                                .count()
                        > 1)
                .map(Line::name)
                .filter(name -> Arrays.stream(prefixes).anyMatch(prefix -> begins(name, prefix)))
                .toList();
    }

    private static boolean begins(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    /** Returns the columns in which a fact is unknown. */
    List<String> without(String name) {
        List<String> without = new ArrayList<>(columns);
        for (Line line : lines) {
            if (line.name().equals(name)) {
                for (int i = 0; i < columns.size(); i++) {
                    if (!line.values().get(i).isEmpty()) {
                        without.remove(columns.get(i));
                    }
                }
            }
        }
        return without;
    }

    /** Returns the columns in which a fact has this value. */
    List<String> with(String name, String value) {
        List<String> with = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 0; i < columns.size(); i++) {
                if (line.name().equals(name) && line.values().get(i).equals(value)) {
                    with.add(columns.get(i));
                }
            }
        }
        return with;
    }
}
