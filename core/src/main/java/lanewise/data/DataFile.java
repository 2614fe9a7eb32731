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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lanewise.errors.LanewiseException;

/** An open file of examples, decompressed if it is compressed. Its content decides its format, never its name. */
final class DataFile implements AutoCloseable {

    /** The formats of a file of examples. */
    enum Content {
        CSV,
        IDX,
        /** Arrays of NumPy: NPY, or NPZ. */
        NUMPY
    }

    /** The advice for a file that is damaged. */
    static final String AGAIN = "download or copy the file again";

    /** The end of the names of the arrays in an NPZ file, a ZIP archive. */
    private static final String NPY = ".npy";

    /** Offsets in a ZIP archive of the length of the first name, and of this name. */
    private static final int NAME_LENGTH = 26;

    private static final int NAME = 30;

    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*[\"}]");
    private static final Pattern ARFF = Pattern.compile("(%.*\\R\\s*)*@relation\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIBSVM = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)? +[0-9]+:[-+.0-9eE]+ +[0-9]+:");

    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 512;

    /** Maximum factor by which deflate compresses: 258 bytes in two bits. */
    private static final long MOST_DEFLATED = 1032;

    /** The size of the byte-order mark of UTF-8 in bytes. */
    private static final int UTF_8_MARK = 3;

    private final String name;
    private final SeekableByteChannel channel;
    private final long size;
    private final boolean gzip;
    private final boolean zip;
    private final InputStream stream;
    private final Content content;

    /**
     * Opens a file and detects its format.
     *
     * @throws LanewiseException if it cannot be read, or is neither CSV nor IDX nor an array of NumPy
     */
    static DataFile open(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new LanewiseException(name, "this is a folder, not a file", "give a file in this folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new LanewiseException(name, "this is not a regular file", "save the data to a file first");
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
        byte[] head = peek(stream);
        zip = startsWith(head, 'P', 'K', 3, 4);
        content = contentOf(head);
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

    /**
     * Returns the name of the format of a file with this start, if it is a known one that is not read; otherwise null.
     */
    private static String otherFormat(String text) {
        if (text.startsWith("PAR1")) {
            return "a Parquet file";
        }
        if (text.startsWith("\u0089HDF")) {
            return "an HDF5 file";
        }
        if (text.startsWith("MATLAB 5.0")) {
            return "a MATLAB file";
        }
        if (JSON.matcher(text).lookingAt()) {
            return "JSON text, such as a notebook";
        }
        if (ARFF.matcher(text).lookingAt()) {
            return "an ARFF file";
        }
        return LIBSVM.matcher(text).lookingAt() ? "a file in the format of LIBSVM" : null;
    }

    /** Returns whether the first bytes are those of an array, or of a ZIP archive whose first entry is an array. */
    private static boolean isNumpy(byte[] head) {
        if (startsWith(head, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return true;
        }
        if (!startsWith(head, 'P', 'K', 3, 4) || head.length < NAME) {
            return false;
        }
        int length = Byte.toUnsignedInt(head[NAME_LENGTH]) + 256 * Byte.toUnsignedInt(head[NAME_LENGTH + 1]);
        return new String(head, NAME, Math.min(length, head.length - NAME), StandardCharsets.ISO_8859_1).endsWith(NPY);
    }

    private Content contentOf(byte[] head) throws IOException {
        if (head.length == 0) {
            throw new LanewiseException(name, "the file is empty after decompression", AGAIN);
        }
        if (isGzip(head)) {
            throw new LanewiseException(
                    name, "this gzip file contains another gzip file", "decompress it once (gunzip)");
        }
        if (startsWith(head, 0, 0)) {
            return Content.IDX;
        }
        if (isNumpy(head)) {
            if (gzip) {
                throw new LanewiseException(
                        name, "these are NumPy arrays in a gzip file", "decompress the file first (gunzip)");
            }
            return Content.NUMPY;
        }
        if (zip) {
            throw new LanewiseException(name, "this is a ZIP archive", "unpack it and give the file inside");
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
                    "open it in a browser to read it, then download the data again");
        }
        String other = otherFormat(text);
        if (other != null) {
            throw new LanewiseException(
                    name, "this is " + other, "convert it to CSV, such as with pandas (to_csv with index=False)");
        }
        if (text.chars().anyMatch(c -> c < '\t')) {
            throw new LanewiseException(
                    name,
                    "this is neither IDX nor CSV text nor an array of NumPy",
                    "give a CSV file of pixels, IDX files like those of MNIST, or an NPZ file");
        }
        return Content.CSV;
    }

    /** Returns the path of the file. */
    String name() {
        return name;
    }

    Content content() {
        return content;
    }

    boolean gzip() {
        return gzip;
    }

    /** Returns whether arrays of NumPy are in an archive (NPZ), and not a single array (NPY). */
    boolean isZip() {
        return zip;
    }

    /** Returns the content from its start, decompressed, without a byte-order mark. */
    InputStream stream() {
        return stream;
    }

    /** Returns the size of the file in bytes. */
    long size() {
        return size;
    }

    /** Returns the maximum size of the content in bytes; the exact size if the file is not compressed. */
    long mostBytes() {
        return gzip ? size * MOST_DEFLATED : size;
    }

    /** Returns the share of the file that was read from the disk, above 0 and at most 1. */
    double progress() {
        try {
            return (double) channel.position() / size;
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Returns the exception for a failure to read this file. */
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
            return new LanewiseException(name, "the gzip file is truncated: its data is incomplete", AGAIN, e);
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
