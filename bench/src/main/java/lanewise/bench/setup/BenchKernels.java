package lanewise.bench.setup;

import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;

/** Opens the kernels that the parameters of a benchmark name. */
public final class BenchKernels {

    private BenchKernels() {}

    /**
     * Opens the kernels of exactly this name; a benchmark never measures a fallback.
     *
     * @param name name of the kernels
     * @param threads number of threads that share an operation
     * @return the kernels
     * @throws lanewise.kernels.lookup.KernelsUnavailableException if they cannot run here
     */
    public static ParallelKernels named(String name, int threads) {
        ParallelKernels kernels = KernelsLookup.open(name, threads);
        if (!kernels.name().equals(name)) {
            throw new IllegalStateException(
                    "the kernels " + name + " were requested, but " + kernels.name() + " were selected");
        }
        return kernels;
    }
}
