package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.errors.OutputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    private static AtomicFile.Content text(String text) {
        return channel -> channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("a");
        AtomicFile.write(file, text("one"));
        AtomicFile.write(file, text("two"));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("a");
        AtomicFile.write(file, text("one"));
        OutputException e = assertThrows(
                OutputException.class,
                () -> AtomicFile.write(file, channel -> {
                    text("half").write(channel);
                    throw new IOException("No space left on device");
                }));
        assertEquals(
                file
                        + ": writing failed (No space left on device), and an existing file was not changed; free"
                        + " some disk space, or choose another file",
                e.getMessage());
        assertEquals("one", Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoPlaceForAFileIsSaid() throws IOException {
        Path none = folder.resolve("none").resolve("a");
        Path parent = Files.writeString(folder.resolve("file"), "old");
        Path below = parent.resolve("a");
        for (Path bad : List.of(none, folder, below)) {
            String problem = bad == none
                    ? "there is no folder " + none.getParent()
                    : bad == below ? parent + " is a file, not a folder" : "this is a folder";
            OutputException checked = assertThrows(OutputException.class, () -> AtomicFile.check(bad));
            assertTrue(checked.getMessage().contains(problem), checked.getMessage());
            OutputException written = assertThrows(OutputException.class, () -> AtomicFile.write(bad, text("x")));
            assertEquals(checked.getMessage(), written.getMessage());
        }
        OutputException device = assertThrows(OutputException.class, () -> AtomicFile.write(Path.of("/dev/null"), "x"));
        assertTrue(device.getMessage().contains("not a regular file"), device.getMessage());
        AtomicFile.check(folder.resolve("b"));
        assertEquals("old", Files.readString(parent));
        assertEquals(List.of("file"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whereANameIsALinkWhatItLeadsToIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, text("two"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("two", Files.readString(file));
    }

    @Test
    void leftOversAreRemovedUnlessInUse() throws IOException {
        Files.writeString(folder.resolve(".a.17-1.tmp"), "left over");
        Files.writeString(folder.resolve(".b.17-1.tmp"), "of another file");
        Path used = folder.resolve(".a.18-1.tmp");
        try (FileChannel channel = FileChannel.open(used, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock();
            AtomicFile.write(folder.resolve("a"), text("new"));
            assertEquals(List.of(".a.18-1.tmp", ".b.17-1.tmp", "a"), names());
        }
    }

    @Test
    void ofManyAtATimeOneWinsAndTheFileIsWhole() throws IOException {
        Path file = folder.resolve("a");
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) {
                        AtomicFile.write(file, text(Integer.toString(n).repeat(100_000)));
                    }
                }))
                .toList();
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            if (Files.exists(file)) {
                assertWhole(Files.readString(file));
            }
        }
        writers.forEach(CompletableFuture::join);
        assertWhole(Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    private static void assertWhole(String text) {
        assertEquals(100_000, text.length());
        assertFalse(text.isEmpty());
        assertEquals(1, text.chars().distinct().count());
    }
}
