package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Found;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command that compares kernels with the reference implementation, bit by bit. */
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Compares kernels with the reference implementation, bit by bit.",
            "",
            "It tests every operation on many sizes, layouts and special values. The exit code is 1 if any result"
                    + " differs.",
            ""
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final String REFERENCE = "scalar";

    private final Console console;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            description =
                    "Name of the kernels, from the list of the command kernels. Default: all that can run here, except "
                            + REFERENCE + ", the reference implementation.")
    private String kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            converter = OptionValues.Threads.class,
            description = "Number of threads; auto selects one per processor. Default: ${DEFAULT-VALUE}.")
    private int threads;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        KernelsLookup lookup = KernelsLookup.defaults();
        boolean agree = true;
        for (String name : kernels == null ? names(lookup) : List.of(kernels)) {
            agree &= verify(lookup.create(name));
        }
        return agree ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Returns the kernels that can run; if none can, those that cannot, so that the first of them reports the reason. */
    private static List<String> names(KernelsLookup lookup) {
        List<Found> others = lookup.found().stream()
                .filter(found -> !found.name().equals(REFERENCE))
                .toList();
        List<Found> able = others.stream()
                .filter(found -> found.unavailableBecause().isEmpty())
                .toList();
        List<String> names =
                (able.isEmpty() ? others : able).stream().map(Found::name).toList();
        return names.isEmpty() ? List.of(REFERENCE) : names;
    }

    private boolean verify(Kernels candidate) {
        console.println(candidate.name() + ": " + Text.count(candidate.lanes(), "float lane") + ", "
                + Text.count(threads, "thread"));
        List<OperationReport> reports = new ArrayList<>();
        if (threads == 1) {
            check(candidate, reports);
        } else {
            try (ParallelKernels parallel = new ParallelKernels(candidate, threads)) {
                check(parallel, reports);
            }
        }
        console.println(candidate.name() + ": " + conclusion(reports));
        return reports.stream().allMatch(OperationReport::agrees);
    }

    private void check(Kernels candidate, List<OperationReport> reports) {
        Conformance.check(candidate, report -> {
            reports.add(report);
            report.toString().lines().forEach(line -> console.println("  " + line));
        });
    }

    /** Returns a line such as {@code all 18 operations agree in every bit (17,724 cases)}. */
    static String conclusion(List<OperationReport> reports) {
        int cases = reports.stream().mapToInt(OperationReport::cases).sum();
        List<String> differing = reports.stream()
                .filter(report -> !report.agrees())
                .map(OperationReport::operation)
                .toList();
        String all = Text.count(reports.size(), "operation");
        String tried = " (" + Text.count(cases, "case") + ")";
        return differing.isEmpty()
                ? "all " + all + " agree in every bit" + tried
                : differing.size() + " of " + all + (differing.size() == 1 ? " differs: " : " differ: ")
                        + differing.stream().collect(Collectors.joining(", ")) + tried;
    }
}
