package lanewise.bench.environment;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.util.Version;

/**
 * The environment of a measurement: the machine at the time this object was created, the commit that was built, and
 * the measuring JVMs.
 */
public final class Environment {

    private static final long SECONDS = 60;

    private final Facts machine = Machine.current().facts();
    private final Facts git = Build.git();
    private final Map<List<String>, Map<String, Object>> probed = new HashMap<>();

    /**
     * Returns the environment of figures from one JVM: {@code date}, {@code cpu}, {@code lanes}, {@code os}, {@code
     * jdk}, {@code kernels}, {@code git}, {@code jmh}. Facts that cannot be read are omitted.
     *
     * @param jvm path of its {@code java}
     * @param jvmArgs its arguments
     * @return the facts by name
     */
    public Map<String, Object> of(String jvm, List<String> jvmArgs) {
        List<String> command = new ArrayList<>(List.of(jvm));
        command.addAll(jvmArgs);
        Map<String, Object> ofJvm = probed.computeIfAbsent(command, Environment::probe);
        Map<String, Object> all = new LinkedHashMap<>(machine.values());
        Object os = all.remove("os");
        copy("lanes", ofJvm, all);
        all.put("os", os);
        copy("jdk", ofJvm, all);
        copy("kernels", ofJvm, all);
        copy("git", new Facts().put("git", git).values(), all);
        all.put("jmh", Version.getPlainVersion());
        return all;
    }

    private static void copy(String name, Map<String, Object> from, Map<String, Object> to) {
        if (from.containsKey(name)) {
            to.put(name, from.get(name));
        }
    }

    /** Returns the output of {@link JvmProbe} in such a JVM; empty if it does not start. */
    private static Map<String, Object> probe(List<String> jvm) {
        List<String> command = new ArrayList<>(jvm);
        command.addAll(List.of("-cp", classPath(), JvmProbe.class.getName()));
        return Program.output(command, SECONDS)
                .flatMap(output ->
                        output.lines().filter(line -> line.startsWith("{")).reduce((a, b) -> b))
                .flatMap(Environment::parsed)
                .orElse(Map.of());
    }

    private static Optional<Map<String, Object>> parsed(String line) {
        try {
            return Optional.of(FactsJson.read(line));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String classPath() {
        String path = System.getProperty("java.class.path", "");
        return path.isEmpty() ? "." + File.separator : path;
    }
}
