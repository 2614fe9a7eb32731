package lanewise.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A metric of a result.
 *
 * @param unit unit of all values
 * @param direction which values are better
 * @param score the score in the report, or else the mean of the forks; NaN if there is neither
 * @param error half the width of JMH's 99.9 % interval, NaN if unknown
 * @param forks forks whose raw data is in the report
 */
public record Metric(ScoreUnit unit, Direction direction, double score, double error, List<Fork> forks) {

    /** The relative difference above which a score is not the mean of its raw data; JSON has 15 or more digits. */
    private static final double ROUNDING = 1e-3;

    /**
     * Returns a metric with the forks of both, in the unit of this one.
     *
     * @param other another metric of the same benchmark
     * @return the metric
     */
    public Metric with(Metric other) {
        double factor = other.unit.in(unit);
        return withForks(Stream.concat(forks.stream(), other.forks.stream().map(f -> f.times(factor)))
                .toList());
    }

    /**
     * Returns this metric with the fastest sample of every fork; NaN without raw data.
     *
     * @return the metric
     */
    public Metric fastest() {
        return withForks(forks.stream()
                .map(f -> Fork.of(direction == Direction.HIGHER_IS_BETTER ? f.maximum() : f.minimum()))
                .toList());
    }

    /**
     * Returns a metric with other forks, whose mean is the score.
     *
     * @param others the forks, in the unit of this metric
     * @return the metric
     */
    public Metric withForks(List<Fork> others) {
        return new Metric(unit, direction, meanOf(others), Double.NaN, others);
    }

    /**
     * Returns this metric with a known direction.
     *
     * @param known which values are better
     * @return the metric
     */
    public Metric directed(Direction known) {
        return new Metric(unit, known, score, error, forks);
    }

    /**
     * Returns whether the score is the mean of the raw data: the mean of the forks or, as JMH computes it for sampled
     * times, of all samples. A report without raw data agrees.
     *
     * @return false if someone edited one of them
     */
    public boolean agreesWithRawData() {
        if (forks.isEmpty() || !Double.isFinite(score)) {
            return true;
        }
        double samples = forks.stream().mapToDouble(Fork::count).sum();
        double weighted = forks.stream().mapToDouble(f -> f.mean() * f.count()).sum() / samples;
        double mean = meanOf(forks);
        double tolerance = ROUNDING * Math.max(Math.abs(score), Math.abs(mean));
        return !Double.isFinite(mean)
                || score >= Math.min(mean, weighted) - tolerance && score <= Math.max(mean, weighted) + tolerance;
    }

    /**
     * Returns the mean of the means of forks.
     *
     * @param forks the forks
     * @return the mean; NaN if there are none
     */
    static double meanOf(List<Fork> forks) {
        return forks.stream().mapToDouble(Fork::mean).average().orElse(Double.NaN);
    }
}
