package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.ThreadsOption;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.StatusLine;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.ExitGuard;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.measurement.Comparison;
import lanewise.measurement.Measurement;
import lanewise.measurement.Workload;
import lanewise.measurement.Workloads;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
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
            "Compares the speed of all implementations that can run on this machine: on a training iteration, and on "
                    + "products of matrices. Each implementation is first verified with the cases of `lanewise kernels "
                    + "verify --quick`. If an implementation is wrong, it is not measured, and the exit code is 1.",
            ""
        })
public final class KernelsCompareCommand implements Callable<Integer> {

    private final Console console;

    private final Supplier<List<Workload>> workloads;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            converter = OptionValues.Positive.class,
            description = "Approximate duration of all measurements in seconds. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public KernelsCompareCommand(Console console) {
        this(console, KernelsCompareCommand::workloads);
    }

    /**
     * Creates the command with other workloads, for tests.
     *
     * @param console where it prints
     * @param workloads supplies the workloads that are measured
     */
    public KernelsCompareCommand(Console console, Supplier<List<Workload>> workloads) {
        this.console = console;
        this.workloads = workloads;
    }

    @Override
    public Integer call() {
        return compare(console, KernelsLookup.defaults(), workloads.get(), threads.count(), seconds, Effort.QUICK);
    }

    /** Returns the workloads that are measured. */
    static List<Workload> workloads() {
        Hyperparameters video = Recipe.VIDEO.hyperparameters();
        Split split = Split.of(Mnist.training(video.imageLimit()), Split.DEFAULT_DEV, video.seed());
        return Workloads.all(Batch.of(split.train()));
    }

    /** Verifies, measures and prints; returns the exit code. */
    static int compare(
            Console console, KernelsLookup lookup, List<Workload> works, int threads, double seconds, Effort effort) {
        List<String> remarks = new ArrayList<>();
        List<ParallelKernels> implementations = new ArrayList<>();
        boolean right = lookup.broken().isEmpty();
        lookup.broken().forEach(problem -> remarks.add("kernels cannot be loaded: " + problem));
        try {
            for (FoundKernels found : lookup.found()) {
                Optional<String> problem = found.unavailableBecause();
                if (problem.isPresent()) {
                    remarks.add(found.name() + " cannot run here: " + problem.get());
                } else {
                    right &= addIfRight(console, lookup, found.name(), threads, effort, implementations, remarks);
                }
            }
            KernelsComparisonTable table = new KernelsComparisonTable(works, implementations);
            console.println(table.head(JvmFacts.current(), remarks, threads));
            right &= measure(console.terminal(), table, works, List.copyOf(implementations), seconds);
            console.println(table.foot(right));
            return right ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            implementations.forEach(ParallelKernels::close);
        }
    }

    /** Adds an implementation, or a remark if it cannot be used or is wrong; returns whether it was added. */
    private static boolean addIfRight(
            Console console,
            KernelsLookup lookup,
            String name,
            int threads,
            Effort effort,
            List<ParallelKernels> implementations,
            List<String> remarks) {
        try {
            return verify(console, lookup, name, effort, remarks)
                    && implementations.add(lookup.choose(name, threads).kernels());
        } catch (KernelsUnavailableException e) {
            remarks.add(e.getMessage());
            return false;
        }
    }

    /** Returns whether an implementation passes the conformance suite; adds a remark if it does not. */
    private static boolean verify(
            Console console, KernelsLookup lookup, String name, Effort effort, List<String> remarks) {
        Kernels candidate = lookup.create(name);
        if (candidate instanceof ScalarKernels) {
            return true;
        }
        console.println("verifying " + name + " ...");
        console.flush();
        List<String> wrong = new ArrayList<>();
        Conformance.check(candidate, effort, Conformance.defaultThreads(), new Conformance.Listener() {
            @Override
            public void trying(String operation) {
                ExitGuard.setWork(operation + " of the kernels '" + name + "'");
            }

            @Override
            public void tried(OperationReport report) {
                if (!report.agrees()) {
                    wrong.add(report.operation());
                }
            }
        });
        ExitGuard.setWork("");
        if (!wrong.isEmpty()) {
            remarks.add(name + " is WRONG and not measured: " + String.join(", ", wrong) + "; run kernels verify "
                    + "--kernels " + name + " to print the cases");
        }
        return wrong.isEmpty();
    }

    /** Returns whether all results were right. */
    private static boolean measure(
            Terminal terminal,
            KernelsComparisonTable table,
            List<Workload> works,
            List<ParallelKernels> implementations,
            double seconds) {
        boolean agree = true;
        double perWork = seconds / Math.max(1, works.size());
        try (StatusLine status = new StatusLine(terminal)) {
            for (int done = 0; done < works.size(); done++) {
                Clock left = new Clock((works.size() - done) * perWork);
                int now = done;
                Comparison comparison = new Comparison(
                        implementations,
                        perWork,
                        () -> status.update(() -> ProgressBar.line(
                                "workload " + (now + 1) + "/" + works.size(),
                                (double) now / works.size(),
                                List.of(),
                                left.seconds(),
                                terminal.width(),
                                terminal.unicode())));
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
