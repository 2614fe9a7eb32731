package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.ThreadsOption;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.StatusLine;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Found;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.measurement.Comparison;
import lanewise.measurement.Measurement;
import lanewise.measurement.Workload;
import lanewise.measurement.Workloads;
import lanewise.training.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that measures all kernels that can run here, in turns. */
@Command(
        name = "compare",
        sortOptions = false,
        description = {
            "Measures all kernels that can run here.",
            "",
            "It measures a training iteration and matrix products, in turns, after checking that all results agree in"
                    + " every bit. The exit code is 1 if they do not.",
            ""
        })
public final class KernelsCompareCommand implements Callable<Integer> {

    /** The number of dev examples of a training without options. */
    private static final int DEV = 1000;

    private static final long SEED = 1;

    private final Console console;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            converter = OptionValues.Positive.class,
            description = "Approximate total duration in seconds. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public KernelsCompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Examples training = Split.of(Mnist.load().training(), DEV, SEED).train();
        return compare(console, KernelsLookup.defaults(), Workloads.all(Batch.of(training)), threads.count(), seconds);
    }

    /** Measures, prints, and returns the exit code. */
    static int compare(Console console, KernelsLookup lookup, List<Workload> works, int threads, double seconds) {
        List<String> remarks = new ArrayList<>();
        List<ParallelKernels> contestants = new ArrayList<>();
        try {
            for (Found found : lookup.found()) {
                found.unavailableBecause()
                        .ifPresentOrElse(
                                why -> remarks.add(found.name() + " cannot run here: " + why),
                                () -> contestants.add(
                                        lookup.choose(found.name(), threads).kernels()));
            }
            KernelsComparisonTable table = new KernelsComparisonTable(works, contestants);
            console.println(table.head(JvmFacts.current(), remarks, threads));
            boolean agree = measure(console.terminal(), table, works, List.copyOf(contestants), seconds);
            console.println(table.foot(agree));
            return agree ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            contestants.forEach(ParallelKernels::close);
        }
    }

    /** Returns whether all results agree with the reference implementation. */
    private static boolean measure(
            Terminal terminal,
            KernelsComparisonTable table,
            List<Workload> works,
            List<ParallelKernels> contestants,
            double seconds) {
        boolean agree = true;
        double perWork = seconds / Math.max(1, works.size());
        try (StatusLine status = new StatusLine(terminal)) {
            for (int done = 0; done < works.size(); done++) {
                Clock left = new Clock((works.size() - done) * perWork);
                int now = done;
                Comparison comparison = new Comparison(
                        contestants,
                        perWork,
                        () -> status.update(() -> ProgressBar.line(
                                now, works.size(), left.seconds(), terminal.width(), terminal.unicode())));
                List<Measurement> measurements = comparison.measure(works.get(done));
                table.rows(measurements).forEach(status::println);
                agree &= measurements.stream().allMatch(Measurement::agrees);
            }
        }
        return agree;
    }

    /** Counts down from {@code start} seconds to 0. */
    private record Clock(double start, long since) {
        Clock(double start) {
            this(start, System.nanoTime());
        }

        double seconds() {
            return Math.max(0, start - (double) (System.nanoTime() - since) / TimeUnit.SECONDS.toNanos(1));
        }
    }
}
