package lanewise.bench.setup;

import java.util.concurrent.TimeUnit;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.training.WarmUp;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The kernels under measurement, warmed up as in a training. */
@State(Scope.Benchmark)
public class KernelsState {

    private static final long WARM_UP_MILLIS = 1_000;

    /** Name of the kernels. {@code -p kernels=NAME} measures those of another jar. */
    @Param({"scalar", "vector"})
    public String kernels;

    /** Number of threads that share an operation. */
    @Param({"1", "2"})
    public int threads;

    /** The kernels of exactly this name with this number of threads. */
    public ParallelKernels k;

    /**
     * Starts the threads and trains briefly on noise, as {@code lanewise train} does while it reads the data.
     *
     * <p>A benchmark calls a single operation on large matrices from the start. Without this warm-up its loops would
     * be compiled while they run, by on-stack replacement, which can stay slower than the code in a training, whose
     * loops have been entered often before the matrices are large.
     *
     * @throws lanewise.kernels.lookup.KernelsUnavailableException if the kernels cannot run here
     * @throws InterruptedException if the thread is interrupted
     */
    @Setup(Level.Trial)
    public void setUp() throws InterruptedException {
        k = BenchKernels.named(kernels, threads);
        WarmUp warmUp = WarmUp.start(k);
        try {
            TimeUnit.MILLISECONDS.sleep(WARM_UP_MILLIS);
        } finally {
            warmUp.close();
        }
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        k.close();
    }
}
