package lanewise.bench.training;

import java.util.concurrent.TimeUnit;
import lanewise.bench.setup.BenchKernels;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.bench.setup.VideoExamples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.WarmUp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures the video's whole training in a JVM that has just started, as {@code lanewise train} runs it: kernels are
 * warmed up on noise while the digits are read, split and ordered, then 500 iterations and their evaluations follow.
 * The score is seconds. It excludes the start of the JVM, about a tenth of a second, and the report.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class VideoRunBenchmark extends BenchmarkDefaults {

    private static final float ALPHA = 0.1f;

    /** Name of the kernels. */
    @Param({"vector"})
    public String kernels;

    /** Number of threads that share an operation. */
    @Param({"1", "2"})
    public int threads;

    /** Number of iterations of gradient descent, 500 in the video. */
    @Param({"500"})
    public int iterations;

    /**
     * Runs a training.
     *
     * @return the trained network
     */
    @Benchmark
    public Network run() {
        try (ParallelKernels k = BenchKernels.named(kernels, threads)) {
            Split split = split(k);
            Network network = VideoIterationBenchmark.newNetwork();
            new TrainingLoop(k, network, TrainingPlan.video(ALPHA, iterations), TrainingListener.NONE)
                    .run(new FullBatch(Batch.of(split.train())), Evaluator.of(split.dev()));
            return network;
        }
    }

    private static Split split(ParallelKernels k) {
        WarmUp warmUp = WarmUp.start(k);
        try {
            return VideoExamples.split(Mnist.load().training());
        } finally {
            warmUp.close();
        }
    }
}
