package lanewise.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file as a whole or not at all: what was there before stays until all of the new one is on the disk. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes text in UTF-8.
     *
     * @throws OutputException if that is not possible; the file is then as it was
     */
    static void write(Path file, String text) {
        if (Files.isDirectory(file)) {
            throw new OutputException(file + ": is a folder; name a file in it", null);
        }
        Path folder = file.toAbsolutePath().getParent();
        Path part = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(part, e);
            throw new OutputException(file + ": cannot be written: " + reason(e, folder), e);
        }
    }

    private static void remove(Path part, IOException problem) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    private static String reason(IOException e, Path folder) {
        if (e instanceof NoSuchFileException) {
            return "there is no folder " + folder;
        }
        return e instanceof AccessDeniedException ? "that is not allowed" : e.getMessage();
    }
}
