package lanewise.cli.train;

import lanewise.cli.train.files.TrainingData;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingPlan;

/**
 * The batches and the plan of a training.
 *
 * @param source supplies the batches
 * @param plan the updates
 */
record TrainingSetup(BatchSource source, TrainingPlan plan) {

    /**
     * Returns the setup that the hyperparameters describe.
     *
     * @throws IllegalArgumentException if the examples are too few, or a training that is resumed already has more
     *     updates; the message begins with the name of the option
     */
    static TrainingSetup of(StartingPoint start, TrainingData parts, ParallelKernels kernels) {
        Hyperparameters hyperparameters = start.hyperparameters();
        BatchSource source = source(hyperparameters, parts, kernels);
        if (hyperparameters.length().patience() > 0 && !parts.hasDev()) {
            throw new IllegalArgumentException(
                    "--patience: there are no dev examples to decide when to stop; hold some out with --dev");
        }
        TrainingPlan plan = plan(hyperparameters, source.batchesPerEpoch());
        if (start.isBeyond(plan)) {
            String length = hyperparameters.iterations().isPresent() ? "--iterations" : "--epochs";
            throw new IllegalArgumentException(length + ": the training in the file already has "
                    + Text.count(start.training().state().updates(), "update") + ", but this length is "
                    + Text.count(plan.updates()) + "; increase it");
        }
        return new TrainingSetup(source, plan);
    }

    /** Returns whether progress is reported per epoch. With full batches it is reported per iteration. */
    boolean inEpochs() {
        return !(source instanceof FullBatch);
    }

    private static BatchSource source(Hyperparameters hyperparameters, TrainingData parts, ParallelKernels kernels) {
        if (hyperparameters.fullBatch()) {
            return new FullBatch(Batch.of(parts.train()));
        }
        try {
            return new MiniBatches(
                    parts.train(), hyperparameters.miniBatches(parts.train().count()), kernels);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--batch-size: " + e.getMessage() + ", or all", e);
        }
    }

    private static TrainingPlan plan(Hyperparameters hyperparameters, int batchesPerEpoch) {
        try {
            return hyperparameters.plan(batchesPerEpoch);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--epochs: " + e.getMessage(), e);
        }
    }
}
