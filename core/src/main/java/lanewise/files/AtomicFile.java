package lanewise.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import lanewise.errors.OutputException;
import lanewise.files.TemporaryFile.Locks;

/**
 * Writes files whole or not at all. A temporary file in the same folder is written, flushed to the disk, and renamed to
 * the file; a reader sees the old content or the new. If several writers write one file at a time, each
 * writes its own temporary file, and the last to finish wins.
 *
 * <p>A file that is replaced keeps its permissions and, where this process may set them, its owner and group. If the
 * name is a symbolic link, the file it leads to is replaced.
 *
 * <p>A writer that was killed leaves its temporary file behind, which the next one in this folder removes. Temporary
 * files in use are locked. On file systems without locks, files are written without them and no temporary file is
 * removed.
 */
public final class AtomicFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a new file.
         *
         * @param channel the file
         * @throws IOException if that fails
         */
        void write(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file.
     *
     * @param file the file, which is created or replaced
     * @param content writes the content
     * @throws OutputException if that fails; an existing file is unchanged
     */
    public static void write(Path file, Content content) {
        write(file, content, Locks.SYSTEM);
    }

    /** Writes a file with these locks. */
    static void write(Path file, Content content, Locks locks) {
        try {
            replace(file, content, locks);
        } catch (IOException e) {
            throw problem(file.toString(), e);
        }
    }

    /**
     * Writes text in UTF-8.
     *
     * @param file the file, which is created or replaced
     * @param text the content
     * @throws OutputException if that fails; an existing file is unchanged
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @param file the file, which is created or replaced
     * @param content the content
     * @throws OutputException if that fails; an existing file is unchanged
     */
    public static void write(Path file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /**
     * Checks, before much work is done, that a file can be written, by creating and deleting a temporary file in its
     * folder.
     *
     * @param file the file
     * @throws OutputException if not
     */
    public static void check(Path file) {
        try {
            Path temporary = TemporaryFile.in(target(file).getParent());
            TemporaryFile.create(temporary, true).close();
            Files.delete(temporary);
        } catch (IOException e) {
            throw problem(file.toString(), e);
        }
    }

    /**
     * Keeps a result whose file cannot be written: writes it into a new folder for temporary files.
     *
     * @param file the file that could not be written
     * @param failure the reason
     * @param writer writes the result to the file that it is given
     * @return the failure, whose advice names the file that was written; the same failure if that is impossible too
     */
    public static OutputException rescue(Path file, OutputException failure, Consumer<Path> writer) {
        Path rescued = null;
        try {
            rescued = elsewhere(file);
            writer.accept(rescued);
            return new OutputException(
                    failure.place(), failure.problem(), "the result is in " + rescued + " instead", failure);
        } catch (OutputException e) {
            if (rescued != null) {
                rescued.getParent().toFile().delete();
            }
            return failure;
        }
    }

    /**
     * Creates a folder for temporary files that other users cannot read, and returns a path in it.
     *
     * @param file a file with the name that the path should have
     * @return the path, where no file is
     * @throws OutputException if the folder cannot be created
     */
    public static Path elsewhere(Path file) {
        try {
            return Files.createTempDirectory("lanewise-").resolve(file.getFileName());
        } catch (IOException e) {
            throw problem("the folder for temporary files", e);
        }
    }

    private static OutputException problem(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new OutputException(file, "the folder does not accept new files", "choose another folder", e);
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
                "writing failed (" + why + "); an existing file is unchanged",
                why.contains("name too long") ? "choose a shorter name" : "free disk space, or choose another file",
                e);
    }

    /** Returns the file that is replaced: if the name is a link, the file it leads to. */
    private static Path target(Path file) throws IOException {
        BasicFileAttributes existing = attributes(file);
        Path target = existing == null ? file.toAbsolutePath() : file.toRealPath();
        Path folder = target.getParent();
        if (folder == null || existing != null && existing.isDirectory()) {
            throw new OutputException(file.toString(), "this is a folder", "give a file in it");
        }
        if (existing != null && !existing.isRegularFile()) {
            throw new OutputException(
                    file.toString(), "this is not a regular file and cannot be replaced", "choose another file");
        }
        if (!Files.isDirectory(folder)) {
            throw Files.exists(folder)
                    ? new OutputException(file.toString(), folder + " is a file, not a folder", "choose another file")
                    : new OutputException(file.toString(), "there is no folder " + folder, "create it first");
        }
        if (existing != null && !Files.isWritable(target)) {
            throw new AccessDeniedException(file.toString());
        }
        return target;
    }

    /**
     * Returns the attributes of a file, null if it does not exist.
     *
     * @throws IOException if there can be no such file, for example because its name is too long
     */
    private static BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                return null;
            }
            throw e;
        }
    }

    /** One writer at a time in a JVM, because locks are between processes. */
    private static synchronized void replace(Path file, Content content, Locks locks) throws IOException {
        Path target = target(file);
        Path folder = target.getParent();
        TemporaryFile.removeLeftBehind(folder, locks);
        while (!replace(TemporaryFile.in(folder), target, content, locks)) {
            // Another process removed the temporary file before it was locked.
        }
        flushFolder(folder);
    }

    /** Returns false if the temporary file was removed before it could be locked. */
    private static boolean replace(Path temporary, Path target, Content content, Locks locks) throws IOException {
        Ownership ownership = Ownership.of(target);
        try (FileChannel channel = TemporaryFile.create(temporary, ownership != null)) {
            if (!TemporaryFile.lock(channel, locks) || !Files.exists(temporary)) {
                return false;
            }
            content.write(channel);
            if (ownership != null) {
                ownership.giveTo(temporary);
            }
            channel.force(true);
            // While it is locked, so that no other process removes it.
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Makes the new name outlive a power cut; not every system can. */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is on the disk.
        }
    }
}
