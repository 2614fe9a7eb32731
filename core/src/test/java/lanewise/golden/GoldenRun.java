package lanewise.golden;

import java.util.List;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.Kernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;

/**
 * A short training run. Its weights are pinned to the bit and do not depend on kernels, threads, lanes or the JDK.
 *
 * <p>The hash changes only if the contract of {@link Kernels}, the initialization or the order of the examples is
 * changed on purpose.
 */
public final class GoldenRun {

    /** The hash of the weights after the run. */
    public static final String WEIGHTS_HASH = "def085af265e321d";

    private static final int ITERATIONS = 20;
    private static final long SEED = 1;

    private static Split split;

    private GoldenRun() {}

    /** Returns the training examples and the dev set, which are read once. */
    public static synchronized Split split() {
        if (split == null) {
            split = Split.of(Mnist.training(42_000), 1_000, SEED);
        }
        return split;
    }

    /** Returns the network before the run, with 10 hidden units. */
    public static Network network() {
        return Network.create(784, List.of(10), 10, SEED);
    }

    /** Returns the plan: 20 iterations of the video's training. */
    public static TrainingPlan plan() {
        return TrainingPlan.video(0.1f, ITERATIONS);
    }

    /** Trains the network on all training examples. */
    public static Network train(Kernels kernels) {
        Split split = split();
        Network network = network();
        try (ParallelKernels parallel = new ParallelKernels(kernels, 1)) {
            new TrainingLoop(parallel, network, plan(), TrainingListener.NONE)
                    .run(new FullBatch(Batch.of(split.train())), Evaluator.of(split.dev()));
        }
        return network;
    }
}
