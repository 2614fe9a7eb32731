package lanewise.cli.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lanewise.classifier.CrossValidation;
import lanewise.cli.console.Console;
import lanewise.data.Examples;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;

/**
 * Cross-validates before a training, and prints the accuracy of each fold.
 *
 * @param folds number of folds
 * @param console where the results are printed
 * @param quiet whether to print the summary only
 */
record Folds(int folds, Console console, boolean quiet) {

    /**
     * Checks that no other option contradicts cross-validation.
     *
     * @throws IllegalArgumentException if one does
     */
    static void check(TrainOptions.Data data, TrainOptions.ModelFiles files, Hyperparameters hyperparameters) {
        Map<String, Boolean> others = new LinkedHashMap<>();
        others.put("--resume", files.resume() != null);
        others.put("--from", files.from() != null);
        others.put("--dev", data.givesDev());
        others.put("--best", files.best() != null);
        others.put("--patience", hyperparameters.length().patience() > 0);
        others.forEach((option, given) -> {
            if (given) {
                throw new IllegalArgumentException(
                        "--folds trains new networks and holds out each part of the examples once; omit " + option);
            }
        });
        if (data.folds() < 2) {
            throw new IllegalArgumentException("--folds: 2 or more are needed");
        }
    }

    /**
     * Trains the networks of all folds, or until a stop is requested.
     *
     * @param stop whether to stop; the results so far are printed
     * @throws lanewise.errors.LanewiseException if there are fewer examples than folds
     */
    void run(ParallelKernels kernels, Hyperparameters hyperparameters, Examples all, BooleanSupplier stop) {
        List<Integer> numbers = new ArrayList<>();
        CrossValidation result = CrossValidation.run(
                hyperparameters, all, folds, kernels, new TrainingRun.StopWhen(stop), evaluation -> {
                    numbers.add(evaluation.count());
                    if (!quiet) {
                        console.println("fold " + numbers.size() + " of " + folds + ": accuracy "
                                + Text.percent(evaluation.accuracy()) + " on " + Text.count(evaluation.count())
                                + " held-out examples, loss " + Text.loss(evaluation.loss()));
                        console.flush();
                    }
                });
        int complete = result.folds().size();
        if (complete < folds) {
            console.println("stopped after " + complete + " of " + Text.count(folds, "fold") + ": interrupted");
        }
        if (complete > 1) {
            console.println("accuracy across " + complete + " folds: mean " + Text.percent(result.mean())
                    + ", standard deviation " + Text.percent(result.deviation()));
        }
        console.flush();
    }
}
