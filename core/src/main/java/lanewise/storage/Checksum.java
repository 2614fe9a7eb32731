package lanewise.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes the SHA-256 of the content of a model file: the metadata without this sum, then the tensors with their names
 * and shapes, both sorted by name. The layout of the header does not count.
 */
final class Checksum {

    private final MessageDigest digest = Sha256.digest();

    Checksum(Map<String, String> metadata) {
        new TreeMap<>(metadata).forEach((key, value) -> {
            if (!key.equals(Metadata.CHECKSUM)) {
                text(key);
                text(value);
            }
        });
    }

    /** Starts a tensor, whose bytes follow. */
    void tensor(String name, List<Long> shape) {
        text(name);
        text(shape.toString());
    }

    /** Adds bytes of a tensor. */
    void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    MessageDigest digest() {
        return digest;
    }

    /** Returns the sum in hexadecimal. Call it once, at the end. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
