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
     * Returns the number of trainings.
     *
     * @return the number of those with a result and of those that diverged
     */
    public int trainings() {
        return results.evaluations().size() + diverged;
    }

    /**
     * Returns what precedes the maximum number of trainings of a row.
     *
     * @param rows the rows of an experiment
     * @return {@code "up to "} if some rows have fewer trainings than others, because the experiment was interrupted;
     *     otherwise an empty text
     */
    public static String upTo(List<ExperimentRow> rows) {
        return rows.stream().mapToInt(ExperimentRow::trainings).distinct().count() > 1 ? "up to " : "";
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
