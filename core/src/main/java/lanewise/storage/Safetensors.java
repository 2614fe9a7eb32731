package lanewise.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import lanewise.errors.LanewiseException;
import lanewise.npy.HalfFloat;

/**
 * An open safetensors file whose header was read and checked. The format: eight bytes with the length of the header,
 * the header in JSON, the bytes of the tensors; all numbers are little-endian (Hugging Face, "Safetensors").
 */
final class Safetensors implements AutoCloseable {

    /** The size of the length of the header in bytes. */
    static final int LENGTH_BYTES = Long.BYTES;

    /** Maximum length of a header in bytes, as in the library of the format. */
    static final long LONGEST_HEADER = 100_000_000;

    private static final int SNIFFED = 256;
    private static final int CHUNK = 1 << 16;

    private final String file;
    private final FileChannel channel;
    private final long dataBegins;
    private final Header header;

    /**
     * Opens a file.
     *
     * @throws LanewiseException if it is not a safetensors file, is damaged, or cannot be read
     */
    static Safetensors open(Path path) {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw new LanewiseException(file, "this is a folder, not a model file", "give a file in this folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new LanewiseException(file, "this is not a regular file", "save the model to a file first");
        }
        try {
            FileChannel channel = FileChannel.open(path);
            try {
                return new Safetensors(file, channel);
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    private Safetensors(String file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        long length = headerLength(size);
        dataBegins = LENGTH_BYTES + length;
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        readFully(bytes, LENGTH_BYTES);
        header = HeaderParser.parse(file, bytes.array());
        header.check(file, size - dataBegins);
    }

    private long headerLength(long size) throws IOException {
        if (size == 0) {
            throw new LanewiseException(file, "the file is empty", Header.AGAIN);
        }
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(size, SNIFFED)).order(ByteOrder.LITTLE_ENDIAN);
        readFully(head, 0);
        if (size <= LENGTH_BYTES || head.get(LENGTH_BYTES) != '{') {
            throw FileKind.of(head.array()).refusal(file);
        }
        long length = head.getLong(0);
        if (length < 0 || length > size - LENGTH_BYTES) {
            throw Header.damaged(
                    file,
                    "the file is truncated: its header should have " + Long.toUnsignedString(length)
                            + " bytes, but the whole file has " + size);
        }
        if (length > LONGEST_HEADER) {
            throw Header.damaged(
                    file,
                    "the header has " + length + " bytes, more than the " + LONGEST_HEADER
                            + " that safetensors allows");
        }
        return length;
    }

    private void readFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new EOFException("it was truncated while it was read");
            }
            at += read;
        }
        bytes.flip();
    }

    Header header() {
        return header;
    }

    /**
     * Reads a tensor of F16, BF16, F32 or F64 as floats of 32 bits.
     *
     * @param digest updated with the bytes of the file; null for none
     */
    float[] floats(TensorInfo tensor, MessageDigest digest) {
        float[] values = new float[Math.toIntExact(tensor.elements())];
        Dtype dtype = Dtype.named(tensor.dtype()).orElseThrow();
        int[] at = {0};
        forEachChunk(tensor, chunk -> {
            if (digest != null) {
                digest.update(chunk.duplicate());
            }
            while (chunk.hasRemaining()) {
                values[at[0]++] = next(dtype, chunk);
            }
        });
        return values;
    }

    private static float next(Dtype dtype, ByteBuffer chunk) {
        return switch (dtype) {
            case F16 -> HalfFloat.toFloat(chunk.getShort());
            case BF16 -> HalfFloat.bfloatToFloat(chunk.getShort());
            case F32 -> chunk.getFloat();
            case F64 -> (float) chunk.getDouble();
            default -> throw new IllegalArgumentException(dtype + " is not a float");
        };
    }

    private void forEachChunk(TensorInfo tensor, Consumer<ByteBuffer> consumer) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (long at = tensor.begin(); at < tensor.end(); at += CHUNK) {
                chunk.clear().limit((int) Math.min(CHUNK, tensor.end() - at));
                readFully(chunk, dataBegins + at);
                consumer.accept(chunk);
            }
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    private static LanewiseException problem(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new LanewiseException(file, "there is no such file", "check the path", e);
        }
        if (e instanceof AccessDeniedException) {
            return new LanewiseException(file, "no permission to read it", "change the file's permissions", e);
        }
        return new LanewiseException(
                file, "reading failed (" + e.getMessage() + ")", "check the disk and try again", e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw problem(file, e);
        }
    }
}
