package lanewise.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.EvaluationSeries;
import lanewise.recipes.Hyperparameters;
import lanewise.report.experiment.ExperimentRow;
import lanewise.training.TrainingResult;

/** A row of an experiment: hyperparameters, and the results of their trainings with several seeds. */
final class Row {

    private final List<String> cells;
    private final Hyperparameters hyperparameters;
    private final String batchSizeFrom;
    private final List<Evaluation> dev = new ArrayList<>();
    private double seconds;
    private int diverged;

    /**
     * Creates a row without results.
     *
     * @param cells the values that are varied, as text
     * @param hyperparameters the complete set
     * @param batchSizeFrom the option that sets the batch size, for messages; null for a default
     */
    Row(List<String> cells, Hyperparameters hyperparameters, String batchSizeFrom) {
        this.cells = cells;
        this.hyperparameters = hyperparameters;
        this.batchSizeFrom = batchSizeFrom;
    }

    /**
     * Checks that a batch size that the user chose fits the training set; a default is reduced.
     *
     * @param examples number of training examples
     * @throws IllegalArgumentException if a batch would have more examples
     */
    void checkBatchSize(int examples) {
        int size = hyperparameters.optimization().batchSize().orElse(0);
        if (batchSizeFrom != null && examples > 0 && size > examples) {
            throw new IllegalArgumentException(batchSizeFrom + ": a batch of " + size
                    + " is more than all training examples (" + examples + "); choose a smaller batch, or all");
        }
    }

    /** Adds the result of a training that took this time. */
    void add(TrainingResult result, double time) {
        dev.add(result.dev());
        seconds += time;
    }

    /** Adds a training that diverged. */
    void addDiverged() {
        diverged++;
    }

    List<String> cells() {
        return cells;
    }

    Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Returns the results so far. */
    ExperimentRow result() {
        return new ExperimentRow(cells, new EvaluationSeries(dev), diverged, seconds / dev.size());
    }
}
