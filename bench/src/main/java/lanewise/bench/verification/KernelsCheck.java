package lanewise.bench.verification;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lanewise.bench.setup.BenchmarkDefaults;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.runner.options.Options;

/**
 * Checks kernels of other jars before they are measured, as {@code lanewise kernels verify --quick} does. The time of a
 * wrong result is meaningless. The check takes a few seconds, in a JVM of its own, which has the arguments of a fork.
 */
public final class KernelsCheck {

    /** Values of the parameters for kernels that need no check: these implementations are tested with Lanewise. */
    private static final Set<String> TESTED = Set.of("scalar", "vector", "openblas");

    private static final int WRONG = 3;

    private KernelsCheck() {}

    /**
     * Checks kernels in this JVM. Prints the first wrong operation and exits with code 3 if there is one.
     *
     * @param names one name of kernels
     */
    public static void main(String... names) {
        try {
            firstFault(KernelsLookup.defaults().create(names[0])).ifPresent(fault -> {
                System.out.println(fault);
                System.exit(WRONG);
            });
        } catch (KernelsUnavailableException e) {
            // The benchmark itself reports why the kernels cannot run.
            System.exit(0);
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
     * Checks kernels in a new JVM.
     *
     * @param names names of kernels; those of Lanewise are skipped
     * @param jmh options of the forks: JVM and arguments
     * @return a message in one line if kernels are wrong; empty if none are
     * @throws IOException if the JVM cannot be started
     */
    public static Optional<String> problem(Collection<String> names, Options jmh) throws IOException {
        for (String name : names) {
            if (TESTED.contains(name)) {
                continue;
            }
            Process process = new ProcessBuilder(command(name, jmh))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            if (exitCode(process) == WRONG) {
                return Optional.of("the results of the kernels '" + name + "' are wrong, so they are not measured: "
                        + output.lines().findFirst().orElse("")
                        + "; lanewise kernels verify --kernels " + name + " tries every operation");
            }
        }
        return Optional.empty();
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

    private static List<String> command(String name, Options jmh) {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(jmh.getJvm().orElse(own)));
        Collections.addAll(
                command, BenchmarkDefaults.class.getAnnotation(Fork.class).jvmArgsPrepend());
        command.addAll(jmh.getJvmArgsPrepend().orElse(List.of()));
        command.addAll(jmh.getJvmArgs().orElse(List.of()));
        command.addAll(jmh.getJvmArgsAppend().orElse(List.of()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelsCheck.class.getName(), name));
        return command;
    }
}
