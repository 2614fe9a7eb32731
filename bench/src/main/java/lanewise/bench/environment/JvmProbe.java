package lanewise.bench.environment;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;

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

    private static Optional<Integer> kernelsLanes(KernelsLookup lookup) {
        try {
            Kernels best = lookup.choose(KernelsLookup.AUTO).kernels();
            return Optional.of(best.lanes());
        } catch (KernelsUnavailableException e) {
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
        Map<String, String> descriptions = new LinkedHashMap<>();
        lookup.found().stream()
                .filter(found -> found.unavailableBecause().isEmpty())
                .forEach(
                        found -> descriptions.put(found.name(), found.provider().description()));
        Facts facts = new Facts();
        descriptions.forEach(facts::put);
        return facts;
    }
}
