package lanewise.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The temporary files of {@link AtomicFile}. Their names are short, so that a folder takes them whatever name the file
 * has that they replace, and random, so that nobody else has them. Only regular files with such a name are ever opened
 * or deleted.
 */
final class TemporaryFile {

    private static final String START = ".lanewise-";
    private static final String END = ".tmp";
    private static final int RANDOM_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("\\.lanewise-[0-9a-f]{16}\\.tmp");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Locks a file, or reports that the file system has no locks. A test replaces it. */
    @FunctionalInterface
    interface Locks {

        /** The locks of the operating system. */
        Locks SYSTEM = FileChannel::tryLock;

        /**
         * Returns the lock of a file, null if another process has it.
         *
         * @throws IOException if the file system has no locks, as some network drives
         */
        FileLock tryLock(FileChannel channel) throws IOException;
    }

    private TemporaryFile() {}

    /** Returns a new name in a folder. */
    static Path in(Path folder) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return folder.resolve(START + HexFormat.of().formatHex(random) + END);
    }

    /**
     * Creates a file that must not exist.
     *
     * @param secret whether other users must not read it, as far as the file system has permissions
     */
    static FileChannel create(Path file, boolean secret) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return secret && posix ? FileChannel.open(file, options, PRIVATE) : FileChannel.open(file, options);
    }

    /**
     * Locks a file that this process created, so that no other process removes it as a left-over. Without locks, no
     * process removes such files.
     *
     * @return false if another process has it
     */
    static boolean lock(FileChannel channel, Locks locks) {
        try {
            return locks.tryLock(channel) != null;
        } catch (IOException e) {
            return true;
        }
    }

    /** Removes the files of writers that were killed. Those in use are locked. */
    static void removeLeftBehind(Path folder, Locks locks) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, path -> NAME.matcher(path.getFileName().toString()).matches())) {
            for (Path path : files) {
                remove(path, locks);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Nothing depends on it.
        }
    }

    /** Opening a FIFO would wait for its other end without limit, so only regular files are opened. */
    private static void remove(Path path, Locks locks) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                FileLock lock = locks.tryLock(channel)) {
            if (lock != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is in use, or the file system has no locks, or the file belongs to another user.
        }
    }
}
