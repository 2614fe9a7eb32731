package lanewise.cli.options;

import java.util.Iterator;
import java.util.stream.Stream;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the kernels and the number of their threads. */
public final class KernelsOptions {

    /** The heading of these options in the help of {@code train}. */
    public static final String HEADING = "Kernels and threads (no effect on the weights)";

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description =
                    "Kernels (implementation of the arithmetic) to use. `lanewise kernels` lists their names. auto"
                            + " selects the fastest that can run here. Default: the system property "
                            + KernelsLookup.PROPERTY + ", or the environment variable "
                            + KernelsLookup.VARIABLE + ", or auto.")
    private String kernels = KernelsLookup.configured();

    @Mixin
    private ThreadsOption threads;

    /** The names of the kernels that are on the class path, and {@code auto}. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(KernelsLookup.AUTO),
                            KernelsLookup.defaults().found().stream().map(FoundKernels::name))
                    .iterator();
        }
    }

    /**
     * Returns the name of the kernels.
     *
     * @return the name, or {@code auto}
     */
    public String kernels() {
        return kernels;
    }

    /**
     * Returns the number of threads.
     *
     * @return the number of threads, 1 or more
     */
    public int threads() {
        return threads.count();
    }

    /**
     * Opens the kernels with their threads.
     *
     * @return the kernels, to be closed by the caller
     * @throws lanewise.kernels.lookup.KernelsUnavailableException if they cannot run here
     */
    public ParallelKernels open() {
        return KernelsLookup.open(kernels, threads());
    }
}
