package lanewise.cli;

import java.util.Optional;
import lanewise.data.Dataset;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.training.Evaluator;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;

/** A trained network, shared by the tests of a JVM. */
public final class TrainedModel {

    private static Model quick;

    private TrainedModel() {}

    /** Returns a network trained with the recipe quick for five epochs. */
    public static synchronized Model quick() {
        if (quick == null) {
            quick = train(Recipe.QUICK.hyperparameters().toBuilder().epochs(5).build());
        }
        return quick;
    }

    private static Model train(Hyperparameters hyperparameters) {
        Dataset data = Mnist.load(hyperparameters.builtInImages().orElseThrow());
        Split split = Split.of(data.training(), 1000, hyperparameters.seed());
        try (ParallelKernels kernels = KernelsLookup.open(KernelsLookup.AUTO, 2)) {
            MiniBatches batches = new MiniBatches(
                    split.train(), hyperparameters.miniBatches(split.train().count()), kernels);
            Network network = hyperparameters.newNetwork(
                    data.training().pixelsPerExample(),
                    data.training().classes().size());
            Network trained = new TrainingLoop(
                            kernels, network, hyperparameters.plan(batches.batchesPerEpoch()), TrainingListener.NONE)
                    .run(batches, Evaluator.of(split.dev()))
                    .network();
            return new Model(
                    trained.folded(),
                    data.training().height(),
                    data.training().width(),
                    data.training().classes(),
                    Optional.empty());
        }
    }
}
