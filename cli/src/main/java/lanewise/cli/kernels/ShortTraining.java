package lanewise.cli.kernels;

import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.CheckingKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;

/**
 * A few iterations of the training that hyperparameters describe, with every shape that the whole training has: two
 * iterations with all examples, or two mini-batches and the last one of an epoch, which is smaller; and the
 * evaluations.
 */
final class ShortTraining {

    private static final int ITERATIONS = 2;

    private final Hyperparameters hyperparameters;
    private final Examples train;
    private final Examples dev;

    /**
     * Reads the data. If there are fewer examples than a batch has by default, a batch has all of them.
     *
     * @param batchSizeGiven whether the batch size is not the default
     * @throws IllegalArgumentException if there are fewer training examples than a batch has
     */
    ShortTraining(Hyperparameters given, boolean batchSizeGiven) {
        Examples all = Mnist.training(given.imageLimit());
        Split split = Split.of(all, Split.defaultDev(all.count()), given.seed());
        train = split.train();
        dev = split.dev();
        int batch = given.optimization().batchSize().orElse(0);
        if (batch > train.count() && batchSizeGiven) {
            throw new IllegalArgumentException("--batch-size: " + batch + " exceeds the number of training examples, "
                    + train.count() + "; give a lower number, or all");
        }
        hyperparameters = given.fitting(train.count());
    }

    /**
     * Trains and compares every operation with the reference.
     *
     * @return what was compared
     * @throws lanewise.errors.LanewiseException at the first bit that differs
     */
    String compare(Kernels candidate, int threads) {
        try (CheckingKernels kernels = new CheckingKernels(new ParallelKernels(candidate, threads), 1)) {
            Network network = hyperparameters.newNetwork(
                    train.pixelsPerExample(), train.classes().size());
            boolean fullBatch = hyperparameters.fullBatch();
            BatchSource source = fullBatch ? new FullBatch(Batch.of(train)) : miniBatches(kernels);
            Hyperparameters few = fullBatch
                    ? hyperparameters.toBuilder().iterations(ITERATIONS).build()
                    : hyperparameters.toBuilder().epochs(1).build();
            new TrainingLoop(kernels, network, few.plan(source.batchesPerEpoch()), new TrainingListener() {
                        @Override
                        public void updated(int update, int updates) {
                            kernels.setIteration(update + 1);
                        }
                    })
                    .run(source, Evaluator.of(dev));
            return kernels.summary();
        }
    }

    private BatchSource miniBatches(ParallelKernels kernels) {
        int size = hyperparameters.miniBatches(train.count()).size();
        int count = Math.min(train.count(), ITERATIONS * size + train.count() % size);
        return new MiniBatches(train.first(count), hyperparameters.miniBatches(count), kernels);
    }
}
