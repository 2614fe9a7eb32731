package lanewise.bench.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachesTest {

    @TempDir
    private Path folder;

    private static void cache(Root root, int index, String level, String type, String size) {
        String at = "sys/devices/system/cpu/cpu0/cache/index" + index + "/";
        root.file(at + "level", level + "\n").file(at + "type", type + "\n").file(at + "size", size + "\n");
    }

    @Test
    void cachesHaveLevelsAndKinds() {
        Root root = new Root(folder);
        cache(root, 0, "1", "Data", "48K");
        cache(root, 1, "1", "Instruction", "32K");
        cache(root, 2, "2", "Unified", "1280K");
        cache(root, 3, "3", "Unified", "36608K");
        assertEquals(
                Map.of("L1d", "48 KiB", "L1i", "32 KiB", "L2", "1.25 MiB", "L3", "35.75 MiB"),
                Caches.read(folder).values());
    }

    @Test
    void virtualMachinesMayShowNone() {
        assertEquals(Map.of(), Caches.read(folder).values());
        cache(new Root(folder), 0, "1", "Data", "");
        assertEquals(Map.of(), Caches.read(folder).values());
    }

    @ParameterizedTest
    @CsvSource({"512, 512 B", "32K, 32 KiB", "1024K, 1 MiB", "32768K, 32 MiB", "1M, 1 MiB", "2G, 2 GiB"})
    void sizesAreReadable(String size, String readable) {
        assertEquals(Optional.of(readable), Caches.readable(size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1K", "1 K", "12345678901234567890K"})
    void invalidSizesAreOmitted(String size) {
        assertEquals(Optional.empty(), Caches.readable(size));
    }
}
