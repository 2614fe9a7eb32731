package lanewise.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lanewise.errors.LanewiseException;

/** An open file of examples, decompressed if need be. Its content tells what it is; its name tells nothing. */
final class DataFile implements AutoCloseable {

    /** What a file of examples can be. */
    enum Content {
        CSV,
        IDX
    }

    /** What to do about a file that got damaged on its way. */
    static final String AGAIN = "download or copy the file again";

    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 512;

    /** Deflate packs at most 258 bytes into two bits. */
    private static final long MOST_DEFLATED = 1032;

    /** Bytes of UTF-8's byte-order mark. */
    private static final int UTF_8_MARK = 3;

    private final String name;
    private final SeekableByteChannel channel;
    private final long size;
    private final boolean gzip;
    private final InputStream stream;
    private final Content content;

    /**
     * Opens a file and finds out what it holds.
     *
     * @throws LanewiseException if it cannot be read, or holds neither CSV nor IDX
     */
    static DataFile open(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new LanewiseException(name, "this is a folder where a file is expected", "name the file in it");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new LanewiseException(name, "this is no regular file", "save the data to a file first");
        }
        try {
            SeekableByteChannel channel = Files.newByteChannel(path);
            try {
                return new DataFile(name, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw problem(name, e);
        }
    }

    private DataFile(String name, SeekableByteChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        size = channel.size();
        if (size == 0) {
            throw new LanewiseException(name, "the file is empty", AGAIN);
        }
        InputStream raw = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        gzip = isGzip(peek(raw));
        stream = gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        content = contentOf(peek(stream));
    }

    private static byte[] peek(InputStream stream) throws IOException {
        stream.mark(SNIFFED);
        byte[] head = stream.readNBytes(SNIFFED);
        stream.reset();
        return head;
    }

    private static boolean isGzip(byte[] head) {
        return startsWith(head, 0x1f, 0x8b);
    }

    private static boolean startsWith(byte[] head, int... start) {
        if (head.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (Byte.toUnsignedInt(head[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private Content contentOf(byte[] head) throws IOException {
        if (head.length == 0) {
            throw new LanewiseException(name, "the file is empty once decompressed", AGAIN);
        }
        if (isGzip(head)) {
            throw new LanewiseException(
                    name, "inside this gzip file is another gzip file", "decompress it once (gunzip)");
        }
        if (startsWith(head, 0, 0)) {
            return Content.IDX;
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            throw new LanewiseException(name, "this is a ZIP archive", "unpack it and name the file inside");
        }
        if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0xff, 0xfe)) {
            throw new LanewiseException(name, "this is text in UTF-16", "save it as UTF-8");
        }
        boolean marked = startsWith(head, 0xef, 0xbb, 0xbf);
        stream.skipNBytes(marked ? UTF_8_MARK : 0);
        String text = new String(head, StandardCharsets.ISO_8859_1)
                .substring(marked ? UTF_8_MARK : 0)
                .stripLeading();
        if (text.startsWith("<")) {
            throw new LanewiseException(
                    name,
                    "this is a web page (HTML or XML), probably from a failed download",
                    "open it in a browser to see what it says, then download the data again");
        }
        if (text.chars().anyMatch(c -> c < '\t')) {
            throw new LanewiseException(
                    name,
                    "this is neither IDX nor CSV text",
                    "give a CSV file of pixels, or IDX files as MNIST has them");
        }
        return Content.CSV;
    }

    /** The path as it was given. */
    String name() {
        return name;
    }

    Content content() {
        return content;
    }

    boolean gzip() {
        return gzip;
    }

    /** The content from its start, decompressed, without a byte-order mark. */
    InputStream stream() {
        return stream;
    }

    /** Bytes on disk. */
    long size() {
        return size;
    }

    /** The most bytes that the content can have: exact for a file that is not compressed. */
    long mostBytes() {
        return gzip ? size * MOST_DEFLATED : size;
    }

    /** Which part of the file has been taken from the disk, above 0 and up to 1. */
    double progress() {
        try {
            return (double) channel.position() / size;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** What a failure to read this file means. */
    LanewiseException problem(IOException e) {
        return problem(name, e);
    }

    private static LanewiseException problem(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new LanewiseException(name, "there is no such file", "check the path", e);
        }
        if (e instanceof AccessDeniedException) {
            return new LanewiseException(name, "no permission to read it", "change the file's permissions", e);
        }
        if (e instanceof EOFException) {
            return new LanewiseException(name, "the gzip file is truncated: it ends before its data does", AGAIN, e);
        }
        if (e instanceof ZipException) {
            return new LanewiseException(name, "the gzip file is corrupt (" + e.getMessage() + ")", AGAIN, e);
        }
        return new LanewiseException(
                name, "reading failed (" + e.getMessage() + ")", "check the disk and try again", e);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }
}
