package lanewise.benchmarks.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.LogSample;

/**
 * The mean of a side's ratios, in which half as fast and twice as fast make no difference.
 *
 * @param ratio more than 1 is better
 * @param interval of the mean over these very benchmarks; empty if rows have none
 * @param rows how many
 * @param forkByFork true if the interval comes from the mean of all rows fork by fork, so that rows which share a slow
 *     moment of the machine do not pass for independent
 */
public record GeometricMean(double ratio, Optional<Interval> interval, int rows, boolean forkByFork) {

    /**
     * A row of two sides.
     *
     * @param base its score
     * @param score of the other side, in the unit of the base
     * @param baseMetric what the base's report has
     * @param metric what the other's has, in a unit of its own
     */
    record Pair(Score base, Score score, Metric baseMetric, Metric metric) {

        boolean isEnough() {
            return base.isEnough() && score.isEnough();
        }
    }

    /** Over those rows that have enough data for a verdict; if none has, over all that have a ratio. */
    static Optional<GeometricMean> of(List<Pair> all, double confidence) {
        List<Pair> ratios = all.stream()
                .filter(p -> VerdictRules.logRatio(p.base, p.score).isPresent())
                .toList();
        List<Pair> enough = ratios.stream().filter(Pair::isEnough).toList();
        List<Pair> pairs = enough.isEmpty() ? ratios : enough;
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Estimate independent = Estimate.sum(pairs.stream()
                        .map(p -> VerdictRules.logRatio(p.base, p.score).orElseThrow())
                        .toList())
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
                .allMatch(p -> p.base.basis() == IntervalSource.FORKS
                        && p.score.basis() == IntervalSource.FORKS
                        && p.baseMetric.forks().size()
                                == first.baseMetric.forks().size()
                        && p.metric.forks().size() == first.metric.forks().size());
    }

    private static Estimate byForks(List<Pair> pairs) {
        double[] base = means(pairs.stream().map(Pair::baseMetric).toList());
        double[] other = means(pairs.stream().map(Pair::metric).toList());
        return LogSample.ofLogarithms(other)
                .estimate()
                .minus(LogSample.ofLogarithms(base).estimate());
    }

    /** By number of the fork, the mean of the logarithms of all rows, turned so that more is better. */
    private static double[] means(List<Metric> rows) {
        return IntStream.range(0, rows.get(0).forks().size())
                .mapToDouble(fork -> rows.stream()
                        .mapToDouble(row -> (row.unit().moreIsBetter() ? 1 : -1)
                                * Math.log(row.forks().get(fork).mean()
                                        * row.unit().scale()))
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
