package lanewise.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.data.Examples;
import lanewise.data.InkOrder;
import lanewise.data.Split;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.EvaluationSeries;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;

/**
 * K-fold cross-validation: the examples are shuffled by the seed and split into K parts, and each part in turn is held
 * out while a new network is trained on the others.
 *
 * @param folds evaluation of each network on its held-out part
 */
public record CrossValidation(List<Evaluation> folds) {

    /**
     * Trains and evaluates the networks of all folds.
     *
     * @param hyperparameters hyperparameters of every training; its seed shuffles the examples. A batch is at most as
     *     large as the training examples of a fold
     * @param examples labeled examples
     * @param folds number of folds, at least 2
     * @param kernels the kernels
     * @param listener receives the progress. If it requests a stop, the current fold and those after it are omitted
     * @param evaluated receives the evaluation of each fold when its training is complete
     * @return the evaluations of the complete folds
     * @throws LanewiseException if the examples have no labels, or are fewer than the folds
     */
    public static CrossValidation run(
            Hyperparameters hyperparameters,
            Examples examples,
            int folds,
            ParallelKernels kernels,
            TrainingListener listener,
            Consumer<Evaluation> evaluated) {
        Split.checkTrainable(examples);
        if (folds < 2 || folds > examples.count()) {
            throw new LanewiseException(
                    examples.source(),
                    Text.count(examples.count(), "example") + " cannot be split into " + Text.count(folds, "fold"),
                    "use 2 folds or more, and at most one per example");
        }
        int[] order = Split.order(examples.count(), hyperparameters.seed());
        List<Evaluation> evaluations = new ArrayList<>();
        for (int fold = 0; fold < folds && !listener.stopRequested(); fold++) {
            int from = (int) ((long) fold * order.length / folds);
            int to = (int) ((long) (fold + 1) * order.length / folds);
            int[] rest = IntStream.range(0, order.length)
                    .filter(i -> i < from || i >= to)
                    .map(i -> order[i])
                    .toArray();
            Examples train = examples.select(InkOrder.of(examples, rest));
            Evaluator heldOut = Evaluator.of(examples.select(Arrays.copyOfRange(order, from, to)));
            Evaluation evaluation = Trial.run(hyperparameters, train, heldOut, kernels, listener)
                    .dev();
            if (!listener.stopRequested()) {
                evaluations.add(evaluation);
                evaluated.accept(evaluation);
            }
        }
        return new CrossValidation(List.copyOf(evaluations));
    }

    /**
     * Returns the mean accuracy of the folds.
     *
     * @return the mean; NaN if there is no complete fold
     */
    public double mean() {
        return new EvaluationSeries(folds).mean();
    }

    /**
     * Returns the standard deviation of the accuracy across folds.
     *
     * @return the standard deviation of the sample, with n - 1 in the denominator; NaN for fewer than two folds
     */
    public double deviation() {
        return new EvaluationSeries(folds).deviation();
    }
}
