package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.Fork;
import lanewise.benchmarks.Metric;
import lanewise.benchmarks.sides.Side;
import lanewise.benchmarks.statistics.Estimate;
import lanewise.benchmarks.statistics.Interval;
import lanewise.benchmarks.statistics.LogSample;
import lanewise.benchmarks.statistics.StudentT;
import lanewise.benchmarks.statistics.VariancePrior;

/** Estimates the scores of one side. */
final class Estimator {

    private final Settings settings;
    private final boolean ofRuns;
    private final StudentT t;

    /** The distribution at the confidence level of the error in JMH's reports. */
    private final StudentT jmhs = new StudentT(0.999);

    private final VariancePrior prior;

    private Estimator(Side side, Settings settings, VariancePrior prior) {
        this.settings = settings;
        this.prior = prior;
        ofRuns = side.unit() == Side.Unit.RUN;
        t = new StudentT(settings.confidence());
    }

    /**
     * Returns an estimator for each side. The results of a side together show how much its forks or runs vary. Sides
     * with too few results for that share one prior, whose degrees of freedom are divided among them.
     *
     * @param sides the sides
     * @param settings the settings
     */
    static List<Estimator> ofSides(List<Side> sides, Settings settings) {
        List<VariancePrior> priors = sides.stream()
                .map(side -> VariancePrior.of(samples(side, settings)))
                .toList();
        VariancePrior shared = VariancePrior.of(sides.stream()
                        .flatMap(side -> samples(side, settings).stream())
                        .toList())
                .divided(sides.size());
        List<Estimator> estimators = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            VariancePrior own = priors.get(i);
            estimators.add(new Estimator(sides.get(i), settings, own.equals(VariancePrior.NONE) ? shared : own));
        }
        return estimators;
    }

    private static List<LogSample> samples(Side side, Settings settings) {
        return side.rows().values().stream()
                .filter(result -> !settings.isRuler(result.key()))
                .flatMap(result -> result.metric().stream())
                .filter(Estimator::hasForks)
                .map(Estimator::sample)
                .toList();
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
        IntervalSource basis = basis(metric, result.plan());
        Estimate estimate = switch (basis) {
            // The variance of a ruler is unrelated to that of other rows.
            case RUNS, FORKS -> sample(metric).estimate(settings.isRuler(result.key()) ? VariancePrior.NONE : prior);
            case ITERATIONS -> ofIterations(metric.forks().get(0));
            case SCORE_ERROR -> ofError(metric, result.plan()).orElseThrow();
            case ONE_RUN, NOTHING -> new Estimate(Math.log(metric.score()), 0, Double.POSITIVE_INFINITY);
        };
        Optional<Estimate> linear = linear(metric);
        boolean edited = !metric.agreesWithRawData();
        boolean hasLogarithm =
                metric.score() > 0 && metric.forks().stream().noneMatch(fork -> fork.mean() <= 0 || fork.minimum() < 0);
        if (!hasLogarithm || !Double.isFinite(estimate.value())) {
            return new Score(
                    metric.unit(),
                    metric.direction(),
                    metric.score(),
                    Optional.empty(),
                    linear,
                    Optional.empty(),
                    IntervalSource.NOTHING,
                    forks,
                    edited,
                    lack(metric, result.plan()));
        }
        // Centered on the score that JMH prints, which is the mean of the values, not of their logarithms.
        Interval around = estimate.interval(t);
        Optional<Interval> interval = basis == IntervalSource.NOTHING || basis == IntervalSource.ONE_RUN
                ? Optional.empty()
                : Optional.of(new Interval(around.low() - estimate.value(), around.high() - estimate.value())
                        .exp()
                        .times(metric.score()));
        Estimate log = new Estimate(estimate.value() + scale, estimate.squaredError(), estimate.degreesOfFreedom());
        return new Score(
                metric.unit(),
                metric.direction(),
                metric.score(),
                Optional.of(log),
                linear,
                interval,
                basis,
                forks,
                edited,
                lack(metric, result.plan()));
    }

    private Optional<Score.Lack> lack(Metric metric, BenchmarkResult.Plan plan) {
        List<Fork> forks = metric.forks();
        if (hasForks(metric)) {
            return Optional.empty();
        }
        if (forks.stream().anyMatch(fork -> !isPositive(fork.minimum()) || !isPositive(fork.maximum()))) {
            return Optional.of(Score.Lack.BROKEN_DATA);
        }
        if (ofRuns) {
            return Optional.of(Score.Lack.ONE_RUN);
        }
        if (!forks.isEmpty()) {
            return Optional.of(
                    forks.get(0).count() == 1 && !settings.fastest() ? Score.Lack.ONE_ITERATION : Score.Lack.ONE_FORK);
        }
        if (ofError(metric, plan).isEmpty()) {
            return Optional.of(Score.Lack.NO_ERROR);
        }
        return Optional.of(plan.forks() == 1 ? Score.Lack.ONE_FORK : Score.Lack.NO_RAW_DATA);
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private IntervalSource basis(Metric metric, BenchmarkResult.Plan plan) {
        List<Fork> forks = metric.forks();
        if (hasForks(metric)) {
            return ofRuns ? IntervalSource.RUNS : IntervalSource.FORKS;
        }
        if (ofRuns) {
            return forks.size() == 1 ? IntervalSource.ONE_RUN : IntervalSource.NOTHING;
        }
        if (forks.size() == 1 && hasVariance(forks.get(0))) {
            return IntervalSource.ITERATIONS;
        }
        return forks.isEmpty() && ofError(metric, plan).isPresent()
                ? IntervalSource.SCORE_ERROR
                : IntervalSource.NOTHING;
    }

    private static boolean hasForks(Metric metric) {
        return metric.forks().size() > 1 && metric.forks().stream().allMatch(fork -> isPositive(fork.mean()));
    }

    private static LogSample sample(Metric metric) {
        return LogSample.of(means(metric.forks()));
    }

    /** Returns the estimate of the mean itself, which exists for forks at 0 too. */
    private static Optional<Estimate> linear(Metric metric) {
        double[] means = means(metric.forks());
        boolean finite = true;
        for (double mean : means) {
            finite &= Double.isFinite(mean);
        }
        return means.length > 1 && finite
                ? Optional.of(LogSample.ofLogarithms(means).estimate())
                : Optional.empty();
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
     * error of a logarithm is the relative one. CSV and text contain the number of all iterations, but not of forks.
     */
    private Optional<Estimate> ofError(Metric metric, BenchmarkResult.Plan plan) {
        int degrees = Math.max(1, plan.forks()) * plan.iterations() - 1;
        if (degrees < 1 || !(metric.score() > 0) || !(metric.error() >= 0) || Double.isInfinite(metric.error())) {
            return Optional.empty();
        }
        double errors = new Estimate(0, 1, degrees).interval(jmhs).high();
        double relative = metric.error() / metric.score() / errors;
        return Optional.of(new Estimate(Math.log(metric.score()), relative * relative, degrees));
    }
}
