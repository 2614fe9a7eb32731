package lanewise.benchmarks.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Fork;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.LogSample;
import lanewise.benchmarks.statistics.StudentT;
import lanewise.benchmarks.statistics.VariancePrior;

/** Estimates the scores of one side. */
final class Estimator {

    private final StudentT t;

    /** The distribution at the confidence level of the error in JMH's reports. */
    private final StudentT jmhs = new StudentT(0.999);

    private final VariancePrior prior;

    /**
     * Creates an estimator.
     *
     * @param results all results of a side; together they show how much forks vary
     * @param confidence confidence level of the intervals of scores
     */
    Estimator(Collection<BenchmarkResult> results, double confidence) {
        t = new StudentT(confidence);
        prior = VariancePrior.of(results.stream()
                .flatMap(result -> result.metric().stream())
                .filter(Estimator::hasForks)
                .map(Estimator::sample)
                .toList());
    }

    VariancePrior prior() {
        return prior;
    }

    /** Returns the score of a result that has the metric. */
    Score score(BenchmarkResult result) {
        Metric metric = result.metric().orElseThrow();
        double scale = Math.log(metric.unit().scale());
        int forks = metric.forks().isEmpty()
                ? result.plan().forks()
                : metric.forks().size();
        Estimate estimate;
        IntervalSource basis;
        if (hasForks(metric)) {
            basis = IntervalSource.FORKS;
            // The variance of a ruler is unrelated to that of other rows.
            estimate = sample(metric).estimate(result.key().isRuler() ? VariancePrior.NONE : prior);
        } else if (metric.forks().size() == 1 && hasVariance(metric.forks().get(0))) {
            basis = IntervalSource.ITERATIONS;
            estimate = ofIterations(metric.forks().get(0));
        } else if (metric.forks().isEmpty() && ofError(metric, result.plan()).isPresent()) {
            basis = IntervalSource.SCORE_ERROR;
            estimate = ofError(metric, result.plan()).get();
        } else {
            basis = IntervalSource.NOTHING;
            estimate = new Estimate(Math.log(metric.score()), 0, Double.POSITIVE_INFINITY);
        }
        if (!Double.isFinite(estimate.value())) {
            return new Score(
                    metric.unit(), metric.score(), Optional.empty(), Optional.empty(), IntervalSource.NOTHING, forks);
        }
        // Centered on the score that JMH prints, which is the mean of the values, not of their logarithms.
        Interval around = estimate.interval(t);
        Optional<Interval> interval = basis == IntervalSource.NOTHING
                ? Optional.empty()
                : Optional.of(new Interval(around.low() - estimate.value(), around.high() - estimate.value())
                        .exp()
                        .times(metric.score()));
        Estimate log = new Estimate(estimate.value() + scale, estimate.squaredError(), estimate.degreesOfFreedom());
        return new Score(metric.unit(), metric.score(), Optional.of(log), interval, basis, forks);
    }

    private static boolean hasForks(Metric metric) {
        return metric.forks().size() > 1
                && metric.forks().stream().allMatch(f -> f.mean() > 0 && f.mean() < Double.POSITIVE_INFINITY);
    }

    private static LogSample sample(Metric metric) {
        return LogSample.of(means(metric.forks()));
    }

    private static double[] means(List<Fork> forks) {
        return forks.stream().mapToDouble(Fork::mean).toArray();
    }

    private static boolean hasVariance(Fork fork) {
        return fork.count() > 1 && Double.isFinite(fork.logVariance());
    }

    private static Estimate ofIterations(Fork fork) {
        return new Estimate(fork.logMean(), fork.logVariance() / fork.count(), fork.count() - 1);
    }

    /**
     * Estimates from JMH's error, which is Student's t for all iterations times the standard error. The standard
     * error of a logarithm is the relative one.
     */
    private Optional<Estimate> ofError(Metric metric, BenchmarkResult.Plan plan) {
        int degrees = plan.forks() * plan.iterations() - 1;
        if (degrees < 1 || !(metric.score() > 0) || !(metric.error() >= 0) || Double.isInfinite(metric.error())) {
            return Optional.empty();
        }
        double errors = new Estimate(0, 1, degrees).interval(jmhs).high();
        double relative = metric.error() / metric.score() / errors;
        return Optional.of(new Estimate(Math.log(metric.score()), relative * relative, degrees));
    }
}
