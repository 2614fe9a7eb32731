package lanewise.cli.options;

import picocli.CommandLine.Option;

/** The option for the number of threads. */
public final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = OptionValues.AUTO,
            converter = OptionValues.Threads.class,
            description = "Number of threads; auto selects one per processor. Default: ${DEFAULT-VALUE}.")
    private int threads;

    /**
     * Returns the number of threads.
     *
     * @return the number of threads, 1 or more
     */
    public int count() {
        return threads;
    }
}
