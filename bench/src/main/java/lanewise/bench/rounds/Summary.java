package lanewise.bench.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/** Summarizes a report in a short table. */
final class Summary {

    private static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;

    private Summary() {}

    /**
     * Returns a line for each row: its mean, half of the 95 % confidence interval relative to the mean, and its
     * label.
     *
     * <p>The interval is Student's for the mean of the means of the forks. The measurements inside a fork share a JVM
     * and are not independent samples. A single fork has no interval.
     */
    static List<String> lines(Map<Row, RunResult> results) {
        List<String> lines = new ArrayList<>();
        results.forEach((row, result) -> {
            double[] means = forkMeans(result);
            ListStatistics forks = new ListStatistics(means);
            String unit = result.getPrimaryResult().getScoreUnit();
            String error = share(half(forks) / forks.getMean());
            lines.add(String.format(
                    Locale.ROOT, "%s  %-10s  %s", Figures.score(forks.getMean(), unit), error, row.label()));
        });
        return lines;
    }

    /** Returns the mean of every fork. */
    static double[] forkMeans(RunResult result) {
        return result.getBenchmarkResults().stream()
                .mapToDouble(fork -> fork.getPrimaryResult().getScore())
                .toArray();
    }

    /** Returns half the width of the interval by Student's t; JMH's own method returns NaN for two values. */
    private static double half(ListStatistics forks) {
        return forks.getN() < 2
                ? Double.NaN
                : new TDistribution(forks.getN() - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * forks.getStandardDeviation()
                        / Math.sqrt(forks.getN());
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "+/- %4.1f%%", PERCENT * share);
    }
}
