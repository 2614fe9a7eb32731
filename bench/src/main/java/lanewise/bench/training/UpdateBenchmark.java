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
 * One update from a mini-batch of 128 of the 60,000 built-in training images with Adam, and the parts it consists of. The
 * score is milliseconds; 469 updates are an epoch.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class UpdateBenchmark extends BenchmarkDefaults {

    /** So small that the network stays much as it was; what an update costs stays equal. */
    private static final float ALPHA = 1e-7f;

    /** Units of the hidden layer. */
    @Param({"128", "800"})
    public int hidden;

    private final Update update = new Update(UpdateShape.hyperparameters(1).optimizer());
    private MiniBatches batches;
    private ForwardPropagation forward;
    private BackPropagation backward;

    /** Updates so far; the last batch of an epoch, which is smaller, is left out. */
    private int t;

    /** The network and what the optimizer remembers. */
    TrainingState state;

    /** Makes the network, and propagates one batch, so that the optimizer alone has gradients to go by. */
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

    /** All of it: the batch, forward propagation, back propagation, Adam. */
    @Benchmark
    public TrainingState update(KernelsState kernels) {
        propagate(kernels, next());
        update.apply(kernels.k, state, backward.gradients(), ALPHA);
        return state;
    }

    /** The batch alone: examples gathered in the epoch's order; what a product reads of them is made with it. */
    @Benchmark
    public Batch batch(KernelsState kernels) {
        return next();
    }

    /** A batch, forward and back propagation. */
    @Benchmark
    public BackPropagation propagation(KernelsState kernels) {
        propagate(kernels, next());
        return backward;
    }

    /** Adam alone, with the same gradients again and again. */
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
