package lanewise.bench.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    private Path folder;

    private Machine machine(Map<String, String> variables, Map<String, String> properties) {
        return new Machine(folder, variables::get, properties::get);
    }

    private static Map<?, ?> part(Map<?, ?> facts, String name) {
        return (Map<?, ?>) facts.get(name);
    }

    @Test
    void linuxHasMostFacts() {
        new Root(folder)
                .file("proc/cpuinfo", Root.AMD)
                .file("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
                .file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
                .file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
        Map<String, String> properties = Map.of("os.name", "Linux", "os.version", "6.1.0", "os.arch", "amd64");
        Map<String, Object> facts = machine(Map.of(), properties).facts().values();
        Instant.parse((String) facts.get("date"));
        Map<?, ?> cpu = part(facts, "cpu");
        assertEquals("AMD Ryzen 9 7950X 16-Core Processor", cpu.get("model"));
        assertEquals(2, cpu.get("cores"));
        assertEquals(1, cpu.get("sockets"));
        assertEquals("performance, powersave", cpu.get("governor"));
        assertFalse(cpu.containsKey("caches"));
        assertEquals(Map.of("name", "Debian GNU/Linux 12 (bookworm)", "kernel", "6.1.0"), facts.get("os"));
    }

    @Test
    void windowsNamesItsProcessorInAVariable() {
        Map<String, Object> facts = machine(
                        Map.of("PROCESSOR_IDENTIFIER", "Intel64 Family 6 Model 154 Stepping 3, GenuineIntel"),
                        Map.of("os.name", "Windows 11", "os.version", "10.0", "os.arch", "amd64"))
                .facts()
                .values();
        assertEquals(
                "Intel64 Family 6 Model 154 Stepping 3, GenuineIntel",
                part(facts, "cpu").get("model"));
        assertEquals(
                Runtime.getRuntime().availableProcessors(), part(facts, "cpu").get("processors"));
        assertFalse(part(facts, "cpu").containsKey("cores"));
        assertEquals(Map.of("name", "Windows 11", "kernel", "10.0"), facts.get("os"));
    }

    @Test
    void withoutANameTheArchitectureIsReported() {
        assertEquals(
                "riscv64",
                machine(Map.of(), Map.of("os.name", "Other", "os.arch", "riscv64"))
                        .model());
    }
}
