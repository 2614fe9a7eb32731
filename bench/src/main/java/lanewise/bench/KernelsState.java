package lanewise.bench;

import lanewise.kernels.ParallelKernels;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The kernels under measurement. */
@State(Scope.Benchmark)
public class KernelsState {

    /** The kernels, by name. */
    @Param({"scalar", "vector"})
    public String kernels;

    /** Threads that share an operation. */
    @Param({"1", "2"})
    public int threads;

    /** The kernels of that very name on so many threads. */
    ParallelKernels k;

    /**
     * Starts the threads.
     *
     * @throws lanewise.kernels.KernelsUnavailableException if the kernels cannot run here
     */
    @Setup(Level.Trial)
    public void setUp() {
        k = BenchKernels.named(kernels, threads);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        k.close();
    }
}
