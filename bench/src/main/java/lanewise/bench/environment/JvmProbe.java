package lanewise.bench.environment;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Prints facts about the JVM that runs it. It is a program of its own, because the measuring JVMs have other
 * arguments than the one that starts them, and may be of another JDK.
 */
public final class JvmProbe {

    private JvmProbe() {}

    /**
     * Prints {@code lanes}, {@code jdk} and {@code kernels} of this JVM as one line of JSON.
     *
     * @param args ignored
     * @throws IOException if the facts cannot be converted to JSON
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(FactsJson.line(facts()));
    }

    static Facts facts() {
        KernelsLookup lookup = KernelsLookup.defaults();
        return new Facts()
                .put("lanes", new Facts().put("preferred", preferredLanes()).put("kernels", kernelsLanes(lookup)))
                .put("jdk", jdk())
                .put("kernels", kernels(lookup));
    }

    /** Returns the number of floats in the preferred vector; empty without the module of the Vector API. */
    private static Optional<Integer> preferredLanes() {
        try {
            return Optional.of(FloatVector.SPECIES_PREFERRED.length());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    /** Returns the number of floats in the vector of each of the available kernels. */
    private static Facts kernelsLanes(KernelsLookup lookup) {
        Facts lanes = new Facts();
        available(lookup)
                .map(FoundKernels::name)
                .distinct()
                .forEach(name -> lanes(lookup, name).ifPresent(number -> lanes.put(name, number)));
        return lanes;
    }

    private static Optional<Integer> lanes(KernelsLookup lookup, String name) {
        try (ParallelKernels kernels = lookup.choose(name).kernels()) {
            return Optional.of(kernels.lanes());
        } catch (RuntimeException | LinkageError e) {
            // Kernels of another jar may fail in any way; their rows report it.
            return Optional.empty();
        }
    }

    private static Facts jdk() {
        return new Facts()
                .put("vendor", System.getProperty("java.vendor"))
                .put("version", Runtime.version().toString())
                .put("vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"))
                .put("jit", jit())
                .put("flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    private static Optional<String> jit() {
        if (JvmFacts.current().jvmci()) {
            return Optional.of("a compiler in Java by JVMCI");
        }
        return Optional.ofNullable(ManagementFactory.getCompilationMXBean()).map(bean -> bean.getName());
    }

    /** Returns the available kernels and their descriptions. */
    private static Facts kernels(KernelsLookup lookup) {
        Facts facts = new Facts();
        available(lookup)
                .forEach(found -> facts.put(found.name(), found.provider().description()));
        return facts;
    }

    private static Stream<FoundKernels> available(KernelsLookup lookup) {
        return lookup.found().stream()
                .filter(found -> found.unavailableBecause().isEmpty());
    }
}
