package lanewise.bench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A root of a file system with a few files, in a temporary folder. */
final class Root {

    /** Two sockets of two cores of two threads each. */
    static final String INTEL = intel();

    static final String AMD = """
            processor\t: 0
            vendor_id\t: AuthenticAMD
            model name\t: AMD Ryzen 9 7950X 16-Core Processor            \s
            physical id\t: 0
            core id\t\t: 0
            flags\t\t: fpu sse sse2 misalignsse smep avx2 fma avx512f avx512_vnni
            power management:

            processor\t: 1
            vendor_id\t: AuthenticAMD
            model name\t: AMD Ryzen 9 7950X 16-Core Processor            \s
            physical id\t: 0
            core id\t\t: 1
            flags\t\t: fpu sse sse2 misalignsse smep avx2 fma avx512f avx512_vnni
            power management:
            """;

    static final String GRAVITON = """
            processor\t: 0
            BogoMIPS\t: 243.75
            Features\t: fp asimd evtstrm aes crc32 atomics fphp asimdhp sve i8mm bf16
            CPU implementer\t: 0x41
            CPU architecture: 8
            CPU variant\t: 0x1
            CPU part\t: 0xd40
            CPU revision\t: 1

            processor\t: 1
            Features\t: fp asimd evtstrm aes crc32 atomics fphp asimdhp sve i8mm bf16
            CPU implementer\t: 0x41
            CPU part\t: 0xd40
            """;

    /** A processor with an unknown vendor, followed by a block that describes the board. */
    static final String BOARD = """
            processor\t: 0
            Features\t: fp asimd
            CPU implementer\t: 0x99
            CPU part\t: 0x123

            Hardware\t: XY
            Model\t\t: Board 3
            """;

    private final Path folder;

    Root(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Root file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String intel() {
        StringBuilder text = new StringBuilder();
        for (int processor = 0; processor < 8; processor++) {
            text.append("processor\t: ")
                    .append(processor)
                    .append("\nvendor_id\t: GenuineIntel")
                    .append("\nmodel name\t: Intel(R) Xeon(R) Gold 6130 CPU @ 2.10GHz")
                    .append("\nphysical id\t: ")
                    .append(processor / 2 % 2)
                    .append("\ncore id\t\t: ")
                    .append(processor / 4)
                    .append("\nflags\t\t: fpu vme sse4_2 avx f16c avx2 amx_tile rdrand\n\n");
        }
        return text.toString();
    }
}
