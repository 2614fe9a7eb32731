package lanewise.report.experiment;

import java.util.List;
import lanewise.evaluation.EvaluationSeries;

/**
 * The results of trainings with the same hyperparameters and different seeds.
 *
 * @param values the hyperparameters that are varied, as text
 * @param results evaluations on the dev sets, without the trainings that diverged
 * @param diverged number of trainings that diverged
 * @param seconds mean time of a training in seconds; NaN if all diverged
 */
public record ExperimentRow(List<String> values, EvaluationSeries results, int diverged, double seconds) {

    /**
     * Returns whether there is a mean accuracy.
     *
     * @return true if at least one training did not diverge
     */
    public boolean hasResult() {
        return !results.evaluations().isEmpty();
    }

    /**
     * Returns the mean accuracy minus its standard deviation.
     *
     * @return the lower end of the interval; the mean if there is no standard deviation
     */
    public double low() {
        return results.mean() - deviation();
    }

    /**
     * Returns the mean accuracy plus its standard deviation.
     *
     * @return the upper end of the interval; the mean if there is no standard deviation
     */
    public double high() {
        return results.mean() + deviation();
    }

    private double deviation() {
        double deviation = results.deviation();
        return Double.isNaN(deviation) ? 0 : deviation;
    }
}
