package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.LogSample;

/**
 * The geometric mean of the ratios of a side, in which half and twice the speed cancel.
 *
 * @param ratio the mean; above 1 is better
 * @param interval confidence interval of the mean over these benchmarks; empty if rows have none
 * @param rows number of rows
 * @param forkByFork whether the interval comes from the mean of all rows fork by fork, so that rows that were slowed
 *     down together do not count as independent
 */
public record GeometricMean(double ratio, Optional<Interval> interval, int rows, boolean forkByFork) {

    /**
     * The scores of a row on two sides.
     *
     * @param base score of the base
     * @param score score of the other side, in the unit of the base
     * @param baseMetric metric in the report of the base
     * @param metric metric in the other report, in its own unit
     */
    record Pair(Score base, Score score, Metric baseMetric, Metric metric) {

        boolean isEnough() {
            return score.isEnoughFor(base);
        }

        Optional<Estimate> logRatio() {
            return score.logRatioTo(base);
        }
    }

    /** Returns the mean of the rows with enough data for a verdict, or of all rows with a ratio if there are none. */
    static Optional<GeometricMean> of(List<Pair> all, double confidence) {
        List<Pair> ratios = all.stream().filter(p -> p.logRatio().isPresent()).toList();
        List<Pair> enough = ratios.stream().filter(Pair::isEnough).toList();
        List<Pair> pairs = enough.isEmpty() ? ratios : enough;
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Estimate independent = Estimate.sum(
                        pairs.stream().map(p -> p.logRatio().orElseThrow()).toList())
                .times(1.0 / pairs.size());
        boolean forkByFork = !enough.isEmpty() && haveSameForks(enough);
        Optional<Interval> interval = enough.isEmpty()
                ? Optional.empty()
                : Optional.of((forkByFork ? byForks(enough) : independent)
                        .interval(confidence)
                        .exp());
        return Optional.of(new GeometricMean(Math.exp(independent.value()), interval, pairs.size(), forkByFork));
    }

    private static boolean haveSameForks(List<Pair> pairs) {
        Pair first = pairs.get(0);
        return pairs.stream()
                .allMatch(p -> isSample(p.base)
                        && isSample(p.score)
                        && p.baseMetric.forks().size()
                                == first.baseMetric.forks().size()
                        && p.metric.forks().size() == first.metric.forks().size());
    }

    private static boolean isSample(Score score) {
        return score.basis() == IntervalSource.FORKS
                || score.basis() == IntervalSource.RUNS
                || score.basis() == IntervalSource.ONE_RUN;
    }

    private static Estimate byForks(List<Pair> pairs) {
        double[] base = means(pairs.stream().map(Pair::baseMetric).toList());
        double[] other = means(pairs.stream().map(Pair::metric).toList());
        if (other.length == 1) {
            return LogSample.ofLogarithms(base).estimate().toAnother(other[0], base.length);
        }
        if (base.length == 1) {
            return LogSample.ofLogarithms(other)
                    .estimate()
                    .toAnother(base[0], other.length)
                    .negated();
        }
        return LogSample.ofLogarithms(other)
                .estimate()
                .minus(LogSample.ofLogarithms(base).estimate());
    }

    /** Returns the mean of the logarithms of all rows by the number of the fork, negated where lower is better. */
    private static double[] means(List<Metric> rows) {
        return IntStream.range(0, rows.get(0).forks().size())
                .mapToDouble(fork -> rows.stream()
                        .mapToDouble(row -> row.direction().sign()
                                * Math.log(row.forks().get(fork).mean()
                                        * row.unit().scale()))
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
