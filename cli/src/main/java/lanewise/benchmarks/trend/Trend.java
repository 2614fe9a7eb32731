package lanewise.benchmarks.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.ScoreUnit;
import lanewise.benchmarks.comparison.Settings;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.LogSample;
import lanewise.errors.LanewiseException;

/**
 * The course of benchmarks over runs.
 *
 * @param runs names of the runs in order
 * @param series one series per benchmark
 * @param threshold relative difference below which a change is not reported
 * @param confidence confidence level of the interval of each change, such that all hold at once
 */
public record Trend(List<String> runs, List<Series> series, double threshold, double confidence) {

    /** The minimum number of runs. */
    private static final int FEWEST = 3;

    /**
     * The course of a benchmark.
     *
     * @param key the benchmark
     * @param unit unit of the scores
     * @param scores score by run, empty where it was not measured
     * @param current mean since the last change; empty for a single run
     * @param changes the changes in order
     */
    public record Series(
            ResultKey key,
            ScoreUnit unit,
            List<OptionalDouble> scores,
            Optional<Level> current,
            List<Change> changes) {}

    /**
     * The mean of several runs.
     *
     * @param mean the geometric mean of their scores
     * @param interval its confidence interval
     */
    public record Level(double mean, Interval interval) {}

    /**
     * A change between two runs.
     *
     * @param run index of the first run after the change
     * @param ratio ratio of the means after and before, above 1 is better, or higher if the direction is unknown
     * @param interval its confidence interval
     * @param better whether it is better; empty if the direction is unknown
     */
    public record Change(int run, double ratio, Interval interval, Optional<Boolean> better) {}

    /** A possible change with the estimate of its logarithm. */
    private record Candidate(int run, Estimate log) {}

    /**
     * Finds the changes of benchmarks. A change is reported if the interval of the ratio of the means before and after
     * does not contain 1, and the ratio is beyond the threshold.
     *
     * @param reports the runs in order, three or more
     * @param settings the settings
     * @return the trend
     * @throws LanewiseException if there are too few runs
     */
    public static Trend of(List<Report> reports, Settings settings) {
        if (reports.size() < FEWEST) {
            throw new LanewiseException(
                    "", "a trend needs " + FEWEST + " reports or more, not " + reports.size(), "name more reports");
        }
        Map<ResultKey, Metric[]> found = new LinkedHashMap<>();
        for (int run = 0; run < reports.size(); run++) {
            for (BenchmarkResult result : reports.get(run).results()) {
                Metric metric = result.metric().orElse(null);
                if (metric != null && mean(metric) > 0 && mean(metric) < Double.POSITIVE_INFINITY) {
                    found.computeIfAbsent(result.key(), k -> new Metric[reports.size()])[run] = metric;
                }
            }
        }
        List<Series> series = new ArrayList<>();
        long candidates = found.values().stream()
                .mapToLong(metrics -> candidates(metrics).size())
                .sum();
        double confidence = 1 - (1 - settings.confidence()) / Math.max(1, candidates);
        found.forEach((key, metrics) -> series.add(series(key, metrics, settings, confidence)));
        return new Trend(
                reports.stream().map(report -> report.file().toString()).toList(),
                List.copyOf(series),
                settings.threshold(),
                confidence);
    }

    private static double mean(Metric metric) {
        return metric.forks().isEmpty()
                ? metric.score()
                : metric.withForks(metric.forks()).score();
    }

    private static Metric first(Metric... metrics) {
        for (Metric metric : metrics) {
            if (metric != null) {
                return metric;
            }
        }
        throw new IllegalArgumentException("no run");
    }

    /** Returns the runs that have a comparable score. */
    private static int[] measured(Metric... metrics) {
        ScoreUnit unit = first(metrics).unit();
        List<Integer> runs = new ArrayList<>();
        for (int run = 0; run < metrics.length; run++) {
            if (metrics[run] != null && metrics[run].unit().comparableWith(unit)) {
                runs.add(run);
            }
        }
        return runs.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] logs(Metric[] metrics, int... runs) {
        double[] logs = new double[runs.length];
        for (int i = 0; i < runs.length; i++) {
            Metric metric = metrics[runs[i]];
            logs[i] = Math.log(mean(metric) * metric.unit().scale());
        }
        return logs;
    }

    private static List<Candidate> candidates(Metric... metrics) {
        int[] runs = measured(metrics);
        double[] logs = logs(metrics, runs);
        List<Integer> starts = new ArrayList<>(List.of(0));
        starts.addAll(ChangePoints.of(logs));
        starts.add(logs.length);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 1; i < starts.size() - 1; i++) {
            Estimate before = mean(logs, starts.get(i - 1), starts.get(i));
            Estimate after = mean(logs, starts.get(i), starts.get(i + 1));
            candidates.add(new Candidate(runs[starts.get(i)], after.minus(before)));
        }
        return candidates;
    }

    private static Estimate mean(double[] logs, int from, int to) {
        return LogSample.ofLogarithms(Arrays.copyOfRange(logs, from, to)).estimate();
    }

    private static Series series(ResultKey key, Metric[] metrics, Settings settings, double confidence) {
        ScoreUnit unit = first(metrics).unit();
        Direction direction = settings.direction().orElse(first(metrics).direction());
        List<Change> changes = new ArrayList<>();
        for (Candidate candidate : candidates(metrics)) {
            Estimate log =
                    direction.sign() > 0 ? candidate.log() : candidate.log().negated();
            Interval interval = log.interval(confidence);
            if (!interval.contains(0) && Math.abs(log.value()) > Math.log1p(settings.threshold())) {
                changes.add(new Change(
                        candidate.run(),
                        Math.exp(log.value()),
                        interval.exp(),
                        direction == Direction.UNKNOWN ? Optional.empty() : Optional.of(log.value() > 0)));
            }
        }
        List<OptionalDouble> scores = new ArrayList<>();
        for (Metric metric : metrics) {
            scores.add(
                    metric != null && metric.unit().comparableWith(unit)
                            ? OptionalDouble.of(mean(metric) * metric.unit().in(unit))
                            : OptionalDouble.empty());
        }
        return new Series(key, unit, List.copyOf(scores), current(metrics, changes, settings), List.copyOf(changes));
    }

    private static Optional<Level> current(Metric[] metrics, List<Change> changes, Settings settings) {
        int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).run();
        int[] runs = Arrays.stream(measured(metrics)).filter(run -> run >= from).toArray();
        if (runs.length < 2) {
            return Optional.empty();
        }
        double scale = first(metrics).unit().scale();
        Estimate log = LogSample.ofLogarithms(logs(metrics, runs)).estimate();
        return Optional.of(new Level(
                Math.exp(log.value()) / scale,
                log.interval(settings.confidence()).exp().times(1 / scale)));
    }
}
