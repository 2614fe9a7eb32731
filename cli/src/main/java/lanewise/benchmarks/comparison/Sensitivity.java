package lanewise.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.StudentT;

/**
 * The difference that the intervals of a side can show, now and with more forks: half the width of the interval of the
 * ratio, in the median of the rows within noise.
 *
 * @param difference a relative difference such as 0.05; smaller ones would be within noise
 * @param forks number of forks on each side with which a difference of the threshold would be shown; empty if
 *     {@code difference} is below the threshold, or if that takes more than 1,000 forks
 * @param byForks the same difference for other numbers of forks
 */
public record Sensitivity(double difference, OptionalInt forks, ByForks byForks) {

    private static final int MOST = 1000;

    /** The maximum number of rows in the median; a long table is sampled evenly, to save time. */
    private static final int SAMPLED = 200;

    /** Predicts differences. */
    @FunctionalInterface
    public interface ByForks {

        /**
         * Returns the difference that would be shown with another number of forks.
         *
         * @param forks number of forks on each side, 2 or more
         * @return a relative difference
         */
        double difference(int forks);
    }

    /**
     * Computes the sensitivity of a side.
     *
     * @param comparison the comparison
     * @param side index of the side, 1 or more
     * @return the sensitivity; empty if no row with several forks is within noise
     */
    public static Optional<Sensitivity> of(ReportComparison comparison, int side) {
        List<Row> noisy = comparison.rows().stream()
                .filter(row -> row.judgments()
                        .get(side)
                        .filter(j -> j.verdict() == Verdict.WITHIN_NOISE
                                && j.interval().isPresent())
                        .isPresent())
                .filter(row ->
                        isSample(row.scores().get(0)) && isSample(row.scores().get(side)))
                .toList();
        if (noisy.isEmpty()) {
            return Optional.empty();
        }
        int step = (noisy.size() + SAMPLED - 1) / SAMPLED;
        List<Row> rows = IntStream.iterate(0, i -> i < noisy.size(), i -> i + step)
                .mapToObj(noisy::get)
                .toList();
        StudentT t = new StudentT(comparison.confidence());
        double now = median(rows.stream()
                .mapToDouble(row -> half(
                        row.scores()
                                .get(side)
                                .orElseThrow()
                                .logRatioTo(row.scores().get(0).orElseThrow())
                                .orElseThrow(),
                        t))
                .toArray());
        ByForks byForks = forks -> Math.expm1(median(rows.stream()
                .mapToDouble(row -> half(
                        with(row.scores().get(0).orElseThrow(), forks)
                                .plus(with(row.scores().get(side).orElseThrow(), forks)),
                        t))
                .toArray()));
        double threshold = comparison.settings().threshold();
        OptionalInt needed = OptionalInt.empty();
        if (now > Math.log1p(threshold) && byForks.difference(MOST) <= threshold) {
            int low = 2;
            int high = MOST;
            while (low < high) {
                int middle = (low + high) / 2;
                if (byForks.difference(middle) <= threshold) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            needed = OptionalInt.of(high);
        }
        return Optional.of(new Sensitivity(Math.expm1(now), needed, byForks));
    }

    private static boolean isSample(Optional<Score> score) {
        return score.filter(s -> s.log().isPresent())
                .filter(s -> s.basis() == IntervalSource.FORKS || s.basis() == IntervalSource.RUNS)
                .isPresent();
    }

    private static double half(Estimate estimate, StudentT t) {
        return (estimate.interval(t).high() - estimate.interval(t).low()) / 2;
    }

    /** Returns the estimate that the same variance would give with another number of forks. */
    private static Estimate with(Score score, int forks) {
        Estimate log = score.log().orElseThrow();
        return new Estimate(
                log.value(),
                log.squaredError() * score.forks() / forks,
                log.degreesOfFreedom() - score.forks() + forks);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
