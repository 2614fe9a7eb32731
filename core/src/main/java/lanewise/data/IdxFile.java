package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** An open IDX file whose header was read. */
final class IdxFile implements AutoCloseable {

    private final DataFile file;
    private final IdxHeader header;

    /**
     * Reads the header of an open file, which {@link #close()} closes.
     *
     * @throws LanewiseException if its header is not that of images or labels
     */
    IdxFile(DataFile file) {
        this.file = file;
        try {
            header = IdxHeader.read(file.name(), file.stream());
        } catch (IOException e) {
            throw file.problem(e);
        }
    }

    /**
     * Opens an IDX file.
     *
     * @throws LanewiseException if it cannot be read, or is not an IDX file
     */
    static IdxFile open(Path path) {
        DataFile file = DataFile.open(path);
        try {
            if (file.content() == DataFile.Content.NUMPY) {
                throw new LanewiseException(
                        file.name(), "this is a NumPy file, not an IDX file", "give only the NumPy files");
            }
            if (file.content() != DataFile.Content.IDX) {
                throw new LanewiseException(
                        file.name(),
                        "this is a CSV file, not an IDX file",
                        "give only the CSV file, which contains the labels");
            }
            return new IdxFile(file);
        } catch (LanewiseException e) {
            file.close();
            throw e;
        }
    }

    IdxHeader header() {
        return header;
    }

    boolean gzip() {
        return file.gzip();
    }

    /**
     * Returns the SHA-256 of the content after the header, decompressed.
     *
     * @throws LanewiseException if the file cannot be read
     */
    byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            file.stream().transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (IOException e) {
            throw file.problem(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the examples of this file, without labels.
     *
     * @throws LanewiseException if the file does not have the size in its header, or the heap is too small
     */
    Examples examples() {
        return Examples.unlabeled(file.name(), values(), (int) header.height(), (int) header.width());
    }

    /**
     * Reads the examples of this file with the labels of another.
     *
     * @throws LanewiseException if the counts differ, a file does not have the size in its header, or the heap is too
     *     small
     */
    Examples examples(IdxFile labels) {
        if (labels.header.count() != header.count()) {
            throw new LanewiseException(
                    labels.file.name() + ": IDX header",
                    "it has " + labels.header.description() + ", but " + file.name() + " has " + header.description(),
                    "give two files that belong together");
        }
        int[] numbers = labels.header.labels(labels.values());
        return Examples.labeled(file.name(), values(), (int) header.height(), (int) header.width(), numbers);
    }

    private byte[] values() {
        long declared = header.valueBytes();
        if (!file.gzip()) {
            checkLength(file.size() - header.bytes());
        } else if (declared > file.mostBytes()) {
            throw new LanewiseException(
                    file.name() + ": IDX header",
                    "it declares " + header.description() + ", but a gzip file of " + Text.count(file.size(), "byte")
                            + " cannot contain them",
                    DataFile.AGAIN);
        }
        byte[] values = Heap.bytes(file.name() + ": IDX header", header.description(), declared);
        try {
            InputStream in = file.stream();
            int read = in.readNBytes(values, 0, values.length);
            checkLength(read < values.length ? read : read + in.transferTo(OutputStream.nullOutputStream()));
        } catch (IOException e) {
            throw file.problem(e);
        }
        return values;
    }

    /** Compares the number of bytes after the header with the size in the header. */
    private void checkLength(long actual) {
        long declared = header.valueBytes();
        if (actual == declared) {
            return;
        }
        String name = header.labels() ? "label" : "image";
        if (actual < declared) {
            long whole = actual / (declared / header.count());
            throw new LanewiseException(
                    file.name() + ": byte " + (header.bytes() + actual),
                    "the file ends here, after " + Text.count(whole, "whole " + name) + ", but its header declares "
                            + header.description(),
                    DataFile.AGAIN);
        }
        throw new LanewiseException(
                file.name() + ": byte " + (header.bytes() + declared),
                "the file has " + Text.count(actual - declared, "more byte") + " than its header declares ("
                        + header.description() + ")",
                DataFile.AGAIN);
    }

    @Override
    public void close() {
        file.close();
    }
}
