package lanewise.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import lanewise.data.Examples;

/** Hashes examples, to detect whether two data sets are the same. */
public final class DataHash {

    private DataHash() {}

    /**
     * Returns the SHA-256 of the numbers of examples, rows and columns, then all pixels, then the label of each example
     * as in the data. Numbers are big-endian and have four bytes.
     *
     * @param examples labeled examples
     * @return the hash in hexadecimal
     */
    public static String of(Examples examples) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(examples.count())
                .putInt(examples.height())
                .putInt(examples.width())
                .flip());
        digest.update(examples.pixels());
        ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES);
        for (int label : examples.labels()) {
            digest.update(
                    labels.clear().putInt(examples.classes().labelOf(label)).flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
