package lanewise.npy;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lanewise.errors.LanewiseException;

/** An array in an NPZ file. A large array that is not compressed is read by several threads. */
final class NpzEntry {

    /** Deflate packs at most 258 bytes into two bits. */
    private static final long MOST_DEFLATED = 1032;

    /** Bytes from which an array that is not compressed is read by several threads. */
    private static final int LARGE = 1 << 21;

    private final String place;
    private final ZipFile zip;
    private final ZipEntry entry;

    /**
     * Creates an entry.
     *
     * @param place the file and the array, for messages
     * @param zip the open file
     * @param entry the entry of the array
     */
    NpzEntry(String place, ZipFile zip, ZipEntry entry) {
        this.place = place;
        this.zip = zip;
        this.entry = entry;
    }

    /**
     * Reads the array.
     *
     * @param before bytes of the arrays before it
     * @return the array; empty for an array of text
     * @throws LanewiseException if it is not an array of numbers or text, is damaged, or exceeds the heap
     */
    Optional<NpyArray> read(long before) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new BufferedInputStream(new CheckedInputStream(zip.getInputStream(entry), crc))) {
            Optional<NpyHeader> numbers = NpyHeader.readUnlessText(place, in);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            NpyHeader header = numbers.get();
            header.check(place, MOST_DEFLATED * entry.getCompressedSize(), before);
            int parts = parts(header);
            if (parts > 1) {
                return Optional.of(inParts(header, parts));
            }
            NpyArray array = NpyArray.read(place, header, in);
            checkCrc(crc.getValue());
            return Optional.of(array);
        }
    }

    /** ZipFile does not compare the checksums that are in the archive. */
    private void checkCrc(long crc) {
        if (crc != entry.getCrc()) {
            throw new LanewiseException(
                    place, "its CRC-32 does not match its content", "the file is damaged; " + NpzFile.AGAIN);
        }
    }

    /**
     * Returns the number of parts in which an array is read: one per thread if it is large, complete and not
     * compressed.
     */
    private int parts(NpyHeader header) {
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
    private NpyArray inParts(NpyHeader header, int parts) throws IOException {
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
        checkCrc(crc);
        return array;
    }

    /** Returns the index of the first element of a part. */
    private static int first(NpyArray array, int part, int parts) {
        return (int) ((long) array.size() * part / parts);
    }
}
