package lanewise.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * One metric of a result.
 *
 * @param unit of all of it
 * @param score as in the report; of the forks if the report has none; NaN if there is nothing at all
 * @param error half the width of JMH's 99.9 % interval, NaN if unknown
 * @param forks those whose raw data the report has
 */
public record Metric(ScoreUnit unit, double score, double error, List<Fork> forks) {

    /** The forks of both, as if they were of one run; the same unit as this one's. */
    public Metric with(Metric other) {
        double factor = other.unit.in(unit);
        List<Fork> all = Stream.concat(forks.stream(), other.forks.stream().map(f -> f.times(factor)))
                .toList();
        return of(unit, all);
    }

    /** The same by the best sample of every fork; without raw data there is none. */
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

    /** The mean of the forks' means, NaN if there are none. */
    static double meanOf(List<Fork> forks) {
        return forks.stream().mapToDouble(Fork::mean).average().orElse(Double.NaN);
    }
}
