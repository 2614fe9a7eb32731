package lanewise.bench.training;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.VideoExamples;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.training.TrainingState;
import lanewise.training.Update;
import lanewise.training.optimizer.GradientDescent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Measures an iteration of the video's training: 784-10-10 with relu and softmax on the full batch of 41,000
 * examples. It consists of forward propagation, back propagation, update, and the check that all parameters are
 * finite. The score is milliseconds per iteration.
 *
 * <p>With {@code -prof gc}, the row {@code gc.alloc.rate.norm} is the garbage of an iteration in bytes.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class VideoIterationBenchmark extends BenchmarkDefaults {

    /**
     * A learning rate so low that thousands of iterations hardly change the network, which keeps the duration of an
     * iteration constant.
     */
    static final float ALPHA = 1e-6f;

    private final Update update = new Update(new GradientDescent());

    /** The network that is trained. */
    Network network;

    private TrainingState state;
    private ForwardPropagation forward;
    private BackPropagation backward;

    /** Returns the video's network before its first iteration. */
    static Network newNetwork() {
        return Network.create(784, List.of(10), 10, 1);
    }

    /**
     * Creates the network and its buffers.
     *
     * @param video the examples
     */
    @Setup(Level.Trial)
    public void setUp(VideoExamples video) {
        network = newNetwork();
        state = new TrainingState(network, update.optimizer(), false);
        forward = new ForwardPropagation(network, video.batch.m());
        backward = new BackPropagation(network, video.batch.m());
    }

    /**
     * Runs one iteration.
     *
     * @param video the examples
     * @param kernels the kernels
     * @return whether all parameters are finite
     */
    @Benchmark
    public boolean iteration(VideoExamples video, KernelsState kernels) {
        forward.propagate(kernels.k, video.batch.X());
        backward.propagate(kernels.k, video.batch.X(), video.batch.Y(), forward);
        update.apply(kernels.k, state, backward.gradients(), ALPHA);
        return network.isFinite();
    }
}
