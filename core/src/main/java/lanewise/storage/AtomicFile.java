package lanewise.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import lanewise.errors.OutputException;

/**
 * Writes files whole or not at all. A temporary file beside the other is written, flushed to the disk, and takes the other's
 * name in one step; whoever reads the name finds the old content or the new. Of several that write one file at a time, each
 * writes its own temporary file, and the last to finish wins.
 *
 * <p>A writer that was killed leaves its temporary file behind; the next one removes it. Those in use are locked.
 */
public final class AtomicFile {

    private static final String SUFFIX = ".tmp";

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a new file.
         *
         * @param channel the file, opened for writing
         * @throws IOException if writing fails
         */
        void write(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file.
     *
     * @param file the file
     * @param content writes the content
     * @throws OutputException if that fails; what was there is as it was
     */
    public static void write(Path file, Content content) {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw problem(file.toString(), e);
        }
    }

    /**
     * Writes text in UTF-8.
     *
     * @param file the file
     * @param text the text
     * @throws OutputException if that fails; what was there is as it was
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @param file the file
     * @param content the bytes
     * @throws OutputException if that fails; what was there is as it was
     */
    public static void write(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    private static OutputException problem(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new OutputException(file, "no file can be created in this folder", "choose another folder", e);
        }
        if (e instanceof AccessDeniedException) {
            return new OutputException(
                    file, "no permission to write here", "change the permissions, or choose another file", e);
        }
        String why = e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : e.getMessage();
        return new OutputException(
                file,
                "writing failed (" + why + "), and an existing file was not changed",
                "free some disk space, or choose another file",
                e);
    }

    /**
     * Checks, before much work is done, that a file could be written.
     *
     * @param file the file
     * @throws OutputException if not
     */
    public static void check(Path file) {
        try {
            Path folder = target(file).getParent();
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw problem(file.toString(), e);
        }
    }

    /** What is replaced: where the name is a link, what it leads to, and not the link. */
    private static Path target(Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new OutputException(file.toString(), "this is a folder", "give a file in this folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new OutputException(
                    file.toString(), "this is not a regular file and cannot be replaced", "choose another file");
        }
        if (!Files.isDirectory(folder)) {
            throw Files.exists(folder)
                    ? new OutputException(file.toString(), folder + " is a file, not a folder", "choose another file")
                    : new OutputException(file.toString(), "there is no folder " + folder, "create it first");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        return target;
    }

    /** One at a time in a JVM, because locks are between processes. */
    private static synchronized void replace(Path file, Content content) throws IOException {
        Path target = target(file);
        Path folder = target.getParent();
        String start = "." + target.getFileName() + ".";
        removeLeftOvers(folder, start);
        while (!replace(folder.resolve(start + UUID.randomUUID() + SUFFIX), target, content)) {
            // Somebody took the temporary file for left over before it was locked.
        }
        flushFolder(folder);
    }

    /** False if the temporary file was gone before it could be locked. */
    private static boolean replace(Path temporary, Path target, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!Files.exists(temporary)) {
                return false;
            }
            content.write(channel);
            channel.force(true);
            // While it is locked, so that nobody takes it for left over.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static void removeLeftOvers(Path folder, String start) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                path -> path.getFileName().toString().startsWith(start)
                        && path.getFileName().toString().endsWith(SUFFIX))) {
            for (Path path : files) {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    if (lock != null) {
                        Files.deleteIfExists(path);
                    }
                } catch (IOException | OverlappingFileLockException e) {
                    // In use, or not ours to remove.
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Nothing depends on it.
        }
    }

    /** So that the new name outlives a power cut; not every system can. */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is on the disk.
        }
    }
}
