package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void reportsTheNeedAndAHeapThatSuffices() {
        assertRefused(
                "f: line 3",
                () -> Heap.check("f: line 3", "60,000 images", 45 * MEBIBYTE, 32 * MEBIBYTE),
                "60,000 images take 45 MiB",
                "heap of 32 MiB",
                "-Xmx512m");
        assertRefused(
                "f",
                () -> Heap.check("f", "images", 1800 * MEBIBYTE, 512 * MEBIBYTE),
                "take 1,800 MiB",
                "heap of 512 MiB",
                "-Xmx9g");
        assertRefused("f", () -> Heap.check("f", "images", MEBIBYTE + 1, MEBIBYTE), "take 2 MiB", "-Xmx256m");
        assertDoesNotThrow(() -> Heap.check("f", "images", MEBIBYTE, MEBIBYTE));
    }

    @Test
    void reportsWhatExceedsAnArray() {
        assertDoesNotThrow(() -> Heap.check("f", "images", Integer.MAX_VALUE - 8L, Long.MAX_VALUE));
        assertRefused(
                "f",
                () -> Heap.check("f", "images", Integer.MAX_VALUE - 7L, Long.MAX_VALUE),
                "2,147,483,640",
                "2,147,483,639",
                "fewer or smaller examples");
        assertRefused("f", () -> Heap.check("f", "images", Long.MAX_VALUE, Long.MAX_VALUE), "one Java array");
    }

    /** Runs in a JVM of its own, on the class path, with a small heap. */
    static final class SmallHeap {

        private SmallHeap() {}

        public static void main(String[] paths) {
            for (String path : paths) {
                try {
                    Dataset data = path.isEmpty() ? Mnist.load() : DataFiles.read(Path.of(path));
                    System.out.println(data.description());
                } catch (LanewiseException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static List<String> run(String heap, String... paths) throws Exception {
        String classPath =
                String.join(File.pathSeparator, place(DataFiles.class), place(SmallHeap.class), place(CsvReader.class));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                SmallHeap.class.getName());
        java.command().addAll(List.of(paths));
        java.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = java.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }

    /** The folder or jar that a class was loaded from, also where its module is patched with the tests. */
    private static String place(Class<?> type) throws URISyntaxException {
        URI uri = type.getResource(
                        type.getName().substring(type.getPackageName().length() + 1) + ".class")
                .toURI();
        if (uri.getScheme().equals("jar")) {
            String inside = uri.getSchemeSpecificPart();
            return Path.of(URI.create(inside.substring(0, inside.indexOf("!/"))))
                    .toString();
        }
        Path root = Path.of(uri);
        for (String part : type.getName().split("\\.")) {
            assertTrue(root.getNameCount() > 1, part);
            root = root.getParent();
        }
        return root.toString();
    }

    @Test
    void aSmallHeapGivesOneLinePerFileAndNoStackTrace() throws Exception {
        Path idx = folder.resolve("images");
        try (SeekableByteChannel channel = Files.newByteChannel(
                idx, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))) {
            channel.write(ByteBuffer.wrap(TestFiles.idx(8, new int[] {60_000, 28, 28}, new byte[0])));
            channel.position(16 + 60_000 * 784 - 1);
            channel.write(ByteBuffer.wrap(new byte[1]));
        }
        Path csv = TestFiles.write(folder, "wide.csv", ("1" + ",0".repeat(10_000) + "\n").repeat(2000));
        Path columns = TestFiles.write(folder, "columns.csv", "0,".repeat(2_000_000));
        List<String> lines = run("24m", idx.toString(), csv.toString(), columns.toString(), "");
        assertEquals(4, lines.size(), lines.toString());
        String first = lines.get(0);
        assertTrue(first.startsWith(idx + ": IDX header: 60,000 images of 28 x 28 pixels take 45 MiB"), first);
        assertTrue(first.contains("-Xmx512m"), first);
        String second = lines.get(1);
        assertTrue(second.startsWith(csv + ": line 421: about 2,"), second);
        assertTrue(second.contains("examples of 100 x 100 pixels take ") && second.contains("-Xmx256m"), second);
        assertTrue(lines.get(2).startsWith(columns + ": reading needs more than Java's heap"), lines.get(2));
        assertTrue(lines.get(3).startsWith("built-in MNIST: 42,000 entries"), lines.get(3));
    }

    @Test
    void theClassPathServesMnistToo() throws Exception {
        assertEquals(List.of(Mnist.load().description()), run("256m", ""));
    }
}
