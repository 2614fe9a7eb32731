package lanewise.cli.compare;

import java.util.Comparator;
import java.util.List;
import lanewise.benchmarks.Report;

/** Orders runs by time. */
final class RunOrder {

    private RunOrder() {}

    /** Returns the runs by their dates, or in the given order if one has none. Dates are in ISO 8601. */
    static List<Report> byDate(List<Report> runs) {
        return runs.stream().allMatch(run -> run.date().isPresent())
                ? runs.stream()
                        .sorted(Comparator.comparing(run -> run.date().orElseThrow()))
                        .toList()
                : runs;
    }

    /** Returns the latest runs. */
    static List<Report> latest(List<Report> runs, int count) {
        List<Report> sorted = byDate(runs);
        return sorted.subList(Math.max(0, sorted.size() - count), sorted.size());
    }
}
