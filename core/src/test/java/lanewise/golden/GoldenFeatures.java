package lanewise.golden;

import java.util.List;
import java.util.Map;
import lanewise.augmentation.Augmentation;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.Activation;
import lanewise.kernels.Kernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Dropout;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.training.Evaluator;
import lanewise.training.MiniBatches;
import lanewise.training.Regularization;
import lanewise.training.Schedule;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.Update;
import lanewise.training.optimizer.Adam;

/**
 * A short training run that uses all features at once. Its weights are pinned to the bit and do not depend on kernels,
 * threads, lanes or the JDK.
 *
 * <p>The hash changes only if one of these features is changed on purpose: its formula, the order of its operations, or
 * the random numbers it draws. {@link GoldenRun} does not change even then.
 */
public final class GoldenFeatures {

    /** The hash of the weights for inference after the run, by the activation of the hidden layers. */
    public static final Map<Activation, String> WEIGHTS_HASHES = Map.of(
            Activation.IDENTITY, "f48f3df2095471aa",
            Activation.RELU, "f5b3f34938e2c06c",
            Activation.LEAKY_RELU, "040a05083c707c28",
            Activation.TANH, "e8e2ab782096cde1",
            Activation.SIGMOID, "40104af064fc49d7");

    private static final int EXAMPLES = 1050;
    private static final int BATCH = 128;
    private static final int EPOCHS = 2;
    private static final long SEED = 1;

    private GoldenFeatures() {}

    /**
     * Trains two epochs of 8 batches. The last batch of an epoch has 104 examples.
     *
     * @param activation activation of the hidden layers
     */
    public static Network train(Kernels kernels, int threads, Activation activation) {
        Examples all = Mnist.training(EXAMPLES);
        Split split = Split.of(all, 50, SEED);
        Architecture architecture = new Architecture(784, List.of(100, 40), 10, activation, true);
        Network network = Network.create(architecture, Initialization.defaultFor(activation), SEED);
        try (ParallelKernels parallel = new ParallelKernels(kernels, threads)) {
            MiniBatches source = new MiniBatches(
                    split.train(),
                    new MiniBatches.Options(BATCH, new Augmentation(2, 12, 0.1f, 0.1f, 34, 4), 0.1f, 0.1f, SEED),
                    parallel);
            TrainingPlan plan = new TrainingPlan(
                    new Update(new Adam(0.9f, 0.999f, 1e-8f), new Regularization(1e-4f, 0.5f, 0.01f, 1.2f), 0.9f),
                    0.02f,
                    Schedule.ONE_CYCLE,
                    EPOCHS * source.batchesPerEpoch(),
                    new Dropout(0.2f, SEED),
                    0,
                    Double.POSITIVE_INFINITY);
            return new TrainingLoop(parallel, network, plan, TrainingListener.NONE)
                    .run(source, Evaluator.of(split.dev()))
                    .network();
        }
    }
}
