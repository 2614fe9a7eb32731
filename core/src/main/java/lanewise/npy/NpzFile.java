package lanewise.npy;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Reads NPZ files, the ZIP archives of arrays that {@code numpy.savez} and {@code numpy.savez_compressed} write, and
 * NPY files, the single arrays that {@code numpy.save} writes. Arrays of Python objects, which NumPy stores as pickles,
 * are refused by name: reading a pickle can run code.
 */
public final class NpzFile {

    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_NAME = 60;

    /** Maximum size of an array in bytes: that of a Java array. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /** Deflate packs at most 258 bytes into two bits. */
    private static final long MOST_DEFLATED = 1032;

    /** Bytes from which an array that is not compressed is read by several threads. */
    private static final int LARGE = 1 << 21;

    private static final String AGAIN = "copy or download it again";

    private NpzFile() {}

    /**
     * Reads all arrays.
     *
     * @param path the file
     * @return the arrays by name, in the order of the file
     * @throws LanewiseException if it is not an NPZ file, is damaged, holds something other than arrays of numbers, or
     *     exceeds the heap
     */
    public static Map<String, NpyArray> read(Path path) {
        return read(path, Optional.empty());
    }

    /**
     * Reads all arrays except those of text, such as a description of the data.
     *
     * @param path the file
     * @param text receives the name of each array of text
     * @return the other arrays by name, in the order of the file
     * @throws LanewiseException as for {@link #read(Path)}
     */
    public static Map<String, NpyArray> readNumbers(Path path, Consumer<String> text) {
        return read(path, Optional.of(text));
    }

    private static Map<String, NpyArray> read(Path path, Optional<Consumer<String>> text) {
        String file = path.toString();
        if (!Files.exists(path)) {
            throw new LanewiseException(file, "there is no such file", "check the path", new NoSuchFileException(file));
        }
        if (Files.isDirectory(path)) {
            throw new LanewiseException(file, "this is a folder, not an NPZ file", "give a file in this folder");
        }
        if (!Files.isRegularFile(path)) {
            throw new LanewiseException(file, "this is not a regular file", "save the arrays to a file first");
        }
        try {
            refuseOther(file, path);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return read(file, zip, text);
            }
        } catch (IOException e) {
            throw new LanewiseException(file, "reading the ZIP archive failed (" + e.getMessage() + ")", AGAIN, e);
        }
    }

    /**
     * Reads the array of an NPY file.
     *
     * @param path the file
     * @return the array
     * @throws LanewiseException if it is not an NPY file, is damaged, does not hold numbers, or exceeds the heap
     */
    public static NpyArray readArray(Path path) {
        String file = path.toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            NpyHeader header = NpyHeader.read(file, in);
            check(file, header, Files.size(path), 0, 1);
            return elements(file, header, in);
        } catch (NoSuchFileException e) {
            throw new LanewiseException(file, "there is no such file", "check the path", e);
        } catch (IOException e) {
            throw new LanewiseException(file, "reading failed (" + e.getMessage() + ")", AGAIN, e);
        }
    }

    /** Refuses a file of {@code numpy.save}, which has one array without a name, and every file that is not a ZIP. */
    private static void refuseOther(String file, Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(NpyHeader.MAGIC.length);
        }
        if (head.length == 0) {
            throw new LanewiseException(file, "the file is empty", AGAIN);
        }
        if (IntStream.range(0, NpyHeader.MAGIC.length)
                .allMatch(i -> i < head.length && Byte.toUnsignedInt(head[i]) == NpyHeader.MAGIC[i])) {
            throw new LanewiseException(
                    file, "this NPY file holds one array", "save all arrays in one file with numpy.savez");
        }
        if (head[0] != 'P' || head.length > 1 && head[1] != 'K') {
            throw new LanewiseException(file, "this is not an NPZ file", "save the arrays with numpy.savez");
        }
    }

    private static Map<String, NpyArray> read(String file, ZipFile zip, Optional<Consumer<String>> text)
            throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new LanewiseException(
                    file,
                    "the ZIP archive has " + Text.count(zip.size()) + " entries",
                    "save at most " + Text.count(MOST_ENTRIES) + " arrays in a file");
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                throw other(file, name);
            }
            String array = name.substring(0, name.length() - SUFFIX.length());
            String place = file + ": array " + Text.quoted(array, LONGEST_NAME);
            CRC32 crc = new CRC32();
            try (InputStream in = new BufferedInputStream(new CheckedInputStream(zip.getInputStream(entry), crc))) {
                Optional<NpyHeader> numbers =
                        text.isPresent() ? NpyHeader.readUnlessText(place, in) : Optional.of(NpyHeader.read(place, in));
                if (numbers.isEmpty()) {
                    text.get().accept(array);
                    continue;
                }
                NpyHeader header = numbers.get();
                total += check(place, header, entry.getCompressedSize(), total, MOST_DEFLATED);
                int parts = parts(entry, header);
                NpyArray elements = parts > 1 ? inParts(place, zip, entry, header, parts) : elements(place, header, in);
                if (parts == 1) {
                    checkCrc(place, entry, crc.getValue());
                }
                if (arrays.put(array, elements) != null) {
                    throw new LanewiseException(place, "another array has this name", AGAIN);
                }
            }
        }
        if (arrays.isEmpty()) {
            boolean empty = zip.size() == 0;
            throw new LanewiseException(
                    file,
                    empty ? "the ZIP archive is empty" : "there is no array of numbers in it",
                    empty ? AGAIN : "save arrays of numbers with numpy.savez");
        }
        return Collections.unmodifiableMap(arrays);
    }

    private static LanewiseException other(String file, String name) {
        String place = file + ": entry " + Text.quoted(name, LONGEST_NAME);
        return name.endsWith(".pkl")
                ? new LanewiseException(
                        place,
                        "this is a Python pickle, as torch.save writes it, which could run code",
                        "save the weights with safetensors (save_file in Python)")
                : new LanewiseException(
                        place, "this is not a NumPy array", "give an NPZ file, as numpy.savez writes it");
    }

    /**
     * Checks that an array fits the file and the heap, and returns its size in bytes.
     *
     * @param stored bytes that it takes in the file
     * @param before bytes of the arrays before it
     * @param most maximum number of bytes that one stored byte holds
     */
    private static long check(String place, NpyHeader header, long stored, long before, long most) {
        long elements = header.elements();
        long bytes =
                elements > LARGEST ? Long.MAX_VALUE : elements * header.type().bytes();
        if (bytes > LARGEST || before + bytes > Runtime.getRuntime().maxMemory()) {
            throw new LanewiseException(
                    place,
                    "its shape " + header.shape() + " does not fit in Java's heap",
                    "start Java with a larger heap (-Xmx), or save smaller arrays");
        }
        if (bytes > most * stored) {
            throw new LanewiseException(
                    place,
                    "its shape " + header.shape() + " takes " + Text.count(bytes, "byte") + ", more than "
                            + Text.count(stored, "stored byte") + " can hold",
                    "the file is damaged; " + AGAIN);
        }
        return bytes;
    }

    private static NpyArray elements(String place, NpyHeader header, InputStream in) throws IOException {
        NpyArray array = new NpyArray(header);
        int bytes = (int) header.elements() * header.type().bytes();
        int read = array.fill(in, 0, array.size());
        if (read < bytes || in.read() >= 0) {
            throw new LanewiseException(
                    place,
                    read < bytes
                            ? "it is truncated: it has " + Text.count(read, "byte") + ", and its shape "
                                    + header.shape() + " takes " + Text.count(bytes)
                            : "it has more bytes than its shape " + header.shape() + " takes",
                    "the file is damaged; " + AGAIN);
        }
        return array;
    }

    /** ZipFile does not compare the checksums that are in the archive. */
    private static void checkCrc(String place, ZipEntry entry, long crc) {
        if (crc != entry.getCrc()) {
            throw new LanewiseException(
                    place, "its CRC-32 does not match its content", "the file is damaged; " + AGAIN);
        }
    }

    /**
     * Returns the number of parts in which an array is read: one per thread if it is large, complete and not
     * compressed.
     */
    private static int parts(ZipEntry entry, NpyHeader header) {
        long bytes = header.elements() * header.type().bytes();
        boolean complete = entry.getSize() == header.length() + bytes && entry.getCompressedSize() == entry.getSize();
        return entry.getMethod() == ZipEntry.STORED && complete && bytes >= LARGE
                ? ForkJoinPool.getCommonPoolParallelism() + 1
                : 1;
    }

    /**
     * Reads an array in parts, each by a stream of its own. A stream skips bytes that are not compressed without
     * reading them; the stream of the first part reads the header too, which the checksum includes.
     */
    private static NpyArray inParts(String place, ZipFile zip, ZipEntry entry, NpyHeader header, int parts)
            throws IOException {
        NpyArray array = new NpyArray(header);
        int bytes = header.type().bytes();
        long[] crcs = new long[parts];
        try {
            IntStream.range(0, parts).parallel().forEach(part -> {
                int from = first(array, part, parts);
                int to = first(array, part + 1, parts);
                CRC32 crc = new CRC32();
                try (InputStream stored = zip.getInputStream(entry);
                        InputStream in = new CheckedInputStream(stored, crc)) {
                    if (part == 0) {
                        in.skipNBytes(header.length());
                    } else {
                        stored.skipNBytes(header.length() + (long) from * bytes);
                    }
                    if (array.fill(in, from, to) < (to - from) * bytes) {
                        throw new EOFException("the end of an array is missing");
                    }
                    crcs[part] = crc.getValue();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long crc = crcs[0];
        for (int part = 1; part < parts; part++) {
            long length = (long) (first(array, part + 1, parts) - first(array, part, parts)) * bytes;
            crc = JoinedCrc.of(crc, crcs[part], length);
        }
        checkCrc(place, entry, crc);
        return array;
    }

    /** Returns the index of the first element of a part. */
    private static int first(NpyArray array, int part, int parts) {
        return (int) ((long) array.size() * part / parts);
    }
}
