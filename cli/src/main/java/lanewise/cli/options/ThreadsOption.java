package lanewise.cli.options;

import picocli.CommandLine.Option;

/** The option for the number of threads. */
public final class ThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = OptionValues.AUTO,
            converter = OptionValues.Threads.class,
            description = "Threads, or auto for one per processor. Default: ${DEFAULT-VALUE}.")
    private int threads;

    public int count() {
        return threads;
    }
}
