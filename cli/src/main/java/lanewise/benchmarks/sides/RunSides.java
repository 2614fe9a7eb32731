package lanewise.benchmarks.sides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.Environment;
import lanewise.benchmarks.Fork;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.errors.LanewiseException;

/**
 * Builds sides of several runs each. A run counts once: its mean is one sample, however many forks it had, because all
 * forks of a run share the machine and the hour.
 */
public final class RunSides {

    private final Predicate<ResultKey> rulers;
    private final List<Side> runs;
    private final double[] logSpeeds;

    private RunSides(List<Report> reports, Predicate<ResultKey> rulers, boolean divide) {
        this.rulers = rulers;
        runs = reports.stream()
                .map(report -> SideBuilder.side("", report.file().toString(), report.results()))
                .toList();
        logSpeeds = divide ? logSpeeds() : new double[runs.size()];
    }

    /**
     * Returns the two sides of a comparison.
     *
     * @param base the runs of the base, one or more
     * @param others the runs to compare with it, one or more
     * @param rulers which benchmarks measure the machine
     * @param divide whether to divide the speed of every row by that of the rulers in the same run
     * @return two sides
     * @throws LanewiseException if no ruler is in all runs although they are to be divided out
     */
    public static List<Side> of(List<Report> base, List<Report> others, Predicate<ResultKey> rulers, boolean divide) {
        List<Report> all = Stream.concat(base.stream(), others.stream()).toList();
        RunSides sides = new RunSides(all, rulers, divide);
        return List.of(sides.side(0, 0, base.size()), sides.side(1, base.size(), all.size()));
    }

    /** Returns the logarithm of the speed of the machine in each run, by all rulers that every run has. */
    private double[] logSpeeds() {
        Set<ResultKey> common = new LinkedHashSet<>(runs.get(0).rows().keySet());
        common.removeIf(key -> !rulers.test(key));
        runs.forEach(run -> common.removeIf(key -> logSpeed(run, key).isEmpty()));
        if (common.isEmpty()) {
            throw new LanewiseException(
                    "", "no ruler is in all runs, so the speed of the machine is unknown", "name rulers with --ruler");
        }
        double[] speeds = runs.stream()
                .mapToDouble(run -> common.stream()
                        .mapToDouble(key -> logSpeed(run, key).orElseThrow())
                        .average()
                        .orElseThrow())
                .toArray();
        double sum = 0;
        for (double speed : speeds) {
            sum += speed;
        }
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] -= sum / speeds.length;
        }
        return speeds;
    }

    private static Optional<Double> logSpeed(Side run, ResultKey key) {
        return Optional.ofNullable(run.rows().get(key))
                .flatMap(BenchmarkResult::metric)
                .filter(metric -> mean(metric) > 0)
                .map(metric -> metric.direction().sign()
                        * Math.log(mean(metric) * metric.unit().scale()));
    }

    /** Returns the mean of the forks, or the score if there is no raw data. */
    private static double mean(Metric metric) {
        return metric.forks().isEmpty()
                ? metric.score()
                : metric.withForks(metric.forks()).score();
    }

    private Side side(int index, int from, int to) {
        Map<ResultKey, List<BenchmarkResult>> found = new LinkedHashMap<>();
        Set<String> remarks = new LinkedHashSet<>();
        String label = SideBuilder.label(index);
        for (int run = from; run < to; run++) {
            double logSpeed = logSpeeds[run];
            runs.get(run).remarks().forEach(remark -> remarks.add(label + " " + remark.strip()));
            runs.get(run)
                    .rows()
                    .forEach((key, result) -> found.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(rulers.test(key) ? result : atUnitSpeed(result, logSpeed)));
        }
        int count = to - from;
        Map<ResultKey, BenchmarkResult> rows = new LinkedHashMap<>();
        found.forEach((key, results) -> {
            rows.put(key, merged(key, results));
            if (results.size() < count) {
                remarks.add(label + ": " + key + " is in " + results.size() + " of " + count + " runs");
            }
        });
        String title = count == 1
                ? runs.get(from).title()
                : count + " runs, " + runs.get(from).title() + " to "
                        + runs.get(to - 1).title();
        return new Side(label, title, rows, List.copyOf(remarks), Side.Unit.RUN, count);
    }

    /** Returns a result as if the machine had had average speed. */
    private static BenchmarkResult atUnitSpeed(BenchmarkResult result, double logSpeed) {
        return new BenchmarkResult(
                result.key(), result.metric().map(m -> atUnitSpeed(m, logSpeed)), result.plan(), result.environment());
    }

    private static Metric atUnitSpeed(Metric metric, double logSpeed) {
        if (metric.unit().kind() == ScoreUnit.Kind.OTHER || metric.direction() == Direction.UNKNOWN) {
            return metric;
        }
        double factor = Math.exp(-metric.direction().sign() * logSpeed);
        return new Metric(
                metric.unit(),
                metric.direction(),
                metric.score() * factor,
                metric.error() * factor,
                metric.forks().stream().map(fork -> fork.times(factor)).toList());
    }

    /** Returns a result with one sample per run. */
    private static BenchmarkResult merged(ResultKey key, List<BenchmarkResult> results) {
        List<Metric> metrics =
                results.stream().flatMap(result -> result.metric().stream()).toList();
        Optional<Metric> first = metrics.stream().findFirst();
        Optional<Metric> merged = first.map(metric -> metric.withForks(metrics.stream()
                .filter(other -> other.unit().comparableWith(metric.unit()))
                .map(other -> Fork.of(mean(other) * other.unit().in(metric.unit())))
                .toList()));
        List<Map<String, String>> plans =
                results.stream().map(result -> result.plan().facts()).toList();
        List<Map<String, String>> environments = results.stream()
                .map(result -> result.environment().lasting().facts())
                .toList();
        return new BenchmarkResult(
                key,
                merged,
                new BenchmarkResult.Plan(results.size(), 1, common(plans)),
                new Environment(common(environments)));
    }

    /** Returns facts by name; the different values of a fact are joined in alphabetical order. */
    private static Map<String, String> common(List<Map<String, String>> all) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        all.forEach(facts -> facts.forEach((name, value) ->
                values.computeIfAbsent(name, n -> new TreeSet<>()).add(value)));
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, set) -> joined.put(name, String.join(" | ", set)));
        return joined;
    }
}
