package lanewise.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A metric of a result.
 *
 * @param unit unit of all values
 * @param score the score in the report, or else the mean of the forks; NaN if there is neither
 * @param error half the width of JMH's 99.9 % interval, NaN if unknown
 * @param forks forks whose raw data is in the report
 */
public record Metric(ScoreUnit unit, double score, double error, List<Fork> forks) {

    /**
     * Returns a metric with the forks of both, in the unit of this one.
     *
     * @param other another metric of the same benchmark
     * @return the metric
     */
    public Metric with(Metric other) {
        double factor = other.unit.in(unit);
        List<Fork> all = Stream.concat(forks.stream(), other.forks.stream().map(f -> f.times(factor)))
                .toList();
        return of(unit, all);
    }

    /**
     * Returns this metric with the fastest sample of every fork; NaN without raw data.
     *
     * @return the metric
     */
    public Metric fastest() {
        return of(
                unit,
                forks.stream()
                        .map(f -> Fork.of(unit.moreIsBetter() ? f.greatest() : f.least()))
                        .toList());
    }

    private static Metric of(ScoreUnit unit, List<Fork> forks) {
        return new Metric(unit, meanOf(forks), Double.NaN, forks);
    }

    /** Returns the mean of the means of the forks; NaN if there are none. */
    static double meanOf(List<Fork> forks) {
        return forks.stream().mapToDouble(Fork::mean).average().orElse(Double.NaN);
    }
}
