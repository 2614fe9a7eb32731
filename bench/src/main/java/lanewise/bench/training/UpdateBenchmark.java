package lanewise.bench.training;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.data.Mnist;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.training.Batch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingState;
import lanewise.training.Update;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures an update with Adam from a mini-batch of 128 of the 60,000 built-in training images, and its parts. The
 * score is milliseconds. An epoch is 469 updates.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class UpdateBenchmark extends BenchmarkDefaults {

    /**
     * A learning rate so low that updates hardly change the network, which keeps the duration of an update constant.
     */
    private static final float ALPHA = 1e-7f;

    /** Units of the hidden layer. */
    @Param({"128", "800"})
    public int hidden;

    private final Update update = new Update(UpdateShape.hyperparameters(1).optimizer());
    private MiniBatches batches;
    private ForwardPropagation forward;
    private BackPropagation backward;

    /** Number of updates so far. The last batch of an epoch, which is smaller, is skipped. */
    private int t;

    /** The network and the moments of the optimizer. */
    TrainingState state;

    /**
     * Creates the network and propagates one batch, which supplies the gradients for {@link #optimizer}.
     *
     * @param kernels the kernels
     */
    @Setup(Level.Trial)
    public void setUp(KernelsState kernels) {
        Hyperparameters hyperparameters = UpdateShape.hyperparameters(hidden);
        batches = new MiniBatches(Mnist.training(), hyperparameters.miniBatches(UpdateShape.BATCH), kernels.k);
        Network network = hyperparameters.newNetwork(UpdateShape.INPUTS, UpdateShape.CLASSES);
        state = new TrainingState(network, update.optimizer(), false);
        forward = new ForwardPropagation(network, UpdateShape.BATCH);
        backward = new BackPropagation(network, UpdateShape.BATCH);
        propagate(kernels, next());
    }

    /**
     * Runs a whole update: batch, forward propagation, back propagation and Adam.
     *
     * @param kernels the kernels
     * @return the state after the update
     */
    @Benchmark
    public TrainingState update(KernelsState kernels) {
        propagate(kernels, next());
        update.apply(kernels.k, state, backward.gradients(), ALPHA);
        return state;
    }

    /**
     * Gathers a batch in the order of the epoch, including the packed form that products read.
     *
     * @param kernels the kernels
     * @return the batch
     */
    @Benchmark
    public Batch batch(KernelsState kernels) {
        return next();
    }

    /**
     * Gathers a batch and runs forward and back propagation.
     *
     * @param kernels the kernels
     * @return the back propagation
     */
    @Benchmark
    public BackPropagation propagation(KernelsState kernels) {
        propagate(kernels, next());
        return backward;
    }

    /**
     * Runs only Adam, always with the same gradients.
     *
     * @param kernels the kernels
     * @return the state after the update
     */
    @Benchmark
    public TrainingState optimizer(KernelsState kernels) {
        update.apply(kernels.k, state, backward.gradients(), ALPHA);
        return state;
    }

    private void propagate(KernelsState kernels, Batch batch) {
        forward.propagate(kernels.k, batch.X());
        backward.propagate(kernels.k, batch.X(), batch.Y(), forward);
    }

    private Batch next() {
        Batch batch = batches.batch(t++);
        if (batch.m() < UpdateShape.BATCH) {
            batch = batches.batch(t++);
        }
        return batch;
    }
}
