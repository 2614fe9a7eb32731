package lanewise.bench.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static Map<?, ?> part(Map<?, ?> facts, String name) {
        return (Map<?, ?>) facts.get(name);
    }

    @Test
    void factsComeFromTheMeasuringJvm() {
        Environment environment = new Environment();
        Map<String, Object> with = environment.of(JAVA, List.of(MODULE, "-Xmx64m", "-Dlanewise.lanes=4"));
        assertEquals(
                List.of(MODULE, "-Xmx64m", "-Dlanewise.lanes=4"),
                part(with, "jdk").get("flags"));
        assertEquals(Runtime.version().toString(), part(with, "jdk").get("version"));
        assertEquals(Map.of("scalar", 1L, "vector", 4L), part(with, "lanes").get("kernels"));
        assertTrue(part(with, "kernels").containsKey("vector"));
        assertEquals("1.37", with.get("jmh"));
        Map<String, Object> without = environment.of(JAVA, List.of("-Xmx64m"));
        assertEquals(Map.of("kernels", Map.of("scalar", 1L)), part(without, "lanes"));
        assertFalse(part(without, "kernels").containsKey("vector"));
        assertTrue(part(without, "kernels").containsKey("scalar"));
        assertEquals(with.get("date"), without.get("date"));
    }

    @Test
    void aJvmThatDoesNotStartHasNoFacts() {
        Map<String, Object> facts = new Environment().of(JAVA, List.of("-XX:NoSuchOption"));
        assertFalse(facts.containsKey("jdk"));
        assertTrue(facts.containsKey("cpu"));
    }

    @Test
    void failingAndMissingProgramsHaveNoOutput() {
        assertEquals(Optional.empty(), Program.output(List.of("no-such-program"), 1));
        assertEquals(Optional.empty(), Program.output(List.of(JAVA, "-XX:NoSuchOption"), 60));
        assertEquals(Optional.empty(), Sysctl.read("Linux", "hw.ncpu"));
    }

    @Test
    void changedTreesAreNotClean() {
        assertEquals(Map.of("commit", COMMIT, "clean", false), git(COMMIT, "true"));
        assertEquals(Map.of("commit", COMMIT, "clean", true), git(COMMIT, "false"));
        assertEquals(Map.of("commit", COMMIT), git(COMMIT, ""));
    }

    @Test
    void withoutARepositoryThereIsNoCommit() {
        assertEquals(Map.of(), Build.git(new Properties()).values());
        assertEquals(Map.of(), git("", "true"));
    }

    private static Map<String, Object> git(String commit, String dirty) {
        Properties properties = new Properties();
        properties.setProperty("git.commit.id.full", commit);
        properties.setProperty("git.dirty", dirty);
        return Build.git(properties).values();
    }

    @Test
    void factsSurviveJson() throws IOException {
        Facts facts = new Facts()
                .put("text", "a \"quoted\" \\ line\n\u0001")
                .put("number", 3)
                .put("fraction", 0.25)
                .put("truth", true)
                .put("list", List.of("x", "y"))
                .put("facts", new Facts().put("inner", 1L));
        Map<String, Object> read = FactsJson.read(FactsJson.line(facts));
        assertEquals(List.copyOf(facts.values().keySet()), List.copyOf(read.keySet()));
        assertEquals("a \"quoted\" \\ line\n\u0001", read.get("text"));
        assertEquals(3L, read.get("number"));
        assertEquals(0.25, read.get("fraction"));
        assertEquals(true, read.get("truth"));
        assertEquals(List.of("x", "y"), read.get("list"));
        assertEquals(Map.of("inner", 1L), read.get("facts"));
        assertThrows(IOException.class, () -> FactsJson.read("[]"));
    }

    @Test
    void missingFactsAreOmitted() {
        Facts facts = new Facts()
                .put("null", null)
                .put("blank", " ")
                .put("empty", Optional.empty())
                .put("none", List.of())
                .put("facts", new Facts().put("null", null));
        assertEquals(Map.of(), facts.values());
    }
}
