package lanewise.cli.kernels;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.TextLayout;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import lanewise.measurement.Cgroup;
import lanewise.measurement.VectorCheck;
import picocli.CommandLine.Command;

/** The command that reports whether the arithmetic is fast here, and what to do if it is not. */
@Command(
        name = "doctor",
        description = {
            "Checks whether the arithmetic runs fast on this machine and this JDK, and prints what to do if it does "
                    + "not. Takes less than two seconds.",
            ""
        })
public final class DoctorCommand implements Callable<Integer> {

    /** The time that the measurement of the vector kernels takes. */
    private static final double SECONDS = 1;

    private static final String VECTOR = "vector";

    /** The maximum number of lanes: those of a vector of 512 bits. */
    private static final int MOST_LANES = 16;

    /** The options of the JVM that determine the length of vectors. */
    private static final Pattern LANE_OPTION =
            Pattern.compile("-XX:(UseAVX|UseSSE|UseSVE|MaxVectorSize)=\\d+|-Dlanewise\\.lanes=.*");

    private final Console console;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        KernelsLookup lookup = KernelsLookup.defaults();
        console.println(lines(
                lookup,
                JvmFacts.current(),
                System.getProperty("java.vm.info", ""),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                new Cgroup(Path.of("/")).processors(),
                measured(lookup)));
        return 0;
    }

    private static Optional<VectorCheck> measured(KernelsLookup lookup) {
        if (vector(lookup).flatMap(FoundKernels::unavailableBecause).isPresent()
                || vector(lookup).isEmpty()) {
            return Optional.empty();
        }
        try {
            Kernels vector = lookup.create(VECTOR);
            return Optional.of(VectorCheck.measure(lookup.create(ScalarKernels.NAME), vector, SECONDS));
        } catch (KernelsUnavailableException e) {
            return Optional.empty();
        }
    }

    private static Optional<FoundKernels> vector(KernelsLookup lookup) {
        return lookup.found().stream()
                .filter(found -> found.name().equals(VECTOR))
                .findFirst();
    }

    /**
     * Returns the facts, and after an empty line what slows the arithmetic.
     *
     * @param vmInfo the modes of the virtual machine, such as {@code mixed mode}
     * @param arguments the options of the JVM
     * @param cpuLimit the number of processors that a container allows; empty if there is no limit
     * @param check a measurement of the vector kernels; empty if they cannot run
     */
    static List<String> lines(
            KernelsLookup lookup,
            JvmFacts jvm,
            String vmInfo,
            List<String> arguments,
            OptionalDouble cpuLimit,
            Optional<VectorCheck> check) {
        int processors = Runtime.getRuntime().availableProcessors();
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("Java", jvm.version() + ", " + jvm.vm() + (vmInfo.isEmpty() ? "" : ", " + vmInfo)));
        facts.add(List.of(
                "processors",
                processors
                        + (cpuLimit.isPresent()
                                ? String.format(Locale.ROOT, ", limited to %.2f CPUs", cpuLimit.getAsDouble())
                                : "")));
        facts.add(List.of("auto selects", described(auto(lookup))));
        facts.add(List.of(
                "compiler",
                jvm.c2() ? "C2" : jvm.jvmci() ? "JVMCI" : jvm.diagnostics() ? "neither C2 nor JVMCI" : "unknown"));
        facts.add(List.of("fused multiply-add", jvm.fma() ? "in hardware" : jvm.diagnostics() ? "no" : "unknown"));
        check.ifPresent(c -> facts.add(List.of(
                "vector against scalar",
                VectorFindings.speed(c.ratio()) + ", for the matrix product (1 x 16) (16 x 256)"
                        + (c.garbage().isPresent()
                                ? ", allocates " + c.garbage().getAsLong() + " bytes per call"
                                : ""))));
        List<String> lines = new ArrayList<>(TextLayout.table(facts));
        lines.add("");
        List<String> findings = findings(lookup, jvm, vmInfo, arguments, cpuLimit, check);
        lines.addAll(findings.isEmpty() ? List.of("No problem found that slows the arithmetic.") : findings);
        return lines;
    }

    private static Optional<Kernels> auto(KernelsLookup lookup) {
        try {
            return Optional.of(lookup.createValid(KernelsLookup.AUTO));
        } catch (KernelsUnavailableException e) {
            return Optional.empty();
        }
    }

    private static String described(Optional<Kernels> auto) {
        return auto.map(kernels -> kernels.name() + ", float lanes: " + kernels.lanes())
                .orElse("none");
    }

    /** Returns what the system property or the environment variable selects in place of the vector kernels. */
    private static Optional<String> configured(KernelsLookup lookup) {
        String name = KernelsLookup.configured().strip().toLowerCase(Locale.ROOT);
        if (name.equals(KernelsLookup.AUTO) || name.equals(VECTOR)) {
            return Optional.empty();
        }
        String source = KernelsLookup.configuredBy();
        try {
            return Optional.of(
                    source + " selects " + lookup.createValid(name).name() + "; remove it to let auto select");
        } catch (KernelsUnavailableException e) {
            return Optional.of(source + " is '" + name + "', so that train needs --kernels: " + e.getMessage());
        }
    }

    /** Returns a line for each option of the JVM that determines the number of lanes. */
    private static List<String> laneOptions(KernelsLookup lookup, List<String> arguments) {
        Optional<Kernels> auto = auto(lookup);
        if (auto.map(Kernels::lanes).orElse(0) >= MOST_LANES) {
            return List.of();
        }
        return arguments.stream()
                .filter(argument -> LANE_OPTION.matcher(argument).matches())
                .map(argument -> "the option " + argument + " determines the number of lanes (" + described(auto)
                        + "); without it, there may be more")
                .toList();
    }

    private static List<String> findings(
            KernelsLookup lookup,
            JvmFacts jvm,
            String vmInfo,
            List<String> arguments,
            OptionalDouble cpuLimit,
            Optional<VectorCheck> check) {
        List<String> findings = new ArrayList<>();
        Optional<FoundKernels> vector = vector(lookup);
        if (vector.isEmpty()) {
            findings.add("the vector kernels are not on the class path; start cli.jar or the launcher");
        } else {
            vector.get().unavailableBecause().ifPresent(why -> findings.add("vector cannot run here: " + why));
            if (vector.get().unavailableBecause().isEmpty()) {
                findings.addAll(vector.get().remarks());
            }
        }
        configured(lookup).ifPresent(findings::add);
        findings.addAll(laneOptions(lookup, arguments));
        lookup.broken().forEach(problem -> findings.add("kernels cannot be loaded: " + problem));
        findings.addAll(lookup.ambiguous());
        check.ifPresent(c -> findings.addAll(VectorFindings.of(c)));
        if (vmInfo.contains("interpreted")) {
            findings.add("-Xint disables all compilers, so code runs tens of times slower; remove this option");
        }
        if (jvm.diagnostics() && !jvm.fma()) {
            findings.add(VectorFindings.SLOW_SCALAR);
        }
        if (Runtime.getRuntime().availableProcessors() == 1) {
            findings.add("the JIT compiler and the training share one processor; allow the JVM to use a second one");
        }
        cpuLimit.ifPresent(limit -> {
            if (limit < Runtime.getRuntime().availableProcessors()) {
                findings.add(String.format(
                        Locale.ROOT,
                        "the container limits the program to %.2f CPUs; it pauses all threads when they use more;"
                                + " raise the limit (--cpus)",
                        limit));
            }
        });
        return findings;
    }
}
