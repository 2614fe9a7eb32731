package lanewise.bench.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuInfoTest {

    @TempDir
    private Path folder;

    private CpuInfo read(String content) {
        return CpuInfo.read(new Root(folder).file("proc/cpuinfo", content).path());
    }

    @Test
    void coresOfIntelAreCountedOncePerThreadPair() {
        CpuInfo info = read(Root.INTEL);
        assertEquals(Optional.of("Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz"), info.model());
        assertEquals(OptionalInt.of(4), info.cores());
        assertEquals(OptionalInt.of(2), info.sockets());
        assertEquals(List.of("sse4_2", "avx", "f16c", "avx2", "amx_tile"), info.vectorExtensions());
    }

    @Test
    void namesOfAmdAreStripped() {
        CpuInfo info = read(Root.AMD);
        assertEquals(Optional.of("AMD Ryzen 9 7950X 16-Core Processor"), info.model());
        assertEquals(OptionalInt.of(2), info.cores());
        assertEquals(OptionalInt.of(1), info.sockets());
        assertEquals(List.of("sse", "sse2", "avx2", "fma", "avx512f", "avx512_vnni"), info.vectorExtensions());
    }

    @Test
    void coresOfArmHaveNamesByNumber() {
        CpuInfo info = read(Root.GRAVITON);
        assertEquals(Optional.of("ARM Neoverse V1"), info.model());
        assertEquals(OptionalInt.of(2), info.cores());
        assertEquals(OptionalInt.empty(), info.sockets());
        assertEquals(List.of("asimd", "asimdhp", "sve", "i8mm", "bf16"), info.vectorExtensions());
    }

    @Test
    void unknownNumbersAreReported() {
        assertEquals(
                Optional.of("ARM implementer 0x99 part 0x123"), read(Root.BOARD).model());
    }

    @Test
    void unknownFactsAreEmpty() {
        CpuInfo info = CpuInfo.read(folder);
        assertEquals(Optional.empty(), info.model());
        assertEquals(OptionalInt.empty(), info.cores());
        assertEquals(OptionalInt.empty(), info.sockets());
        assertEquals(List.of(), info.vectorExtensions());
        assertEquals(Optional.empty(), read("\u0000\u0001:::\n\n:").model());
    }
}
