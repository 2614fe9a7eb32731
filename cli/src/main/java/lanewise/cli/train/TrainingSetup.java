package lanewise.cli.train;

import lanewise.kernels.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.text.Text;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingPlan;

/**
 * The batches of a training, and what is done with them for how long.
 *
 * @param source of the batches
 * @param plan of the updates
 */
record TrainingSetup(BatchSource source, TrainingPlan plan) {

    /**
     * Creates the setup that the hyperparameters describe.
     *
     * @throws IllegalArgumentException if it is impossible with these examples, or shorter than what was done before
     */
    static TrainingSetup of(StartingPoint start, TrainingData parts, ParallelKernels kernels) {
        Hyperparameters hyperparameters = start.hyperparameters();
        BatchSource source = source(hyperparameters, parts, kernels);
        if (hyperparameters.patience() > 0 && !parts.hasDev()) {
            throw new IllegalArgumentException(
                    "--patience: there are no dev examples to tell when to stop; ask for some with --dev");
        }
        TrainingPlan plan = hyperparameters.plan(source.batchesPerEpoch());
        if (start.isBeyond(plan)) {
            String length = hyperparameters.iterations().isPresent() ? "--iterations" : "--epochs";
            throw new IllegalArgumentException(length + ": the file has "
                    + Text.count(start.training().state().updates(), "update") + " already, and "
                    + Text.count(plan.updates()) + " are asked for");
        }
        return new TrainingSetup(source, plan);
    }

    /** Whether it goes epoch by epoch rather than by updates with all examples. */
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
}
