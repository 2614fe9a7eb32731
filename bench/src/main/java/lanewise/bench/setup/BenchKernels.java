package lanewise.bench.setup;

import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;

/** The kernels that a benchmark's parameters ask for. */
public final class BenchKernels {

    private BenchKernels() {}

    /**
     * The kernels of that very name on so many threads: a benchmark never measures a fallback.
     *
     * @throws lanewise.kernels.lookup.KernelsUnavailableException if they cannot run here
     */
    public static ParallelKernels named(String name, int threads) {
        ParallelKernels kernels = KernelsLookup.open(name, threads);
        if (!kernels.name().equals(name)) {
            throw new IllegalStateException("asked for the kernels " + name + ", got " + kernels.name());
        }
        return kernels;
    }
}
