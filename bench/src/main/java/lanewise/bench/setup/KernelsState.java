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

/** The kernels under measurement, warm as a training run has them. */
@State(Scope.Benchmark)
public class KernelsState {

    private static final long WARM_UP_MILLIS = 1_000;

    /** The kernels, by name. */
    @Param({"scalar", "vector"})
    public String kernels;

    /** Threads that share an operation. */
    @Param({"1", "2"})
    public int threads;

    /** The kernels of that very name on so many threads. */
    public ParallelKernels k;

    /**
     * Starts the threads, and trains on noise for a moment as {@code lanewise train} does while it reads the data.
     *
     * <p>A benchmark calls one operation on large matrices from the start. Its loops would be compiled while they run,
     * by on-stack replacement, and that code can stay slower than what a training run gets, whose loops have been
     * entered often before they are long.
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
