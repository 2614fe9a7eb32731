package lanewise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.errors.OutputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                        + ": writing failed (No space left on device); an existing file is unchanged; free disk space, or choose "
                        + "another file",
                e.getMessage());
        assertEquals("one", Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void unusablePathsAreReported() throws IOException {
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

    private static String temporary(int n) {
        return String.format(Locale.ROOT, ".lanewise-%016x.tmp", n);
    }

    @Test
    void temporaryFilesOfKilledWritersAreRemovedUnlessInUse() throws IOException {
        Files.writeString(folder.resolve(temporary(1)), "left behind");
        Path used = folder.resolve(temporary(2));
        try (FileChannel channel = FileChannel.open(used, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock();
            AtomicFile.write(folder.resolve("a"), text("new"));
            assertEquals(List.of(temporary(2), "a"), names());
        }
    }

    @Test
    void filesWithOtherNamesAreNeverTouched() throws IOException {
        List<String> kept = List.of(
                ".a.my-notes.tmp",
                ".a.17-1.tmp",
                ".lanewise-notes.tmp",
                ".lanewise-0123456789ABCDEF.tmp",
                ".lanewise-0123456789abcdef.tmp.txt",
                "lanewise-0123456789abcdef.tmp");
        for (String name : kept) {
            Files.writeString(folder.resolve(name), "mine");
        }
        AtomicFile.write(folder.resolve("a"), text("new"));
        for (String name : kept) {
            assertEquals("mine", Files.readString(folder.resolve(name)));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(20)
    void otherKindsOfFilesAreNeverOpened() throws Exception {
        Path fifo = folder.resolve(temporary(1));
        Process process = new ProcessBuilder("mkfifo", fifo.toString()).start();
        assertEquals(0, process.waitFor());
        Path elsewhere =
                Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("b"), "mine");
        Files.createSymbolicLink(folder.resolve(temporary(2)), elsewhere);
        Files.createDirectory(folder.resolve(temporary(3)));
        AtomicFile.write(folder.resolve("a"), text("new"));
        assertEquals(List.of(temporary(1), temporary(2), temporary(3), "a", "sub"), names());
        assertEquals("mine", Files.readString(elsewhere));
    }

    @Test
    void aFileSystemWithoutLocksIsWrittenTo() throws IOException {
        Path left = Files.writeString(folder.resolve(temporary(1)), "perhaps in use");
        Path file = folder.resolve("a");
        for (String content : List.of("one", "two")) {
            AtomicFile.write(file, text(content), channel -> {
                throw new IOException("No locks available");
            });
            assertEquals(content, Files.readString(file));
        }
        assertTrue(Files.exists(left));
        assertEquals(List.of(temporary(1), "a"), names());
    }

    @Test
    void namesOfTheMaximumLengthAreWritten() throws IOException {
        String longest = "a".repeat(255);
        AtomicFile.check(folder.resolve(longest));
        AtomicFile.write(folder.resolve(longest), "one");
        AtomicFile.write(folder.resolve(longest), "two");
        assertEquals("two", Files.readString(folder.resolve(longest)));
        Path tooLong = folder.resolve(longest + "a");
        OutputException checked = assertThrows(OutputException.class, () -> AtomicFile.check(tooLong));
        assertEquals(
                checked.getMessage(),
                assertThrows(OutputException.class, () -> AtomicFile.write(tooLong, "x"))
                        .getMessage());
        assertEquals(List.of(longest), names());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReplacedFileKeepsItsPermissions() throws IOException {
        Path file = folder.resolve("a");
        for (String permissions : List.of("rw-------", "rw-r-----", "rw-rw-rw-", "rwxr-xr-x")) {
            Files.deleteIfExists(file);
            Files.writeString(file, "one");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.write(file, channel -> {
                try (Stream<Path> files = Files.list(folder)) {
                    Path temporary = files.filter(each -> each.toString().endsWith(".tmp"))
                            .findFirst()
                            .orElseThrow();
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)));
                }
                text("two").write(channel);
            });
            assertEquals("two", Files.readString(file));
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileHasTheUsualPermissions() throws IOException {
        AtomicFile.write(folder.resolve("a"), "one");
        Files.writeString(folder.resolve("b"), "one");
        assertEquals(
                Files.getPosixFilePermissions(folder.resolve("b")), Files.getPosixFilePermissions(folder.resolve("a")));
    }

    @Test
    void aResultThatCannotBeWrittenIsKeptElsewhere() throws IOException {
        Path file = folder.resolve("none").resolve("a");
        OutputException failure = assertThrows(OutputException.class, () -> AtomicFile.write(file, "result"));
        OutputException rescued = AtomicFile.rescue(file, failure, other -> AtomicFile.write(other, "result"));
        assertEquals(failure.problem(), rescued.problem());
        Path other =
                Path.of(rescued.advice().replaceFirst("the result is in ", "").replaceFirst(" instead$", ""));
        assertEquals("result", Files.readString(other));
        assertEquals("a", other.getFileName().toString());
        Files.delete(other);
        Files.delete(other.getParent());
        assertSame(failure, AtomicFile.rescue(file, failure, none -> {
            throw failure;
        }));
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
