package lanewise.bench.verification;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lanewise.bench.arguments.Benchmarks;
import lanewise.bench.arguments.UsageException;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import lanewise.text.Printable;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;

/**
 * Checks kernels of other jars before they are measured, as {@code lanewise kernels verify --quick} does. The time of a
 * wrong result is meaningless. The check takes a few seconds.
 */
public final class KernelsCheck {

    /** Values of the parameters for kernels that need no check: these implementations are tested with Lanewise. */
    private static final Set<String> TESTED = Set.of("scalar", "vector", "openblas");

    /** The exit codes of a check. Kernels that end the JVM give another one, such as 0. */
    static final int RIGHT = 10;

    static final int WRONG = 11;
    static final int UNAVAILABLE = 12;

    /**
     * A check in a JVM of its own.
     *
     * @param name the name of the kernels
     * @param jvm the JVM
     */
    record Check(String name, BenchmarkJvm jvm) {}

    private KernelsCheck() {}

    /**
     * Checks kernels in this JVM. Prints the first wrong operation, or why the kernels cannot run. The exit code is
     * that of the result.
     *
     * @param names one name of kernels
     */
    public static void main(String... names) {
        try {
            Optional<String> fault = firstFault(KernelsLookup.defaults().create(names[0]));
            fault.ifPresent(System.out::println);
            System.exit(fault.isPresent() ? WRONG : RIGHT);
        } catch (KernelsUnavailableException e) {
            System.out.println(e.getMessage());
            System.exit(UNAVAILABLE);
        }
    }

    /** Returns the first operation with a wrong result and its smallest case, in one line; empty if there is none. */
    static Optional<String> firstFault(Kernels kernels) {
        final class Stop extends RuntimeException {
            private static final long serialVersionUID = 1;

            Stop(OperationReport report) {
                super(report.operation() + ": " + report.smallest(), null, false, false);
            }
        }
        try {
            Conformance.check(kernels, Effort.QUICK, Conformance.defaultThreads(), report -> {
                if (!report.agrees()) {
                    throw new Stop(report);
                }
            });
            return Optional.empty();
        } catch (Stop stop) {
            return Optional.of(stop.getMessage());
        }
    }

    /**
     * Checks the kernels of other jars that would be measured. Each is checked in a new JVM, which has the arguments of
     * the JVM that would measure it.
     *
     * @param runs options of JMH, one for each run
     * @return a message in one line if kernels are wrong; empty if none are
     * @throws UsageException if kernels cannot run here
     * @throws IOException if the JVM cannot be started
     */
    public static Optional<String> problem(Collection<? extends Options> runs) throws IOException, UsageException {
        Set<Check> checks = new LinkedHashSet<>();
        runs.forEach(options -> checks.addAll(checks(options)));
        for (Check check : checks) {
            Process process = start(check);
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            Optional<String> problem = problem(check, exitCode(process), lastLine(output));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Returns the message of a check. The JVM and the kernels may have printed other lines before. */
    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((one, other) -> other)
                .orElse("");
    }

    /** Returns what the result of a check means; empty if the kernels are right. */
    static Optional<String> problem(Check check, int exitCode, String output) throws UsageException {
        String verify = "; lanewise kernels verify --kernels " + check.name() + " tries every operation"
                + (options(check).isEmpty() ? "" : "; set JAVA_OPTS to '" + options(check) + "' for it");
        return switch (exitCode) {
            case RIGHT -> Optional.empty();
            case WRONG ->
                Optional.of("the results of the kernels '" + check.name() + "' are wrong, so they are not measured: "
                        + output + verify);
            case UNAVAILABLE -> throw new UsageException(output);
            default ->
                Optional.of("the kernels '" + check.name() + "' are not measured: the JVM that verified them ended"
                        + " with the exit code " + exitCode + " and without a result" + verify);
        };
    }

    private static Process start(Check check) throws IOException {
        try {
            return new ProcessBuilder(command(check))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("the JVM that verifies the kernels does not start: " + e.getMessage(), e);
        }
    }

    /** Returns each combination of kernels and a JVM that a run would measure, except the kernels of Lanewise. */
    private static Set<Check> checks(Options options) {
        Set<Check> checks = new LinkedHashSet<>();
        for (BenchmarkListEntry benchmark : Benchmarks.selected(options)) {
            for (String parameter : Benchmarks.KERNELS) {
                for (String name : Benchmarks.values(benchmark, parameter, options)) {
                    if (!TESTED.contains(name)) {
                        checks.add(new Check(name, BenchmarkJvm.of(benchmark, options)));
                    }
                }
            }
        }
        return checks;
    }

    /** Returns the arguments of the JVM that differ from those of every benchmark. */
    private static String options(Check check) {
        List<String> args = new ArrayList<>(check.jvm().args());
        args.removeAll(List.of(BenchmarkDefaults.class.getAnnotation(Fork.class).jvmArgsPrepend()));
        return Printable.of(String.join(" ", args));
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<String> command(Check check) {
        List<String> command = new ArrayList<>(List.of(check.jvm().java()));
        command.addAll(check.jvm().args());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), KernelsCheck.class.getName(), check.name()));
        return command;
    }
}
