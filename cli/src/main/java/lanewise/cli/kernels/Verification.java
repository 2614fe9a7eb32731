package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.cli.console.Console;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.ExitGuard;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.measurement.Agreement;
import lanewise.measurement.Workload;
import lanewise.text.Text;

/** Verifies one implementation: the conformance suite, and then the workloads that {@code kernels compare} measures. */
final class Verification {

    private static final String PROVIDER_NAME = "name of the provider";

    private final Kernels candidate;
    private final String name;
    private final Effort effort;
    private final int threads;
    private final List<OperationReport> reports = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int checks;

    /**
     * Creates a verification.
     *
     * @param candidate the implementation as its provider created it
     * @param name the name of its provider
     * @param threads the number of threads of the second pass
     */
    Verification(Kernels candidate, String name, Effort effort, int threads) {
        this.candidate = candidate;
        this.name = name;
        this.effort = effort;
        this.threads = threads;
    }

    /** Runs the suite and prints a line for every operation. */
    void suite(Console console) {
        Conformance.check(candidate, effort, threads, new Conformance.Listener() {
            @Override
            public void trying(String operation) {
                ExitGuard.setWork(operation + " of the kernels '" + name + "'");
                console.terminal().out().printf("  %-18s ", operation);
                console.flush();
            }

            @Override
            public void tried(OperationReport report) {
                reports.add(report);
                add(report.operation(), report.agrees());
                report.outcome().lines().forEach(console::println);
                console.flush();
            }
        });
        ExitGuard.setWork("name() of the kernels '" + name + "'");
        if (agrees()) {
            providerName(console);
        }
    }

    /** Adds a check and prints a line if the provider has another name than the kernels. */
    void providerName(Console console) {
        if (!candidate.name().equals(name)) {
            add(PROVIDER_NAME, false);
            console.println("  " + PROVIDER_NAME + ": WRONG: it is '" + name + "', but name() of the kernels returns '"
                    + candidate.name() + "'; the names must be equal");
        }
    }

    /** Runs a workload on the threads of the second pass and prints a line. */
    void workload(Console console, Workload work) {
        ExitGuard.setWork(work.name() + " of the kernels '" + name + "'");
        try (ParallelKernels parallel = new ParallelKernels(candidate, threads)) {
            Optional<String> problem = new Agreement(work).problemOf(parallel);
            add(work.name(), problem.isEmpty());
            console.println(
                    "  " + work.name() + ": " + problem.map(p -> "WRONG: " + p).orElse("agrees in every bit"));
        }
    }

    /** Counts a check. */
    void add(String check, boolean passed) {
        checks++;
        if (!passed) {
            wrong.add(check);
        }
    }

    /** Returns whether all checks passed so far. */
    boolean agrees() {
        return wrong.isEmpty();
    }

    /** Returns the conclusion, such as {@code all 20 checks passed (61,000 cases)}. */
    String conclusion() {
        int cases = reports.stream().mapToInt(OperationReport::cases).sum();
        String tried = " (" + Text.count(cases, "case") + ")";
        return wrong.isEmpty()
                ? "all " + Text.count(checks, "check") + " passed" + tried
                : wrong.size() + " of " + Text.count(checks, "check") + " failed: "
                        + wrong.stream().collect(Collectors.joining(", ")) + tried;
    }
}
