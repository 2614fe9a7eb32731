package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.function.Executable;

/** Files of examples for the tests, and what their errors must say. */
final class TestFiles {

    private TestFiles() {}

    /** An IDX file with the given type, dimensions and values. */
    static byte[] idx(int type, int[] dimensions, byte[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
        buffer.put((byte) 0).put((byte) 0).put((byte) type).put((byte) dimensions.length);
        Arrays.stream(dimensions).forEach(buffer::putInt);
        return buffer.put(values).array();
    }

    /** An IDX file of images whose pixels are {@link #pixels}. */
    static byte[] images(int count, int height, int width) {
        return idx(8, new int[] {count, height, width}, pixels(count * height * width));
    }

    /** An IDX file of labels. */
    static byte[] labels(int... labels) {
        byte[] values = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[i] = (byte) labels[i];
        }
        return idx(8, new int[] {labels.length}, values);
    }

    /** Pixels that differ from their neighbors and take every value. */
    static byte[] pixels(int count) {
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) (i * 7 + i / 251);
        }
        return pixels;
    }

    /** 0, 1, ..., classes - 1, 0, 1, ... each raised by {@code from}. */
    static int[] cyclicLabels(int count, int from, int classes) {
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> from + i % classes);
        return labels;
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Path write(Path folder, String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    static Path write(Path folder, String name, String content) throws IOException {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The error has one line, which starts with the place, has an advice, and contains the words. */
    static LanewiseException assertRefused(String place, Executable reading, String... words) {
        LanewiseException error = assertThrows(LanewiseException.class, reading);
        String message = error.getMessage();
        assertTrue(message.startsWith(place + ": "), message);
        assertTrue(message.indexOf("; ") > 0 && message.indexOf("; ") < message.length() - 8, message);
        assertFalse(message.contains("\n") || message.contains("\r"), message);
        for (String word : words) {
            assertTrue(message.contains(word), "'" + word + "' is not in: " + message);
        }
        return error;
    }
}
