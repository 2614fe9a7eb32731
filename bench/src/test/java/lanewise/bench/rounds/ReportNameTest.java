package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportNameTest {

    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 31, 9, 15);

    @TempDir
    private Path folder;

    private String name(String cpu, String jdk) {
        return ReportName.free(folder, DATE, cpu, jdk).getFileName().toString();
    }

    @Test
    void namesContainDateProcessorAndJdk() {
        assertEquals("lanewise-20260131-0915-amd-epyc-jdk17.json", name("AMD EPYC", "17.0.15"));
        assertEquals(
                "lanewise-20260131-0915-intel-xeon-gold-6130-cpu-jdk25.json",
                name("Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz", "25"));
        assertEquals("lanewise-20260131-0915-x-y-jdk26.json", name("../x\u001b/y\u0000", "26-ea"));
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Files.createFile(folder.resolve("lanewise-20260131-0915-x-jdk17.json"));
        assertEquals("lanewise-20260131-0915-x-jdk17-2.json", name("x", "17"));
        Files.createFile(folder.resolve("lanewise-20260131-0915-x-jdk17-2.json"));
        assertEquals("lanewise-20260131-0915-x-jdk17-3.json", name("x", "17"));
    }
}
