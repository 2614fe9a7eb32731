package lanewise.classifier;

import lanewise.data.Examples;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingResult;

/** One training of several that are compared. Its network is evaluated and not kept. */
public final class Trial {

    private Trial() {}

    /**
     * Trains a new network. The weights are those of the command {@code train} with the same hyperparameters, data and
     * number of dev examples.
     *
     * @param hyperparameters the hyperparameters; their seed also determines the dev set. A batch is at most as large
     *     as the training set
     * @param examples labeled examples
     * @param dev number of examples that are held out to evaluate the network
     * @param kernels the kernels
     * @param listener receives the progress and can stop the training
     * @return the result
     * @throws lanewise.errors.LanewiseException if the examples have no labels, or are not more than the dev examples
     * @throws lanewise.training.DivergedException if the training diverges
     */
    public static TrainingResult run(
            Hyperparameters hyperparameters,
            Examples examples,
            int dev,
            ParallelKernels kernels,
            TrainingListener listener) {
        Split.checkTrainable(examples);
        Split split = Split.of(examples, dev, hyperparameters.seed());
        return run(hyperparameters, split.train(), Evaluator.of(split.dev()), kernels, listener);
    }

    /** Trains a new network on all examples, and evaluates it on others. */
    static TrainingResult run(
            Hyperparameters hyperparameters,
            Examples train,
            Evaluator heldOut,
            ParallelKernels kernels,
            TrainingListener listener) {
        Hyperparameters fitting = hyperparameters.fitting(train.count());
        BatchSource source = Classifier.source(fitting, train, kernels);
        Network network =
                fitting.newNetwork(train.pixelsPerExample(), train.classes().size());
        return new TrainingLoop(kernels, network, fitting.plan(source.batchesPerEpoch()), listener)
                .run(source, heldOut);
    }
}
