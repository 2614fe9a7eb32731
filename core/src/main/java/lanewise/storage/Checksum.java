package lanewise.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 of all that a model file says: the metadata but this sum, then the tensors with their names and shapes, each
 * in the order of the names. How the header is laid out does not count.
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

    /** Begins a tensor; its bytes follow. */
    void tensor(String name, List<Long> shape) {
        text(name);
        text(shape.toString());
    }

    /** Takes in bytes of a tensor. */
    void update(ByteBuffer bytes) {
        digest.update(bytes);
    }

    MessageDigest digest() {
        return digest;
    }

    /** In hexadecimal, once all is taken in. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
