package lanewise.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Evaluations of several networks, such as those of trainings with different seeds.
 *
 * @param evaluations the evaluations
 */
public record EvaluationSeries(List<Evaluation> evaluations) {

    /**
     * Creates a series.
     *
     * @param evaluations the evaluations
     */
    public EvaluationSeries {
        evaluations = List.copyOf(evaluations);
    }

    /**
     * Returns the mean accuracy.
     *
     * @return the mean; NaN if there is no evaluation
     */
    public double mean() {
        return mean(Evaluation::accuracy);
    }

    /**
     * Returns the mean loss.
     *
     * @return the mean in nats; NaN if there is no evaluation
     */
    public double meanLoss() {
        return mean(Evaluation::loss);
    }

    private double mean(ToDoubleFunction<Evaluation> value) {
        return evaluations.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /**
     * Returns the standard deviation of the accuracy.
     *
     * @return the standard deviation of the sample, with n - 1 in the denominator; NaN for fewer than two evaluations
     */
    public double deviation() {
        if (evaluations.size() < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = evaluations.stream()
                .mapToDouble(each -> (each.accuracy() - mean) * (each.accuracy() - mean))
                .sum();
        return Math.sqrt(squares / (evaluations.size() - 1));
    }
}
